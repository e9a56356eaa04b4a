/** The Web Worker that recalculates the user's model, so that the pane stays responsive and a run can be cancelled. */
import { DomainError } from '../domain/domain-error';
import { ModelRefused } from '../recalc/remark';
import { prepareFunctions } from '../functions/lazy-parts';
import { functionRegistry } from '../functions/registry.generated';
import type { FromRecalcWorker, RecalcRequest, ToRecalcWorker } from './recalc-protocol';
import { RecalcSession } from './recalc-session';

/** Milliseconds between two words of progress. */
const PROGRESS_PAUSE = 60;

const session = new RecalcSession(functionRegistry, prepareFunctions);
const running = new Map<number, AbortController>();

const send = (message: FromRecalcWorker): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<ToRecalcWorker>) => {
  if (data.type === 'cancel') running.get(data.id)?.abort();
  else void run(data.id, data.request);
});

async function run(id: number, request: RecalcRequest): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  let said = 0;
  const onProgress = (share: number): void => {
    if (performance.now() - said < PROGRESS_PAUSE) return;
    said = performance.now();
    send({ id, type: 'progress', share });
  };
  try {
    send({ id, type: 'done', result: await session.run(request, { signal: controller.signal, onProgress }) });
  } catch (error) {
    if (controller.signal.aborted) send({ id, type: 'cancelled' });
    else if (error instanceof DomainError) {
      const { code, field, rule } = error;
      send({
        id,
        type: 'refused',
        code,
        field,
        rule,
        ...(error instanceof ModelRefused && { why: error.why }),
      });
    } else send({ id, type: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    running.delete(id);
  }
}
