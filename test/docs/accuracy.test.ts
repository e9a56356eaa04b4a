/** docs/accuracy.md is what our code gives today, and every figure agrees with the one that its source prints. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateExample, loadFunctions } from '../support/fulcrum-functions';
import { publishedFigures } from './published-figures';
import type { PublishedFigure } from './published-figure';

const file = path.resolve('docs/accuracy.md');
const functions = loadFunctions();

interface Held extends PublishedFigure {
  readonly ours: number;
}

function decimals(published: string): number {
  return published.split('.')[1]?.length ?? 0;
}

async function hold(figure: PublishedFigure): Promise<Held> {
  const ours = await evaluateExample(figure.formula, functions);
  if (typeof ours !== 'number') throw new Error(`${figure.formula} gives ${JSON.stringify(ours)}, no number`);
  return { ...figure, ours };
}

function accuracyText(held: readonly Held[]): string {
  const areas = [...new Set(held.map(({ area }) => area))];
  const lines = [
    '# Accuracy',
    '',
    `${held.length} figures that textbooks and papers print, and what the functions give. This page is written by running`,
    'the formulas (`npm run accuracy`); a test fails when a figure differs from the printed one by more than its rounding,',
    'or by more than the note says. The tests under `test/published` and `test/domain` hold many more, with the title of',
    'each naming its source.',
    '',
    'Beside printed figures stand independent calculations: policies against simulation, networks against enumeration and',
    'the OR-Library, the recalculation engine against workbooks saved by Excel ([how](recalculation.md)).',
    '',
    'Not every book was open when its row was written: the well-known examples of Silver, Pyke & Peterson, Nahmias,',
    'Hillier & Lieberman, Winston, Heizer & Render, Stevenson, Krajewski, Jacobs & Chase, Russell & Taylor, Ballou, Waters',
    'and Chopra & Meindl are in part quoted as they are taught. Editions differ in numbering and rounding; check the page',
    'before you cite it.',
  ];
  for (const area of areas) {
    lines.push(
      '',
      `## ${area}`,
      '',
      '| source | figure | formula | published | ours |',
      '|---|---|---|--:|--:|',
    );
    for (const { source, what, formula, published, ours, within } of held.filter(
      (one) => one.area === area,
    )) {
      const note = within ? ` (within ${within.by}: ${within.because})` : '';
      lines.push(
        `| ${source} | ${what}${note} | \`${formula.replaceAll('|', '\\|')}\` | ${published} | ${Number(ours.toPrecision(9))} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

describe('accuracy against published figures', () => {
  it.each(publishedFigures)('$source, $what: $published', async (figure) => {
    const { ours } = await hold(figure);
    const rounding = 0.5 * 10 ** -decimals(figure.published) * (1 + 1e-9);
    expect(Math.abs(ours - Number(figure.published))).toBeLessThanOrEqual(figure.within?.by ?? rounding);
  });

  it('stands in docs/accuracy.md as the code gives it', async () => {
    const text = accuracyText(await Promise.all(publishedFigures.map(hold)));
    if (process.env['FULCRUM_WRITE_ACCURACY']) writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
