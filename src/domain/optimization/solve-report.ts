/** How far a solve got: proved, or the best found with an honest gap. */
type SolveStatus = 'optimal' | 'feasible';

/** What every solve says about its result besides the result. */
export interface SolveReport {
  readonly status: SolveStatus;
  /** No solution can cost less than this. */
  readonly bound: number;
  /** (cost − bound) / cost as a fraction; 0 when proved. */
  readonly gap: number;
  readonly seconds: number;
  /** The method that was chosen, in words. */
  readonly method: string;
}

/** What a running solve knows. */
export interface SolveProgress {
  readonly bound: number;
  readonly incumbent: number;
  readonly gap: number;
}

/** How long a solve may take and who hears of its progress. */
export interface SolveControl {
  /** Seconds after which the best solution so far is returned with its gap. */
  readonly timeLimit?: number;
  readonly onProgress?: (progress: SolveProgress) => void;
}

/** Seconds a solve may take unless told otherwise: what a person waits for a cell. */
export const DEFAULT_TIME_LIMIT = 30;

/** Relative difference at which bound and cost count as equal. */
export const PROOF_TOLERANCE = 1e-9;

/** Keeps time and reports progress a few times a second for one solve. */
export class SolveClock {
  private readonly started = Date.now();
  private readonly ends: number;
  private nextReport: number;

  constructor(private readonly control: SolveControl = {}) {
    this.ends = this.started + 1000 * (control.timeLimit ?? DEFAULT_TIME_LIMIT);
    this.nextReport = this.started + 250;
  }

  get seconds(): number {
    return (Date.now() - this.started) / 1000;
  }

  /** Seconds left until the time limit, never negative. */
  get secondsLeft(): number {
    return Math.max(0, (this.ends - Date.now()) / 1000);
  }

  get expired(): boolean {
    return Date.now() >= this.ends;
  }

  /** Passes progress on, at most four times a second. */
  progress(bound: number, incumbent: number): void {
    const now = Date.now();
    if (this.control.onProgress === undefined || now < this.nextReport) return;
    this.nextReport = now + 250;
    this.control.onProgress({ bound, incumbent, gap: relativeGap(incumbent, bound) });
  }

  /** The report of a finished solve: proved when the bound meets the cost. */
  report(cost: number, bound: number, method: string): SolveReport {
    const gap = relativeGap(cost, bound);
    const proved = gap <= PROOF_TOLERANCE;
    return {
      status: proved ? 'optimal' : 'feasible',
      // A bound above the cost is rounding: the cost is then the better bound.
      bound: proved ? cost : bound,
      gap: proved ? 0 : gap,
      seconds: this.seconds,
      method,
    };
  }
}

/** (cost − bound) / cost, 1 when there is no cost or no bound yet, and 0 when both are zero. */
function relativeGap(cost: number, bound: number): number {
  if (!Number.isFinite(cost) || !Number.isFinite(bound)) return 1;
  const difference = Math.max(0, cost - bound);
  return difference === 0 ? 0 : difference / Math.max(Math.abs(cost), Number.MIN_VALUE);
}

/**
 * The report of a solve whose cost was added up anew: in another order a sum rounds otherwise, and a bound must
 * never stand above the cost beside it.
 */
export function reportAtCost(report: SolveReport, cost: number): SolveReport {
  return { ...report, bound: report.status === 'optimal' ? cost : Math.min(report.bound, cost) };
}
