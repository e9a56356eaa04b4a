/** The sentences on what is at stake, what speaks against the recommendation, and what inaction comes to. */
import { formula, text } from '../../../workbook/workbook';
import type { Alternative, Case } from '../../case';
import { counterCase, recommendedAlternative } from '../../decision/recommendation';
import type { Objection } from '../../decision/recommendation';
import type { Sensitivity } from '../../decision/sensitivity';
import { quoted, textLength } from '../formula-text';
import type { SheetLanguage } from '../sheet-language';
import { inWords } from '../sheet-references';
import { unitOf } from '../../unit';
import type { SheetWords } from '../words/en';
import type { OptionsTable } from './options';
import type { Sentence } from './page';

/** About how many characters a figure in words takes. */
const FIGURE = 12;

export function stakesSentences(
  of: Case,
  table: OptionsTable,
  focus: Alternative | null,
  words: SheetWords,
): Sentence[] {
  const { brief } = words;
  const { primary, changeRow, column, headerRow, last } = table;
  const plain = (sentence: string): Sentence => ({ content: text(sentence), length: sentence.length });
  const r = primary && table.valueRows.get(primary);
  if (!primary || !r || changeRow === null) return [plain(brief.noPrimary)];
  const name = (c: string): string => `${c}$${headerRow}`;
  const figure = (cell: string): string => inWords(cell, primary.unit, words);
  const metric = `$A${r}`;
  const base = column(0);
  const baseName = of.alternatives[0]!.name;
  const sentences: Sentence[] = [];
  const at = focus ? of.alternatives.indexOf(focus) : -1;
  if (focus && at > 0) {
    const own = column(at);
    const isLeading = recommendedAlternative(of) === null;
    const sentence = isLeading ? brief.leading : brief.recommended;
    const unevaluated = (isLeading ? brief.leadingOnly : brief.recommendedOnly)(name(own));
    const change = `${own}${changeRow}`;
    const stakes = sentence({
      name: name(own),
      metric,
      own: figure(`${own}${r}`),
      base: figure(`${base}${r}`),
      baseName: name(base),
      change: `IF(${change}>0,"+","")&${figure(change)}`,
    });
    const blank = { name: '', metric: '', own: '', base: '', baseName: '', change: '' };
    sentences.push({
      content: formula(`=IF(AND(ISNUMBER(${own}${r}),ISNUMBER(${base}${r})),${stakes},${unevaluated})`),
      length:
        textLength(sentence(blank)) + focus.name.length + primary.name.length + baseName.length + 3 * FIGURE,
    });
  } else {
    sentences.push({
      content: formula(`=${brief.nothingRecommended(name(base))}`),
      length: textLength(brief.nothingRecommended('')) + baseName.length,
    });
  }
  const longestName = Math.max(...of.alternatives.map((one) => one.name.length));
  if (primary.direction !== null) {
    const values = `$${base}${r}:$${last}${r}`;
    const best = `${primary.direction === 'higher' ? 'MAX' : 'MIN'}(${values})`;
    const names = `$${base}$${headerRow}:$${last}$${headerRow}`;
    const sentence = primary.direction === 'higher' ? brief.highest : brief.lowest;
    const found = sentence({
      metric,
      name: `INDEX(${names},1,MATCH(${best},${values},0))`,
      value: figure(best),
    });
    sentences.push({
      content: formula(`=IF(COUNT(${values})=0,${quoted(brief.noneEvaluated)},${found})`),
      length:
        textLength(sentence({ metric: '', name: '', value: '' })) +
        primary.name.length +
        longestName +
        FIGURE,
    });
  }
  const range = table.rangeRows;
  if (focus && at > 0 && range) {
    const own = column(at);
    const [low, high] = [`${own}${range.p10}`, `${own}${range.p90}`];
    const found = brief.range({ metric, name: name(own), low: figure(low), high: figure(high) });
    sentences.push({
      content: formula(`=IF(AND(ISNUMBER(${low}),ISNUMBER(${high})),${found},${brief.noRange(name(own))})`),
      length:
        textLength(brief.range({ metric: '', name: '', low: '', high: '' })) +
        primary.name.length +
        focus.name.length +
        2 * FIGURE,
    });
  }
  return sentences;
}

/** The gravest objection to the alternative in focus, as known when the page is written. */
export function counterSentence(
  of: Case,
  focus: Alternative | null,
  sensitivity: Sensitivity,
  { words, figure: inText }: SheetLanguage,
): string | null {
  const [gravest] = focus ? counterCase(of, focus.name, sensitivity) : [];
  if (!focus || gravest === undefined) return null;
  const { brief } = words;
  const figure = (value: number, subject: string): string => inText({ value, unit: unitOf(of, subject) });
  const objection = (one: Objection): string => {
    switch (one.kind) {
      case 'breach':
        return brief.breaches(one.metric, figure(one.missedBy, one.metric));
      case 'dominated':
        return brief.dominated(one.by);
      case 'switching': {
        const { driver, base, metric } = one.entry;
        const { value, against } = one.at;
        const figures = [driver, figure(value, driver), figure(base, driver)] as const;
        return against === null
          ? brief.switchesThreshold(...figures, metric)
          : brief.switches(...figures, against);
      }
      case 'beaten':
        return brief.beaten(one.by, one.metric, figure(one.difference, one.metric));
    }
  };
  return brief.strongestCase(focus.name, objection(gravest));
}

/** What do nothing comes to, metric by metric. */
export function inaction({ valueRows, column, headerRow }: OptionsTable, words: SheetWords): string {
  const base = column(0);
  const parts = [...valueRows].slice(0, 3).map(([metric, r]) => {
    const cell = `${base}${r}`;
    return `$A${r}&" "&IF(ISNUMBER(${cell}),${inWords(cell, metric.unit, words)},${quoted(words.notEvaluated)})`;
  });
  if (parts.length === 0) return quoted(words.brief.noMetric);
  return `${base}$${headerRow}&": "&${parts.join('&", "&')}&"."`;
}
