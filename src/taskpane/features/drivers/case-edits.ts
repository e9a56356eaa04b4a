/**
 * Edits of the case's rows. Each finds its row by name when it is applied, because the case may have been edited on
 * the sheet in between; a row that is gone by then is left gone.
 */
import { sameName } from '../../../case/case';
import type { Alternative, Driver, Metric } from '../../../case/case';
import type { CaseEdit } from '../../../case/case-store';

function changed<Row extends { readonly name: string }>(
  rows: readonly Row[],
  name: string,
  change: (row: Row) => Row,
): readonly Row[] {
  return rows.map((row) => (sameName(row.name, name) ? change(row) : row));
}

/** Adds the row; an edit that was saved although Excel's answer was lost finds its row there already. */
function withRow<Row extends { readonly name: string }>(rows: readonly Row[], row: Row): readonly Row[] {
  return rows.some(({ name }) => sameName(name, row.name))
    ? changed(rows, row.name, () => row)
    : [...rows, row];
}

function without<Row extends { readonly name: string }>(rows: readonly Row[], name: string): readonly Row[] {
  return rows.filter((row) => !sameName(row.name, name));
}

// ---------------------------------------------------------------------------------------------
// Drivers

export const addDriver =
  (driver: Driver): CaseEdit =>
  (before) => ({ ...before, drivers: withRow(before.drivers, driver) });

export const changeDriver =
  (name: string, part: Partial<Omit<Driver, 'name' | 'values'>>): CaseEdit =>
  (before) => ({ ...before, drivers: changed(before.drivers, name, (driver) => ({ ...driver, ...part })) });

export const setDriverValue =
  (name: string, alternative: string, value: number | null): CaseEdit =>
  (before) => ({
    ...before,
    drivers: changed(before.drivers, name, (driver) => ({
      ...driver,
      values: { ...driver.values, [alternative]: value },
    })),
  });

/** Renames a driver, also where actuals are noted for it. */
export const renameDriver =
  (from: string, to: string): CaseEdit =>
  (before) => ({
    ...before,
    drivers: changed(before.drivers, from, (driver) => ({ ...driver, name: to })),
    actuals: before.actuals.map((one) => (sameName(one.subject, from) ? { ...one, subject: to } : one)),
  });

export const removeDriver =
  (name: string): CaseEdit =>
  (before) => ({ ...before, drivers: without(before.drivers, name) });

// ---------------------------------------------------------------------------------------------
// Metrics

export const addMetric =
  (metric: Metric): CaseEdit =>
  (before) => ({ ...before, metrics: withRow(before.metrics, metric) });

export const changeMetric =
  (name: string, part: Partial<Omit<Metric, 'name'>>): CaseEdit =>
  (before) => ({ ...before, metrics: changed(before.metrics, name, (metric) => ({ ...metric, ...part })) });

/** Renames a metric with its results, promises and actuals. */
export const renameMetric =
  (from: string, to: string): CaseEdit =>
  (before) => ({
    ...before,
    metrics: changed(before.metrics, from, (metric) => ({ ...metric, name: to })),
    results: before.results.map((one) => (sameName(one.metric, from) ? { ...one, metric: to } : one)),
    followThrough: before.followThrough.map((one) =>
      sameName(one.metric, from) ? { ...one, metric: to } : one,
    ),
    actuals: before.actuals.map((one) => (sameName(one.subject, from) ? { ...one, subject: to } : one)),
  });

export const removeMetric =
  (name: string): CaseEdit =>
  (before) => ({
    ...before,
    metrics: without(before.metrics, name),
    results: before.results.filter(({ metric }) => !sameName(metric, name)),
  });

// ---------------------------------------------------------------------------------------------
// Alternatives

export const addAlternative =
  (alternative: Alternative): CaseEdit =>
  (before) => ({ ...before, alternatives: withRow(before.alternatives, alternative) });

export const changeAlternative =
  (name: string, part: Partial<Omit<Alternative, 'name'>>): CaseEdit =>
  (before) => ({
    ...before,
    alternatives: changed(before.alternatives, name, (alternative) => ({ ...alternative, ...part })),
  });

/** Renames an alternative with its driver values, results, effects and promises. */
export const renameAlternative =
  (from: string, to: string): CaseEdit =>
  (before) => {
    const moved = <Row extends { readonly alternative: string }>(row: Row): Row =>
      sameName(row.alternative, from) ? { ...row, alternative: to } : row;
    return {
      ...before,
      alternatives: changed(before.alternatives, from, (alternative) => ({ ...alternative, name: to })),
      drivers: before.drivers.map((driver) => ({
        ...driver,
        values: Object.fromEntries(
          Object.entries(driver.values).map(([name, value]) => [sameName(name, from) ? to : name, value]),
        ),
      })),
      results: before.results.map(moved),
      effects: before.effects.map(moved),
      followThrough: before.followThrough.map(moved),
    };
  };

/** Removes an alternative with its driver values, results and effects; do nothing, the first, stays. */
export const removeAlternative =
  (name: string): CaseEdit =>
  (before) => {
    const [doNothing, ...others] = before.alternatives;
    if (!doNothing || sameName(doNothing.name, name)) return before;
    return {
      ...before,
      alternatives: [doNothing, ...without(others, name)],
      drivers: before.drivers.map((driver) => ({
        ...driver,
        values: Object.fromEntries(Object.entries(driver.values).filter(([key]) => !sameName(key, name))),
      })),
      results: before.results.filter(({ alternative }) => !sameName(alternative, name)),
      effects: before.effects.filter(({ alternative }) => !sameName(alternative, name)),
    };
  };
