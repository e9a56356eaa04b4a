/** What the engine says of a model, as the case says things: in English, and by its sentence in the display language. */
import type { Fact, Said } from '../case/said';
import type { Remark, RemarkFact } from '../recalc/remark';
import { remarkText } from '../recalc/remark';

export function sayRemark(remark: Remark): Said {
  const facts = Object.entries(remark.facts).map(([place, fact]) => [place, factOf(fact)] as const);
  return { sentence: remark.sentence, facts: Object.fromEntries(facts), message: remarkText(remark) };
}

export function factOf(fact: RemarkFact): Fact {
  return typeof fact === 'object' ? sayRemark(fact) : fact;
}
