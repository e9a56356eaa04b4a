import type { DescribedFunction } from './functions-pipeline.cjs';

declare const translation: {
  helpFolder: string;
  helpLanguages(): string[];
  translated(described: DescribedFunction[], language: string): DescribedFunction[];
  translationFaults(described: DescribedFunction[], language: string): string[];
};
export default translation;
