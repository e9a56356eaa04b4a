/** Tornado and switching values of one metric under one alternative, by the local engine. */
import type { Case } from '../../../../case/case';
import type { DriverSensitivity } from '../../../../case/decision/sensitivity';
import type { SwitchingValues } from '../../../../recalc/uses/switching-values';
import type { DriverRange, TornadoBar } from '../../../../recalc/uses/tornado';
import type { Workbook } from '../../../../workbook/workbook';
import { plannedAlternatives, rangesUnder, valuesUnder } from '../../../case-uncertainty';
import { localEngineOf } from '../../../local-engine';

export interface AnalysedDriver {
  readonly name: string;
  readonly unit: string;
  readonly address: string;
  readonly range: DriverRange;
  readonly bar: TornadoBar;
  /** Null where the metric has neither threshold nor another alternative to be held against. */
  readonly switching: SwitchingValues | null;
}

export interface Analysis {
  /** The metric at the alternative's own values. */
  readonly base: number;
  /** The longest bar first. */
  readonly drivers: readonly AnalysedDriver[];
  /** Drivers without a range. */
  readonly unranged: number;
  readonly sensitivity: readonly DriverSensitivity[];
}

/** What an alternative's metric is held against: another alternative, or null for the metric's threshold. */
export type Against = string | null;

/**
 * @throws CaseError, NotLocal as `LocalEngine.prepare` does
 * @throws the signal's reason when it is aborted
 */
export async function analyse(
  workbook: Workbook,
  of: Case,
  { alternative, metric, against }: { alternative: string; metric: string; against: Against },
  signal: AbortSignal,
): Promise<Analysis> {
  const engine = localEngineOf(workbook);
  const { plan } = await engine.prepare(of);
  signal.throwIfAborted();
  const a = Math.max(0, plan.alternatives.indexOf(alternative));
  const m = Math.max(
    0,
    plan.metrics.findIndex((planned) => planned.metric.name === metric),
  );
  const ranges = rangesUnder(plan, a);
  const alternatives = plannedAlternatives(plan);
  const other = alternatives.find(({ name }) => name === against);
  const threshold = plan.metrics[m]?.metric.threshold ?? null;
  const base = valuesUnder(plan.drivers, a);
  const { bars, base: atBase } = await engine.run('tornado', { base, ranges, metric: m }, { signal });
  const target = other ? { against: other } : threshold === null ? null : { threshold };
  const switching = target
    ? await engine.run('switching', { alternative: alternatives[a]!, ranges, metric: m, target }, { signal })
    : [];
  const drivers = bars.flatMap((bar): AnalysedDriver[] => {
    const planned = plan.drivers[bar.driver];
    const range = ranges[bar.driver];
    if (!planned || !range) return [];
    const { name, unit } = planned.driver;
    const found = switching.find(({ driver }) => driver === bar.driver) ?? null;
    return [{ name, unit, address: planned.address, range, bar, switching: found }];
  });
  const orNull = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    base: atBase,
    drivers,
    unranged: ranges.filter((range) => range === undefined).length,
    sensitivity: drivers.map(({ name, bar, switching: found }) => ({
      driver: name,
      metric: plan.metrics[m]?.metric.name ?? metric,
      alternative: plan.alternatives[a] ?? alternative,
      base: base[bar.driver] ?? NaN,
      atBase,
      atLow: orNull(bar.atLow),
      atHigh: orNull(bar.atHigh),
      switching: found?.values[0] ? { value: found.values[0].value, against: other?.name ?? null } : null,
    })),
  };
}
