/** Evaluations kept with the case: who evaluated when, what came out, and the driver values behind it. */
import { driverValue, nameKey, sameName } from '../case';
import type { Case, SavedValue } from '../case';
import { resultOf } from './results';

/** Kept evaluations; the oldest gives way to one more. */
export const MOST_EVALUATIONS = 20;
/** Lines of the table; an evaluation that alone has more than half of them is not kept. */
const MOST_LINES = 5_000;

export interface SavedEvaluation {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly by: string;
  /** Mark of the formulas and constants it came from; empty where an older version kept it. */
  readonly model: string;
  readonly alternatives: readonly string[];
  readonly metrics: readonly string[];
}

export interface EvaluationRecord {
  readonly by: string;
  readonly time: Date;
  /** Mark of the model's formulas and constants. */
  readonly model: string;
  /** The numbers now in the driver cells, by `nameKey` of the driver. */
  readonly standing: ReadonlyMap<string, number>;
}

/** The kept evaluations, the latest first. */
export function evaluationsOf({ history }: Case): SavedEvaluation[] {
  const found = new Map<string, SavedValue[]>();
  for (const line of history) {
    const key = nameKey(line.evaluation);
    if (key === '') continue;
    const lines = found.get(key);
    if (lines) lines.push(line);
    else found.set(key, [line]);
  }
  const distinct = (names: readonly string[]) => [
    ...new Map(names.map((name) => [nameKey(name), name])).values(),
  ];
  return [...found.values()]
    .map((lines) => {
      const { evaluation, time, by, model } = lines[0]!;
      return {
        name: evaluation,
        time,
        by,
        model,
        alternatives: distinct(lines.map(({ alternative }) => alternative)),
        metrics: distinct(lines.filter(({ kind }) => kind === 'metric').map(({ name }) => name)),
      };
    })
    .sort((one, other) => other.time.localeCompare(one.time));
}

/** A value of a kept evaluation; undefined where it is not there. A driver is kept where it differs from do nothing. */
export function savedValue(
  { history, alternatives }: Case,
  evaluation: string,
  alternative: string,
  kind: NonNullable<SavedValue['kind']>,
  name: string,
): number | null | undefined {
  const lines = history.filter(
    (line) => line.kind === kind && sameName(line.evaluation, evaluation) && sameName(line.name, name),
  );
  const own = lines.find((line) => sameName(line.alternative, alternative));
  if (own || kind === 'metric') return own?.value;
  const doNothing = alternatives[0]?.name ?? '';
  return (lines.find((line) => sameName(line.alternative, doNothing)) ?? lines[0])?.value;
}

/**
 * The case with its results kept, under the name "Evaluation" and the next number. One that shows the same as the
 * latest, and one too large, is not kept; the oldest go when there are too many.
 */
export function withEvaluation(of: Case, { by, time, model, standing }: EvaluationRecord): Case {
  const kept = evaluationsOf(of);
  const evaluation = nextName(kept);
  const head = { evaluation, time: time.toISOString(), by, model };
  const [doNothing] = of.alternatives;
  const lines: SavedValue[] = of.alternatives.flatMap(({ name: alternative }) => {
    const valueOf = (driver: Case['drivers'][number], under: string) =>
      driverValue(driver, under, of.alternatives, standing.get(nameKey(driver.name)) ?? 0);
    const isBase = alternative === doNothing?.name;
    return [
      ...of.drivers
        .filter((driver) => isBase || valueOf(driver, alternative) !== valueOf(driver, doNothing?.name ?? ''))
        .map((driver) => ({
          ...head,
          alternative,
          kind: 'driver' as const,
          name: driver.name,
          value: valueOf(driver, alternative),
        })),
      ...of.metrics.flatMap((metric) => {
        const result = resultOf(of, alternative, metric.name);
        return result
          ? [{ ...head, alternative, kind: 'metric' as const, name: metric.name, value: result.value }]
          : [];
      }),
    ];
  });
  if (lines.length > MOST_LINES / 2 || repeats(of, kept[0], lines)) return of;
  return { ...of, history: bounded([...of.history, ...lines]) };
}

function nextName(kept: readonly SavedEvaluation[]): string {
  const numbers = kept.map(({ name }) => Number(/^Evaluation (\d+)$/i.exec(name)?.[1] ?? 0));
  return `Evaluation ${Math.max(0, ...numbers) + 1}`;
}

/** Whether the lines say the same as the latest evaluation. */
function repeats(of: Case, latest: SavedEvaluation | undefined, lines: readonly SavedValue[]): boolean {
  if (!latest || latest.model !== lines[0]?.model) return false;
  const content = (line: SavedValue) =>
    JSON.stringify([nameKey(line.alternative), line.kind, nameKey(line.name), line.value]);
  const before = of.history.filter((line) => sameName(line.evaluation, latest.name)).map(content);
  return before.length === lines.length && lines.every((line, i) => content(line) === before[i]);
}

function bounded(history: readonly SavedValue[]): readonly SavedValue[] {
  const order = [...new Set(history.map((line) => nameKey(line.evaluation)))];
  let kept = history;
  while (order.length > MOST_EVALUATIONS || kept.length > MOST_LINES) {
    const oldest = order.shift();
    if (oldest === undefined) break;
    kept = kept.filter((line) => nameKey(line.evaluation) !== oldest);
  }
  return kept;
}

export function renameEvaluation(of: Case, from: string, to: string): Case {
  return {
    ...of,
    history: of.history.map((line) => (sameName(line.evaluation, from) ? { ...line, evaluation: to } : line)),
  };
}

export function removeEvaluation(of: Case, name: string): Case {
  return { ...of, history: of.history.filter((line) => !sameName(line.evaluation, name)) };
}
