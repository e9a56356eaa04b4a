import { alternativeTable, alternativeValue } from '../../src/functions/alt.functions';
import { publishResults } from '../../src/functions/live-results';
import type { LiveResults } from '../../src/functions/live-results';

const PUBLISHED: LiveResults = {
  problem: null,
  alternatives: ['Do nothing', 'Add a site'],
  metrics: ['NPV', 'Cycle time'],
  results: [
    { alternative: 'Do nothing', metric: 'NPV', value: 0, problem: null },
    { alternative: 'Add a site', metric: 'NPV', value: 1.25e6, problem: null },
    { alternative: 'Do nothing', metric: 'Cycle time', value: 9, problem: null },
    {
      alternative: 'Add a site',
      metric: 'Cycle time',
      value: 6,
      problem: 'is from before the model changed',
    },
  ],
};

/** The cell that asks: what it was sent, last one last. */
function cell() {
  const sent: unknown[] = [];
  const invocation = { setResult: (result: unknown) => void sent.push(result) };
  return { sent, invocation: invocation as unknown as CustomFunctions.StreamingInvocation<any[][]> };
}

/** In a copy of its own, as the other bundle of the page has it. */
function publishFromAnotherBundle(results: LiveResults): void {
  jest.isolateModules(() => {
    const copy = jest.requireActual<{ publishResults: typeof publishResults }>(
      '../../src/functions/live-results',
    );
    expect(copy.publishResults).not.toBe(publishResults);
    copy.publishResults(results);
  });
}

describe('ALT.VALUE', () => {
  it('is #N/A before the pane has published, then follows what another bundle of the page publishes', () => {
    const { sent, invocation } = cell();
    alternativeValue([['do nothing ']], [['npv']], invocation);
    expect(sent).toEqual([expect.objectContaining({ code: '#N/A' })]);
    expect((sent[0] as Error).message).toMatch('open the Fulcrum pane');
    publishFromAnotherBundle(PUBLISHED);
    expect(sent[1]).toEqual([[0]]);
  });

  it('sends the same value once, and nothing after its cell is cancelled', () => {
    publishResults(PUBLISHED);
    const { sent, invocation } = cell();
    alternativeValue([['Add a site']], [['NPV']], invocation);
    publishResults({ ...PUBLISHED });
    expect(sent).toEqual([[[1.25e6]]]);
    const results = PUBLISHED.results.map((result) => ({ ...result, value: 7 }));
    publishResults({ ...PUBLISHED, results });
    expect(sent).toEqual([[[1.25e6]], [[7]]]);
    invocation.onCanceled!();
    publishResults(PUBLISHED);
    expect(sent).toHaveLength(2);
  });

  it('lifts over a column of alternatives and a row of metrics; a stale value is #N/A in its own cell', () => {
    publishResults(PUBLISHED);
    const { sent, invocation } = cell();
    alternativeValue([['Do nothing'], ['Add a site']], [['NPV', 'Cycle time']], invocation);
    expect(sent[0]).toEqual([
      [0, 9],
      [1.25e6, expect.objectContaining({ code: '#N/A' })],
    ]);
    expect((sent[0] as Error[][])[1]![1]!.message).toBe(
      'Cycle time under Add a site is from before the model changed',
    );
  });

  it('names the argument and what the case has when a name is unknown, and the reason when no case can be read', () => {
    publishResults(PUBLISHED);
    const unknown = cell();
    alternativeValue([['Add a plant']], [['NPV']], unknown.invocation);
    expect(unknown.sent[0]).toMatchObject({
      code: '#N/A',
      message: 'alternative "Add a plant" is not in the case, which has: Do nothing, Add a site',
    });
    const closed = cell();
    publishResults({ problem: 'are not there: no case', alternatives: [], metrics: [], results: [] });
    alternativeValue([['Do nothing']], [['NPV']], closed.invocation);
    expect(closed.sent[0]).toMatchObject({ code: '#N/A', message: 'The results are not there: no case' });
  });

  it('refuses where no cell listens', () => {
    const invocation = undefined as unknown as CustomFunctions.StreamingInvocation<any[][]>;
    expect(() => alternativeValue([['Do nothing']], [['NPV']], invocation)).toThrow('open the Fulcrum pane');
  });
});

describe('ALT.TABLE', () => {
  it('gives metrics by alternatives, with the reason in the cell that has no value', () => {
    publishResults(PUBLISHED);
    const { sent, invocation } = cell();
    alternativeTable(undefined, undefined, invocation);
    expect(sent[0]).toEqual([
      ['Metric', 'Do nothing', 'Add a site'],
      ['NPV', 0, 1.25e6],
      ['Cycle time', 9, expect.objectContaining({ code: '#N/A' })],
    ]);
  });

  it('keeps to the names asked for, in their order, and sends again when only a reason changed', () => {
    publishResults(PUBLISHED);
    const { sent, invocation } = cell();
    alternativeTable([['Cycle time']], [['Add a site', 'Do nothing']], invocation);
    const reason = (of: unknown) => (of as Error[][])[1]![1]!.message;
    expect(sent[0]).toEqual([
      ['Metric', 'Add a site', 'Do nothing'],
      ['Cycle time', expect.objectContaining({ code: '#N/A' }), 9],
    ]);
    const results = PUBLISHED.results.map((result) => ({
      ...result,
      problem: result.problem && 'is no number',
    }));
    publishResults({ ...PUBLISHED, results });
    expect(sent.map(reason)).toEqual([
      'Cycle time under Add a site is from before the model changed',
      'Cycle time under Add a site is no number',
    ]);
  });
});
