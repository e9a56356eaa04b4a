import { DomainError, requireEntries } from '../../domain/domain-error';

export interface RegretOfAlternative {
  readonly mean: number;
  readonly percentile95: number;
  readonly greatest: number;
  /** Share of the futures in which the alternative is best; ties are shared out equally. */
  readonly shareBest: number;
}

/**
 * Regret over futures: how far each alternative falls short of the one that would have been best in each future.
 *
 * @param outcomes for each alternative its metric in every future; futures in which any is NaN are left out
 * @param direction whether more or less of the metric is better
 * @throws DomainError "out-of-range" without alternatives or with unequal counts of futures
 * @see Savage, The Theory of Statistical Decision, JASA 46 (1951)
 */
export function regretOver(
  outcomes: readonly Float64Array[],
  direction: 'higher' | 'lower',
): { alternatives: RegretOfAlternative[]; futures: number } {
  requireEntries('outcomes', outcomes);
  const count = (outcomes[0] as Float64Array).length;
  if (outcomes.some((values) => values.length !== count)) {
    throw new DomainError('out-of-range', 'outcomes', 'must hold the same futures for every alternative');
  }
  const sign = direction === 'higher' ? 1 : -1;
  const regrets = outcomes.map(() => [] as number[]);
  const wins = new Float64Array(outcomes.length);
  let futures = 0;
  for (let t = 0; t < count; t++) {
    const values = outcomes.map((list) => sign * (list[t] as number));
    if (values.some(Number.isNaN)) continue;
    futures++;
    const best = Math.max(...values);
    const winners = values.filter((value) => value === best).length;
    values.forEach((value, i) => {
      (regrets[i] as number[]).push(best - value);
      if (value === best) (wins[i] as number) += 1 / winners;
    });
  }
  const alternatives = regrets.map((list, i): RegretOfAlternative => {
    const sorted = Float64Array.from(list).sort();
    const at = sorted[Math.max(0, Math.ceil(0.95 * sorted.length) - 1)] ?? NaN;
    return {
      mean: futures === 0 ? NaN : list.reduce((a, b) => a + b, 0) / futures,
      percentile95: at,
      greatest: sorted[sorted.length - 1] ?? NaN,
      shareBest: futures === 0 ? NaN : (wins[i] as number) / futures,
    };
  });
  return { alternatives, futures };
}
