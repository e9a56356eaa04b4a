/** The way from do nothing to an alternative, driver by driver, by the local engine. */
import type { Case } from '../../../case/case';
import { DomainError } from '../../../domain/domain-error';
import type { Waterfall } from '../../../case/decision/waterfall';
import { waterfallOf } from '../../../case/decision/waterfall';
import type { Workbook } from '../../../workbook/workbook';
import { valuesUnder } from '../../case-uncertainty';
import { localEngineOf } from '../../local-engine';

/**
 * @throws CaseError, NotLocal as `LocalEngine.prepare` does
 * @throws DomainError where the metric is no number in a mix of the two alternatives
 * @throws the signal's reason when it is aborted
 */
export async function computeWaterfall(
  workbook: Workbook,
  of: Case,
  { alternative, metric }: { readonly alternative: string; readonly metric: string },
  signal: AbortSignal,
): Promise<Waterfall> {
  const engine = localEngineOf(workbook);
  const { plan } = await engine.prepare(of);
  signal.throwIfAborted();
  const to = plan.alternatives.indexOf(alternative);
  const m = plan.metrics.findIndex((planned) => planned.metric.name === metric);
  const values = (at: number) => valuesUnder(plan.drivers, Math.max(0, at));
  const attribution = await engine.run(
    'attribute',
    { before: values(0), after: values(to), metric: Math.max(0, m) },
    { signal },
  );
  if (attribution.parts.some(Number.isNaN)) {
    throw new DomainError(
      'infeasible',
      `"${metric}"`,
      `is no number in some mix of "${plan.alternatives[0]}" and "${alternative}", so that its change cannot be shared among the drivers`,
    );
  }
  return waterfallOf({
    base: plan.alternatives[0] ?? '',
    alternative,
    metric,
    unit: plan.metrics[m]?.metric.unit ?? '',
    attribution,
    drivers: plan.drivers.map(({ driver: { name, unit }, address }) => ({ name, unit, address })),
    before: values(0),
    after: values(to),
  });
}
