import { cell, modelOf } from '../recalc/written-model';
import { DomainError } from '../../src/domain/domain-error';
import { RecalcClient } from '../../src/worker/recalc-client';
import type { RecalcRequest, SimulationDraws } from '../../src/worker/recalc-protocol';
import { RecalcSession } from '../../src/worker/recalc-session';

const load = {
  workbook: modelOf({ Model: { A1: 10, A2: 6, A3: 100, B1: '=A3*(A1-A2)', B2: '=LN(B1)' } }),
  drivers: ['A1', 'A2', 'A3'].map((address) => cell(`Model!${address}`)),
  metrics: ['B1', 'B2'].map((address) => cell(`Model!${address}`)),
};
const pert = (low: number, likely: number, high: number) => ({ kind: 'pert' as const, low, likely, high });
const draws: SimulationDraws = {
  alternatives: [
    { name: 'Do nothing', distributions: [pert(8, 10, 11), pert(5, 6, 12), pert(50, 100, 120)] },
    { name: 'Cheaper', distributions: [pert(8, 10, 11), pert(4, 5, 6), pert(50, 100, 120)] },
  ],
  trials: 5000,
  seed: 3,
};
const targets = [
  { direction: 'higher' as const, threshold: 200 },
  { direction: null, threshold: null },
];

/** An engine that counts what it was asked, and may refuse. */
class Engine {
  readonly asked: string[] = [];
  private readonly session = new RecalcSession(new Map());

  constructor(private readonly before: (request: RecalcRequest) => void = () => undefined) {}

  async run(request: RecalcRequest, options: object): Promise<unknown> {
    this.asked.push(request.kind);
    this.before(request);
    await new Promise((resolve) => setTimeout(resolve, 0));
    return this.session.run(request, options);
  }
}

async function simulated(engine: Engine, helpers: Engine[], options = {}) {
  const client = new RecalcClient(engine, helpers);
  await client.run('load', load);
  return client.run('simulate', { ...draws, targets }, options);
}

describe('a simulation divided among workers', () => {
  it('gives the figures of one worker alone, failures counted', async () => {
    const alone = await simulated(new Engine(), []);
    const helpers = [new Engine(), new Engine()];
    const shares: number[] = [];
    const together = await simulated(new Engine(), helpers, {
      onProgress: (share: number) => shares.push(share),
    });
    expect(together).toEqual(alone);
    expect(alone.alternatives[0]?.metrics[1]?.failures.get('#NUM!')).toBeGreaterThan(0);
    for (const { asked } of helpers) expect(asked).toEqual(['load', ...asked.slice(1)]);
    expect(helpers.every(({ asked }) => asked.includes('span'))).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });

  it('does without a helper that breaks down, at its first span or at loading', async () => {
    const alone = await simulated(new Engine(), []);
    for (const kind of ['span', 'load']) {
      const broken = new Engine((request) => {
        if (request.kind === kind) throw new Error('out of memory');
      });
      expect(await simulated(new Engine(), [broken])).toEqual(alone);
    }
  });

  it('stops everywhere when it is cancelled, and takes the next task', async () => {
    const engine = new Engine();
    const client = new RecalcClient(engine, [new Engine()]);
    await client.run('load', load);
    const controller = new AbortController();
    const run = client.run(
      'simulate',
      { ...draws, targets },
      {
        signal: controller.signal,
        onProgress: () => controller.abort(new Error('cancelled')),
      },
    );
    await expect(run).rejects.toThrow('cancelled');
    await expect(client.run('evaluate', { cases: [[10, 6, 100]] })).resolves.toEqual([
      [{ value: 400 }, { value: Math.log(400) }],
    ]);
    expect(engine.asked.filter((kind) => kind === 'span').length).toBeLessThan(12);
  });

  it('names a distribution that does not fit', async () => {
    const client = new RecalcClient(new Engine(), [new Engine()]);
    await client.run('load', load);
    const wrong = { name: 'Wrong', distributions: [pert(3, 2, 1), pert(4, 5, 6), pert(1, 2, 3)] };
    const run = client.run('simulate', { ...draws, targets, alternatives: [wrong] });
    await expect(run).rejects.toThrow(DomainError);
    await expect(run).rejects.toThrow('must be in rising order, not 3; 2; 1');
  });
});
