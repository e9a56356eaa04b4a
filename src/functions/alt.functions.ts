import { DomainError } from '../domain/domain-error';
import { cellError, excelCall, isOmitted, liftScalar, table, text, textList } from './excel-call';
import type { ExcelRange } from './excel-call';
import { currentResults, followResults } from './live-results';
import type { LiveResults } from './live-results';

const NOT_OPEN =
  'no case is open here; open the Fulcrum pane in Excel, which brings the results into the cells';

/** What was last evaluated of the case. @throws DomainError "not-found" with the reason where nothing was */
function results(): LiveResults {
  const current = currentResults();
  if (current === null) throw new DomainError('not-found', 'The results', `are not there: ${NOT_OPEN}`);
  if (current.problem !== null) throw new DomainError('not-found', 'The results', current.problem);
  return current;
}

const key = (name: string): string => name.trim().toLowerCase();

/** The name as the case writes it. @throws DomainError "not-found" listing the names that there are */
function known(field: string, name: string, names: readonly string[]): string {
  const found = names.find((one) => key(one) === key(name));
  if (found !== undefined) return found;
  const listed = names.slice(0, 6).join(', ') + (names.length > 6 ? ', …' : '');
  throw new DomainError(
    'not-found',
    field,
    `"${name.slice(0, 40)}" is not in the case, which has: ${listed}`,
  );
}

/** @throws DomainError "not-found" with the reason while the value is stale, unknown or no number */
function valueOf(of: LiveResults, alternative: string, metric: string): number {
  const result = of.results.find((one) => one.alternative === alternative && one.metric === metric);
  const problem = result ? result.problem : 'has not been evaluated yet; use Evaluate in the Fulcrum pane';
  if (!result || problem !== null || result.value === null) {
    throw new DomainError('not-found', `${metric} under ${alternative}`, problem ?? 'is no number');
  }
  return result.value;
}

/** A result in one text, errors with their sentences, so that two can be compared. */
function textOf(result: unknown): string {
  return JSON.stringify(result, (_, part: unknown) =>
    part instanceof Error ? { error: { ...part }, message: part.message } : part,
  );
}

/**
 * Sends the answer to the cell now and again whenever the pane publishes results, until the cell no longer asks.
 * Where no cell listens (the command line, a worker) it refuses.
 */
function stream(
  invocation: CustomFunctions.StreamingInvocation<any[][]> | undefined,
  answer: () => any[][],
): void {
  if (typeof invocation?.setResult !== 'function') {
    throw cellError('#N/A', `The results are not there: ${NOT_OPEN}`);
  }
  let sent: string | undefined;
  const send = (): void => {
    let result: any[][] | CustomFunctions.Error;
    try {
      result = answer();
    } catch (error) {
      result = error as CustomFunctions.Error;
    }
    // Each result makes Excel calculate what depends on the cell: none is sent twice.
    const sending = textOf(result);
    if (sending === sent) return;
    sent = sending;
    invocation.setResult(result);
  };
  const stop = followResults(send);
  invocation.onCanceled = stop;
  send();
}

/**
 * The value of a metric under an alternative of the case, as last evaluated; follows every evaluation.
 *
 * When to use: to quote a result of the case in a slide's table, a chart or a check without copying it. It shows
 * `#N/A` with the reason while the model has changed since the evaluation, so that no figure outlives its model.
 *
 * Units: those of the metric.
 *
 * Source: the results on the sheet "Fulcrum case", which the pane publishes when it opens and after each evaluation.
 * @customfunction ALT.VALUE
 * @param alternative Name of an alternative of the case, or a range of names.
 * @param metric Name of a metric of the case, or a range of names.
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @returns The last evaluated value, or #N/A with the reason while it is stale or unknown.
 * @example =FULCRUM.ALT.VALUE("Do nothing", "NPV") -> #N/A The results are not there: no case is open here; open the Fulcrum pane in Excel, which brings the results into the cells
 */
export function alternativeValue(
  alternative: any[][],
  metric: any[][],
  invocation: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  stream(invocation, () =>
    excelCall(() => {
      const of = results();
      return liftScalar({ alternative: text(alternative), metric: text(metric) }, (names) =>
        valueOf(
          of,
          known('alternative', names.alternative, of.alternatives),
          known('metric', names.metric, of.metrics),
        ),
      );
    }),
  );
}

/** The named entries, in the order given; all of them where the argument is left out. */
function chosen(field: string, range: ExcelRange, names: readonly string[]): readonly string[] {
  return isOmitted(range) ? names : textList(field, range).map((name) => known(field, name, names));
}

/**
 * The comparison of the case as a table: a row for each metric, a column for each alternative, do nothing first.
 *
 * When to use: to put the whole comparison, or a part of it, into a sheet or behind a chart that follows each
 * evaluation. A value that is stale or was never evaluated shows `#N/A` with the reason in its own cell.
 *
 * Units: each row in those of its metric.
 *
 * Source: the results on the sheet "Fulcrum case", which the pane publishes when it opens and after each evaluation.
 * @customfunction ALT.TABLE
 * @param [metrics] Names of metrics, in the order wanted; all of the case without it.
 * @param [alternatives] Names of alternatives, in the order wanted; all of the case without it.
 * @param {CustomFunctions.StreamingInvocation<any[][]>} invocation
 * @returns Table: Metric, then one column per alternative with the last evaluated values.
 * @example =FULCRUM.ALT.TABLE("NPV") -> #N/A The results are not there: no case is open here; open the Fulcrum pane in Excel, which brings the results into the cells
 */
export function alternativeTable(
  metrics?: any[][],
  alternatives?: any[][],
  invocation?: CustomFunctions.StreamingInvocation<any[][]>,
): void {
  stream(invocation, () =>
    excelCall(() => {
      const of = results();
      const columns = chosen('alternatives', alternatives, of.alternatives);
      const rows = chosen('metrics', metrics, of.metrics).map((metric) => [
        metric,
        ...columns.map((alternative) => cellOf(of, alternative, metric)),
      ]);
      return [...table(['Metric', ...columns], []), ...rows];
    }),
  );
}

/** The value, or the error that its cell shows while the rest of the table stands. */
function cellOf(of: LiveResults, alternative: string, metric: string): unknown {
  try {
    return valueOf(of, alternative, metric);
  } catch (error) {
    if (error instanceof DomainError) return cellError('#N/A', error.message);
    throw error;
  }
}
