/** What every driver does to the primary metric under every alternative, by the local engine. */
import type { Case } from '../case/case';
import { primaryMetric, rivalOf } from '../case/decision/recommendation';
import type { DriverSensitivity, Sensitivity } from '../case/decision/sensitivity';
import type { Workbook } from '../workbook/workbook';
import { plannedAlternatives, rangesUnder, valuesUnder } from './case-uncertainty';
import { localEngineOf } from './local-engine';

/**
 * Swings, and for each driver the nearest value at which the alternative and its rival draw level. Nothing for a case
 * without a primary metric.
 *
 * @throws CaseError, NotLocal as `LocalEngine.prepare` does
 * @throws the signal's reason when it is aborted
 */
export async function computeSensitivity(
  workbook: Workbook,
  of: Case,
  signal: AbortSignal,
): Promise<Sensitivity> {
  const wanted = primaryMetric(of);
  if (!wanted) return [];
  const engine = localEngineOf(workbook);
  const { plan } = await engine.prepare(of);
  const m = plan.metrics.findIndex(({ metric }) => metric.name === wanted.name);
  if (m < 0) return [];
  const alternatives = plannedAlternatives(plan);
  const found: DriverSensitivity[] = [];
  for (const [a, alternative] of alternatives.entries()) {
    signal.throwIfAborted();
    const ranges = rangesUnder(plan, a);
    const base = valuesUnder(plan.drivers, a);
    const { bars, base: atBase } = await engine.run('tornado', { base, ranges, metric: m }, { signal });
    const rival = alternatives.find(({ name }) => name === rivalOf(of, alternative.name));
    const switching = rival
      ? await engine.run(
          'switching',
          { alternative, ranges, metric: m, target: { against: rival } },
          { signal },
        )
      : [];
    for (const { driver, atLow, atHigh } of bars) {
      const nearest = switching.find((one) => one.driver === driver)?.values[0];
      found.push({
        driver: plan.drivers[driver]!.driver.name,
        metric: wanted.name,
        alternative: alternative.name,
        base: base[driver] ?? NaN,
        atBase,
        atLow: Number.isNaN(atLow) ? null : atLow,
        atHigh: Number.isNaN(atHigh) ? null : atHigh,
        switching: nearest && rival ? { value: nearest.value, against: rival.name } : null,
      });
    }
  }
  return found;
}
