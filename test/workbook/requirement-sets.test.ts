/** Whether the Excel that the manifest asks for has what the adapter calls. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const MANIFEST = /<Set Name="ExcelApi" MinVersion="1\.(\d+)"\/>/.exec(readFileSync('manifest.xml', 'utf8'));

/** The set of each member of the Excel namespace that the files name, such as "Table.resize" → 13. */
function setsUsed(files: readonly string[]): Map<string, number> {
  const program = ts.createProgram(files, { types: ['office-js'], strict: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const used = new Map<string, number>();
  const note = (symbol: ts.Symbol | undefined): void => {
    for (const declaration of symbol?.declarations ?? []) {
      const { parent } = declaration;
      if (!ts.isClassDeclaration(parent) && !ts.isInterfaceDeclaration(parent)) continue;
      // "ExcelApi 1.1 for reading; 1.2 for setting it" is told by hand: none of those is beyond 1.8.
      const set = /\[Api set: ExcelApi 1\.(\d+)\]/.exec(declaration.getFullText())?.[1];
      if (set !== undefined) used.set(`${parent.name!.text}.${symbol!.name}`, Number(set));
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) note(checker.getSymbolAtLocation(node));
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(program.getSourceFile(file)!);
  return used;
}

test('every member that the adapter calls is in the ExcelApi set of the manifest', () => {
  const files = readdirSync('src/workbook', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.resolve('src/workbook', file));
  const used = setsUsed(files);
  // The reading of the sets itself works.
  expect(used.get('Range.formulas')).toBe(1);
  expect(used.get('Table.resize')).toBe(13);
  expect([...used].filter(([, set]) => set > Number(MANIFEST![1]))).toEqual([]);
}, 60_000);
