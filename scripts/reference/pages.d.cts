import type { DescribedFunction } from '../functions-pipeline.cjs';
declare const reference: {
  referencePages(described: DescribedFunction[], version: string): Map<string, string>;
};
export default reference;
