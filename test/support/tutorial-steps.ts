/**
 * Reads docs/tutorial.md as instructions: every sentence of a numbered step that gives one, in the order written.
 * A sentence that begins like an instruction and is none that is known is a fault of the tutorial.
 */
import { readFileSync } from 'node:fs';

export interface TutorialCell {
  readonly cell: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
}

export type Instruction =
  | { readonly act: 'new' }
  | { readonly act: 'enter'; readonly sheet: string; readonly cells: readonly TutorialCell[] }
  | { readonly act: 'click'; readonly button: string }
  | { readonly act: 'view' | 'part'; readonly name: string }
  | { readonly act: 'select'; readonly cell: string }
  | { readonly act: 'type'; readonly text: string; readonly field: string }
  | { readonly act: 'choose'; readonly choice: string; readonly field: string }
  | { readonly act: 'see'; readonly texts: readonly string[] }
  | { readonly act: 'seeCell'; readonly cell: string; readonly value: number }
  | { readonly act: 'seeRow'; readonly metric: string; readonly values: readonly number[] };

export interface Step {
  readonly number: number;
  readonly text: string;
  readonly instructions: readonly Instruction[];
}

type Reader = (match: RegExpExecArray, cells: readonly TutorialCell[]) => Instruction;

const number = (text: string) => Number(text.replaceAll(',', ''));
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

const KNOWN: readonly (readonly [RegExp, Reader])[] = [
  [/^Click \*\*New\*\* in the workbench$/, () => ({ act: 'new' })],
  [/^Enter these cells on the sheet `(.+)`:$/, (m, cells) => ({ act: 'enter', sheet: m[1]!, cells })],
  [/^Click \*\*(.+)\*\*$/, (m) => ({ act: 'click', button: m[1]! })],
  [/^Open the (view|part) \*\*(.+)\*\*$/, (m) => ({ act: m[1] as 'view' | 'part', name: m[2]! })],
  [/^Select the cell `(.+)`$/, (m) => ({ act: 'select', cell: m[1]! })],
  [/^Type `(.+)` into \*\*(.+)\*\*$/, (m) => ({ act: 'type', text: m[1]!, field: m[2]! })],
  [/^Choose \*\*(.+)\*\* as \*\*(.+)\*\*$/, (m) => ({ act: 'choose', choice: m[1]!, field: m[2]! })],
  [/^See that `(.+)` shows about `(.+)`$/, (m) => ({ act: 'seeCell', cell: m[1]!, value: number(m[2]!) })],
  [
    /^See that \*\*(.+)\*\* compares as (.+)$/,
    (m) => ({ act: 'seeRow', metric: m[1]!, values: quoted(m[2]!).map(number) }),
  ],
  [/^See `.+`$/, (m) => ({ act: 'see', texts: quoted(m[0]) })],
];

export function tutorialSteps(file: string): Step[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const starts = lines.flatMap((line, i) => (/^\d+\. /.test(line) ? [i] : []));
  return starts.map((start) => {
    let end = start + 1;
    while (end < lines.length && /^( {2,}|$)/.test(lines[end]!)) end++;
    const block = lines.slice(start, end).map((line) => line.trim());
    const text = block[0]!.replace(/^\d+\. /, '');
    const cells = block
      .filter((line) => /^\| *[A-Z]+\d+ *\|/.test(line))
      .map((line) => line.split('|').map((part) => part.trim()))
      .map(([, cell, label, value, unit]) => ({ cell: cell!, label: label!, value: value!, unit: unit! }));
    return {
      number: Number(/^\d+/.exec(block[0]!)![0]),
      text,
      instructions: sentences(text).flatMap((sentence) => instructionOf(sentence, cells)),
    };
  });
}

/** Sentences end with a full stop outside of code; one that introduces a table ends with a colon. */
function sentences(text: string): string[] {
  const codes: string[] = [];
  const plain = text.replace(/`[^`]*`/g, (code) => `\uE000${codes.push(code) - 1}\uE000`);
  return plain
    .split(/\.(?:\s+|$)|(?<=\uE000)\s+(?=[A-Z])/)
    .map((part) => part.replace(/\uE000(\d+)\uE000/g, (_, index) => codes[Number(index)]!).trim())
    .filter(Boolean);
}

function instructionOf(sentence: string, cells: readonly TutorialCell[]): Instruction[] {
  for (const [pattern, read] of KNOWN) {
    const match = pattern.exec(sentence);
    if (match) return [read(match, cells)];
  }
  if (/^(Click|Enter|Open|Select|Type|Choose|See)\b/.test(sentence)) {
    throw new Error(`The tutorial says "${sentence}", which its test cannot carry out.`);
  }
  return [];
}
