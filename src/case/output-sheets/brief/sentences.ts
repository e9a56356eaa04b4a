/** The sentences on what is at stake, what speaks against the recommendation, and what inaction comes to. */
import { formula, text } from '../../../workbook/workbook';
import type { CellInput } from '../../../workbook/workbook';
import type { Alternative, Case } from '../../case';
import { plainFigure } from '../../said';
import { counterCase, recommendedAlternative } from '../../decision/recommendation';
import type { Objection } from '../../decision/recommendation';
import type { Sensitivity } from '../../decision/sensitivity';
import { inWords, quoted } from '../sheet-references';
import { unitOf } from '../../unit';
import type { OptionsTable } from './options';

export function stakesSentences(of: Case, table: OptionsTable, focus: Alternative | null): CellInput[] {
  const { primary, changeRow, column, headerRow, last } = table;
  const r = primary && table.valueRows.get(primary);
  if (!primary || !r || changeRow === null)
    return [text('No primary metric is set, so that no value can be told.')];
  const name = (c: string): string => `${c}$${headerRow}`;
  const words = (c: string): string => inWords(`${c}${r}`, primary.unit);
  const base = column(0);
  const sentences: CellInput[] = [];
  const at = focus ? of.alternatives.indexOf(focus) : -1;
  if (at > 0) {
    const own = column(at);
    const role =
      recommendedAlternative(of) === null ? '"No recommendation yet. Leading: "' : '"Recommended: "';
    const change = `${own}${changeRow}`;
    sentences.push(
      formula(
        `=IF(AND(ISNUMBER(${own}${r}),ISNUMBER(${base}${r})),${role}&${name(own)}&". "&$A${r}&" "&${words(own)}&` +
          `" against "&${words(base)}&" under "&${name(base)}&": "&IF(${change}>0,"+","")&` +
          `${inWords(change, primary.unit)}&".",${role}&${name(own)}&". Not evaluated yet.")`,
      ),
    );
  } else {
    sentences.push(formula(`="Nothing is recommended against "&${name(base)}&"."`));
  }
  if (primary.direction !== null) {
    const values = `$${base}${r}:$${last}${r}`;
    const best = `${primary.direction === 'higher' ? 'MAX' : 'MIN'}(${values})`;
    const names = `$${base}$${headerRow}:$${last}$${headerRow}`;
    const word = primary.direction === 'higher' ? 'Highest' : 'Lowest';
    sentences.push(
      formula(
        `=IF(COUNT(${values})=0,"No alternative is evaluated yet.",${quoted(`${word} `)}&$A${r}&": "&` +
          `INDEX(${names},1,MATCH(${best},${values},0))&", "&${inWords(best, primary.unit)}&".")`,
      ),
    );
  }
  const range = table.rangeRows;
  if (at > 0 && range) {
    const own = column(at);
    const [low, high] = [`${own}${range.p10}`, `${own}${range.p90}`];
    sentences.push(
      formula(
        `=IF(AND(ISNUMBER(${low}),ISNUMBER(${high})),"In eight cases out of ten "&$A${r}&" under "&${name(own)}&` +
          `" lies between "&${inWords(low, primary.unit)}&" and "&${inWords(high, primary.unit)}&".",` +
          `"No range is simulated for "&${name(own)}&".")`,
      ),
    );
  }
  return sentences;
}

/** The gravest objection to the alternative in focus, as known when the page is written. */
export function counterSentence(
  of: Case,
  focus: Alternative | null,
  sensitivity: Sensitivity,
): string | null {
  const [gravest] = focus ? counterCase(of, focus.name, sensitivity) : [];
  if (!focus || gravest === undefined) return null;
  const figure = (value: number, subject: string): string =>
    plainFigure({ value, unit: unitOf(of, subject) });
  const words = (one: Objection): string => {
    switch (one.kind) {
      case 'breach':
        return `it breaches the guardrail ${one.metric} by ${figure(one.missedBy, one.metric)}`;
      case 'dominated':
        return `${one.by} is nowhere worse and somewhere better`;
      case 'switching':
        return (
          `it loses once ${one.entry.driver} reaches ${figure(one.entry.switching!.value, one.entry.driver)}, ` +
          `planned ${figure(one.entry.base, one.entry.driver)}`
        );
      case 'beaten':
        return `${one.by} is better in ${one.metric} by ${figure(one.difference, one.metric)}`;
    }
  };
  return `Strongest case against ${focus.name}, when this was written: ${words(gravest)}.`;
}

/** What do nothing comes to, metric by metric. */
export function inaction({ valueRows, column, headerRow }: OptionsTable): string {
  const base = column(0);
  const parts = [...valueRows].slice(0, 3).map(([metric, r]) => {
    const cell = `${base}${r}`;
    return `$A${r}&" "&IF(ISNUMBER(${cell}),${inWords(cell, metric.unit)},"not evaluated")`;
  });
  if (parts.length === 0) return quoted('No metric is set.');
  return `${base}$${headerRow}&": "&${parts.join('&", "&')}&"."`;
}
