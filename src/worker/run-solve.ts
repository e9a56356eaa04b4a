/** Runs a solve request with the domain's models; used by the worker, and in-process where there is none. */
import { capacitatedLocation } from '../domain/network/capacitated-location';
import { facilityLocation } from '../domain/network/facility-location';
import { locationFrontier } from '../domain/network/location-frontier';
import { maxCover } from '../domain/network/max-cover';
import { networkFlow } from '../domain/network/minimum-cost-flow';
import { pCenter } from '../domain/network/p-center';
import { pMedian } from '../domain/network/p-median';
import { setCover } from '../domain/network/set-cover';
import { siteSensitivity } from '../domain/network/site-sensitivity';
import { transport } from '../domain/network/transport-plan';
import { MixedIntegerSolver } from '../domain/optimization/mixed-integer';
import type { SolveControl } from '../domain/optimization/solve-report';
import { loadHighs } from './load-highs';
import type { SolveRequest } from './solve-protocol';

const solver = new MixedIntegerSolver(loadHighs);

/** Loads and compiles the mixed-integer solver before it is first needed. */
export function warmSolver(): Promise<void> {
  return solver.warm();
}

export async function runSolve({ kind, input }: SolveRequest, control?: SolveControl): Promise<unknown> {
  switch (kind) {
    case 'facilityLocation':
      return facilityLocation(input, control);
    case 'capacitatedLocation':
      return capacitatedLocation(input, solver, control);
    case 'pMedian':
      return pMedian(input, solver, control);
    case 'pCenter':
      return pCenter(input, solver, control);
    case 'maxCover':
      return maxCover(input, solver, control);
    case 'setCover':
      return setCover(input, solver, control);
    case 'frontier':
      return locationFrontier(input, control);
    case 'siteSensitivity':
      return siteSensitivity(input.sites, input, control);
    case 'transport':
      return timed(() => transport(input));
    case 'flow':
      return timed(() => networkFlow(input.arcs, input.nodes));
  }
}

function timed<R>(solve: () => R): R & { seconds: number } {
  const started = Date.now();
  const result = solve();
  return { ...result, seconds: (Date.now() - started) / 1000 };
}
