/** The Web Worker that solves, so that the page never freezes and a cancelled solve is gone at once. */
import { DomainError } from '../domain/domain-error';
import { runSolve, warmSolver } from './run-solve';
import type { FromWorker, ToWorker } from './solve-protocol';

const send = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data: { id, request } }: MessageEvent<ToWorker>) => {
  void runSolve(request, { onProgress: (progress) => send({ id, type: 'progress', progress }) }).then(
    (result) => send({ id, type: 'solved', result }),
    (error: unknown) => {
      if (error instanceof DomainError) {
        send({ id, type: 'refused', code: error.code, field: error.field, rule: error.rule });
      } else send({ id, type: 'failed', message: error instanceof Error ? error.message : String(error) });
    },
  );
});

// A failure here shows again, with its reason, in the first solve that needs the solver.
warmSolver().catch(() => undefined);
