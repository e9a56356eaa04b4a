import { createCase } from '../../src/case/create-case';
import type { CaseState } from '../../src/case/case-store';
import type { Result } from '../../src/case/case';
import { liveResults } from '../../src/taskpane/publish-results';
import { say } from '../../src/case/said';

const result = (alternative: string, value: number | null): Result => ({
  alternative,
  metric: 'NPV',
  value,
  p10: null,
  p90: null,
  time: '2026-03-01T00:00:00Z',
  fingerprint: 'f',
  engine: 'Excel',
  verification: '',
  note: value === null ? 'the cell shows #DIV/0!' : '',
});

const open: CaseState = {
  status: 'ready',
  case: {
    ...createCase({
      alternatives: [{ name: 'Do nothing' }, { name: 'A' }, { name: 'B' }],
      metrics: [{ name: 'NPV' }],
    }),
    results: [result('Do nothing', 1), result('A', null)],
  },
  problems: [],
  failure: null,
  saving: 'saved',
  recovery: null,
  progress: null,
  freshness: { state: 'fresh' },
};

const problems = (state: CaseState) => liveResults(state)?.results.map(({ problem }) => problem);

describe('what is published of a case', () => {
  it('shows fresh values, says what a metric showed instead of a number, and leaves out what was not evaluated', () => {
    expect(liveResults(open)).toEqual({
      problem: null,
      alternatives: ['Do nothing', 'A', 'B'],
      metrics: ['NPV'],
      results: [
        { alternative: 'Do nothing', metric: 'NPV', value: 1, problem: null },
        { alternative: 'A', metric: 'NPV', value: null, problem: 'is no number: the cell shows #DIV/0!' },
      ],
    });
  });

  it('withholds the values of the alternatives that are stale, and all where that is unknown', () => {
    expect(problems({ ...open, freshness: { state: 'stale', alternatives: ['do nothing'] } })![0]).toMatch(
      'before the model changed',
    );
    expect(problems({ ...open, freshness: { state: 'stale', alternatives: ['A'] } })![0]).toBeNull();
    const reason = say('evaluationNotKept', { name: 'May' });
    expect(problems({ ...open, freshness: { state: 'unknown', reason } })![0]).toBe(
      'may be out of date: The evaluation "May" is not kept any more.',
    );
  });

  it('gives the reason where there is no case, and nothing while one is being read', () => {
    expect(liveResults({ ...open, status: 'none', case: null })!.problem).toMatch('no case');
    const said = say('caseSheetDeleted', { sheet: 'Fulcrum case' });
    const failure = { code: 'damaged' as const, message: said.message, where: null, said };
    expect(liveResults({ ...open, status: 'refused', case: null, failure })!.problem).toBe(
      'cannot be read: The sheet "Fulcrum case" was deleted; use Undo to get it back.',
    );
    expect(liveResults({ ...open, status: 'loading' })).toBeNull();
  });
});
