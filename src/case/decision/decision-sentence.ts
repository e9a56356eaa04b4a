/** What is missing in a decision's sentence, by its wording in English or German. */

export type SentenceFlaw =
  /** A verb under which nothing need happen; `word` says which. */
  | { readonly kind: 'vague'; readonly word: string }
  | { readonly kind: 'noDate' }
  | { readonly kind: 'tooShort' }
  | { readonly kind: 'tooLong' };

const VAGUE =
  /(?<!\p{L})(?:improv|optimi[sz]|enhanc|explor|consider|leverag|streamlin|address|support|strengthen|transform|look(?:ing)? into|verbesser|optimier|prüf|untersuch|erwäg|stärk|unterstütz)\p{L}*/iu;
const DATE_GERMAN =
  /(?<!\p{L})(?:bis|vor|ab|im|in|am|zum)\s[^.]*(?:\b(?:19|20)\d{2}\b|(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|quartal|ende)(?!\p{L}))|(?<!\p{L})(?:wochen?|monate?n?)(?!\p{L})/iu;
const DATE_ENGLISH =
  /\b(?:by|before|until|from|in|on|at)\b[^.]*(?:\b(?:19|20)\d{2}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|end of)\b)|\bweeks?\b|\bmonths?\b/i;

/** Verb, object and date in one breath: at least this many words, and no more than that. */
const LEAST_WORDS = 5;
const MOST_WORDS = 60;

/** The flaws of the sentence, the gravest first; none for an empty one. A decide-by date elsewhere counts as the date. */
export function sentenceFlaws(sentence: string, decideBy: string): SentenceFlaw[] {
  const words = sentence
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const vague = VAGUE.exec(sentence)?.[0];
  return [
    ...(vague === undefined ? [] : [{ kind: 'vague' as const, word: vague }]),
    ...(decideBy === '' && !DATE_ENGLISH.test(sentence) && !DATE_GERMAN.test(sentence)
      ? [{ kind: 'noDate' as const }]
      : []),
    ...(words.length < LEAST_WORDS ? [{ kind: 'tooShort' as const }] : []),
    ...(words.length > MOST_WORDS ? [{ kind: 'tooLong' as const }] : []),
  ];
}
