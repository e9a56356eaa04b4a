import type { DescribedFunction } from './functions-pipeline.cjs';
declare const functionsDocs: { referenceText(described: DescribedFunction[]): string };
export default functionsDocs;
