/** @jest-environment jsdom */
import './support/node-globals';
import '@testing-library/jest-dom';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { FormatterProvider } from '../../src/taskpane/i18n/formatter-context';
import { createI18n } from '../../src/taskpane/i18n/i18n';
import { SolverBar } from '../../src/taskpane/solver-bar';
import type { SolveEngine } from '../../src/worker/solver-client';
import { SolverClient, solverClient } from '../../src/worker/solver-client';

/** An engine that solves until it is stopped. */
class EndlessEngine implements SolveEngine {
  stops = 0;
  progress!: Parameters<SolveEngine['solve']>[1];
  solve(_: unknown, onProgress: Parameters<SolveEngine['solve']>[1]): Promise<unknown> {
    this.progress = onProgress;
    return new Promise(() => undefined);
  }
  stop(): void {
    this.stops++;
  }
}

const page = globalThis as { [key: symbol]: unknown };
const KEY = Symbol.for('fulcrum.solver');
afterEach(() => {
  delete page[KEY];
  jest.useRealTimers();
});

test('a solve that lasts shows bound, best and gap in the pane, and is cancelled there', async () => {
  const engine = new EndlessEngine();
  // Functions and pane are bundled apart: the client that the functions made is found on the page.
  const client = new SolverClient(engine);
  page[KEY] = client;
  expect(solverClient()).toBe(client);
  const words = await createI18n('en-US');
  jest.useFakeTimers();
  render(
    <FluentProvider theme={webLightTheme}>
      <I18nextProvider i18n={words}>
        <FormatterProvider locale="en-US">
          <SolverBar />
        </FormatterProvider>
      </I18nextProvider>
    </FluentProvider>,
  );
  act(() => jest.advanceTimersByTime(2000));

  const waiting = client.solve('pMedian', { distance: [[0]], weights: [1], p: 1 });
  const refused = expect(waiting.result).rejects.toThrow('the solve was cancelled');
  act(() => jest.advanceTimersByTime(300));
  expect(screen.queryByText(/Solving/)).not.toBeInTheDocument();
  act(() => jest.advanceTimersByTime(500));
  expect(screen.getByText('Solving NET.PMEDIAN')).toBeInTheDocument();
  act(() => engine.progress({ bound: 990, incumbent: 1000, gap: 0.01 }));
  expect(screen.getByText(/best 1,000, bound 990(\.\d+)?, gap 1\.00/)).toBeInTheDocument();

  act(() => screen.getByRole('button', { name: 'Cancel the solve' }).click());
  await refused;
  expect(engine.stops).toBe(1);
  expect(screen.queryByText(/Solving/)).not.toBeInTheDocument();
});
