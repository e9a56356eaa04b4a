export interface ExcelParameter {
  name: string;
  description: string;
  type: string;
  dimensionality?: string;
  optional?: boolean;
  repeating?: boolean;
}
export interface ExcelFunction {
  id: string;
  name: string;
  description: string;
  parameters: ExcelParameter[];
  result: { type?: string; dimensionality?: string };
  options?: Record<string, boolean>;
}
export interface DescribedFunction {
  id: string;
  file: string;
  functionName: string;
  excel: ExcelFunction;
  summary: string;
  sections: { title: string; text: string }[];
  returns: string;
  examples: { formula: string; expected: string }[];
}
declare const pipeline: {
  describeFunctions(files?: string[]): DescribedFunction[];
  families: Record<string, string>;
  familyOf(id: string): string;
  functionFiles(): string[];
  helpJson(described: DescribedFunction[]): string;
  metadataJson(described: DescribedFunction[]): string;
  registrySource(described: DescribedFunction[]): string;
  signature(entry: DescribedFunction): string;
  writeIfChanged(file: string, text: string): boolean;
  writeRegistry(described: DescribedFunction[]): void;
  namespace: string;
  root: string;
};
export default pipeline;
