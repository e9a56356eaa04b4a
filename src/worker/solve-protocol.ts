/**
 * What the page and the solver worker say to each other. Types only: the functions entry imports this file
 * and must not carry a solver.
 */
import type { CapacitatedLocationInput } from '../domain/network/capacitated-location';
import type { FacilityLocationInput, SolvedOption } from '../domain/network/facility-location';
import type { FrontierPoint, LocationFrontierInput } from '../domain/network/location-frontier';
import type { CoveragePlan, MaxCoverInput } from '../domain/network/max-cover';
import type { FlowArc, FlowNode, FlowResult } from '../domain/network/minimum-cost-flow';
import type { MedianInput, SitingPlan } from '../domain/network/p-median';
import type { SetCoverInput } from '../domain/network/set-cover';
import type { SiteSensitivity } from '../domain/network/site-sensitivity';
import type { TransportInput, TransportResult } from '../domain/network/transport-plan';
import type { DomainErrorCode } from '../domain/domain-error';
import type { SolveProgress, SolveReport } from '../domain/optimization/solve-report';

interface SolvedPlan {
  readonly plan: SitingPlan;
  readonly report: SolveReport;
}

/** Every solve by its name: what it takes and what it returns. */
export interface Solves {
  facilityLocation: { input: FacilityLocationInput; result: SolvedOption };
  capacitatedLocation: { input: CapacitatedLocationInput; result: SolvedOption };
  pMedian: { input: MedianInput; result: SolvedPlan };
  pCenter: { input: MedianInput; result: SolvedPlan & { readonly radius: number } };
  maxCover: { input: MaxCoverInput; result: CoveragePlan };
  setCover: { input: SetCoverInput; result: SolvedPlan };
  frontier: { input: LocationFrontierInput; result: FrontierPoint[] };
  siteSensitivity: {
    input: FacilityLocationInput & { readonly sites: readonly number[] };
    result: SiteSensitivity[];
  };
  transport: { input: TransportInput; result: TransportResult & { readonly seconds: number } };
  flow: {
    input: { readonly arcs: readonly FlowArc[]; readonly nodes: readonly FlowNode[] };
    result: FlowResult & { readonly seconds: number };
  };
}

export type SolveKind = keyof Solves;

/** A solve to run, as it crosses to the worker. */
export type SolveRequest = {
  [K in SolveKind]: { readonly kind: K; readonly input: Solves[K]['input'] };
}[SolveKind];

export interface ToWorker {
  readonly id: number;
  readonly request: SolveRequest;
}

export type FromWorker =
  | { readonly id: number; readonly type: 'progress'; readonly progress: SolveProgress }
  | { readonly id: number; readonly type: 'solved'; readonly result: unknown }
  /** A DomainError, taken apart because a class does not survive the crossing. */
  | {
      readonly id: number;
      readonly type: 'refused';
      readonly code: DomainErrorCode;
      readonly field: string;
      readonly rule: string;
    }
  | { readonly id: number; readonly type: 'failed'; readonly message: string };
