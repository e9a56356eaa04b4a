import { requireEntries, requireFinite, requireInteger, requireSameLength } from '../domain-error';

export interface ForecastError {
  /** Mean error, actual − forecast, units: above zero when the forecast is too low. */
  readonly bias: number;
  /** Mean absolute deviation, units. */
  readonly mad: number;
  /** Mean absolute percentage error as a fraction; undefined when an actual is zero. */
  readonly mape: number | undefined;
  /** Weighted absolute percentage error, Σ|error| / Σ|actual|; undefined when all actuals are zero. */
  readonly wape: number | undefined;
  /** Root mean squared error, units. */
  readonly rmse: number;
  /** Mean absolute scaled error; undefined when the naïve forecast has no error to scale by. */
  readonly mase: number | undefined;
  /** Running sum of errors over the mean absolute deviation; 0 when there is no error at all. */
  readonly trackingSignal: number;
}

/**
 * Forecast errors with bias, over paired actuals and forecasts. Error is actual − forecast. The scaled error
 * divides by the mean absolute error of the seasonal naïve forecast (the value one season ago) on the history that
 * the forecast was made from; on the actuals themselves where no history is given.
 *
 * @param season periods in a season, 1 without seasonality
 * @param history demand of the periods before the first forecast, units
 * @throws DomainError "out-of-range" for no pairs (fewer than two without history), unequal lengths, values that are not
 *   numbers, or a season that is not a whole number below the number of periods to scale by
 * @see R. J. Hyndman & A. B. Koehler, "Another look at measures of forecast accuracy",
 *   International Journal of Forecasting 22 (2006) 679–688
 * @see B. Render & R. M. Stair, Quantitative Analysis for Management, ch. 5 (tracking signal = RSFE / MAD)
 */
export function forecastError(
  actual: readonly number[],
  forecast: readonly number[],
  season = 1,
  history?: readonly number[],
): ForecastError {
  const scaledBy = history ?? actual;
  requireEntries('actual', actual, history ? 1 : 2);
  if (history) requireEntries('history', history, 2);
  requireSameLength('forecast', forecast, 'actual', actual);
  requireInteger('season', season, 1, scaledBy.length - 1);
  history?.forEach((value, t) => requireFinite(`history, entry ${t + 1},`, value));
  const errors = actual.map(
    (value, t) =>
      requireFinite(`actual, entry ${t + 1},`, value) -
      requireFinite(`forecast, entry ${t + 1},`, forecast[t]!),
  );
  const mad = mean(errors.map(Math.abs));
  const totalActual = actual.reduce((sum, value) => sum + Math.abs(value), 0);
  const naive = mean(scaledBy.slice(season).map((value, t) => Math.abs(value - scaledBy[t]!)));
  return {
    bias: mean(errors),
    mad,
    mape: actual.includes(0) ? undefined : mean(errors.map((error, t) => Math.abs(error / actual[t]!))),
    wape: totalActual === 0 ? undefined : (mad * actual.length) / totalActual,
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    mase: naive === 0 ? undefined : mad / naive,
    trackingSignal: mad === 0 ? 0 : (mean(errors) * errors.length) / mad,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
