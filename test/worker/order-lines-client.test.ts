import { DomainError } from '../../src/domain/domain-error';
import { OrderLinesCancelled, OrderLinesClient } from '../../src/worker/order-lines-client';
import type { FromOrderLinesWorker } from '../../src/worker/order-lines-protocol';
import type { FileInspection } from '../../src/order-lines/order-lines';

/** A worker that answers when it is told to. */
class HeldWorker {
  onmessage: ((event: { data: FromOrderLinesWorker }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  terminated = false;
  asked = 0;
  postMessage(): void {
    this.asked++;
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(data: FromOrderLinesWorker): void {
    this.onmessage?.({ data });
  }
}

const file = new File(['a'], 'lines.csv');
const inspection: FileInspection = { format: 'parquet', rows: 1, columns: [], decimalMark: '.' };

function clientWithWorkers() {
  const workers: HeldWorker[] = [];
  const client = new OrderLinesClient(() => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { client, workers };
}

test('a cancel terminates the worker; the next request gets a new one', async () => {
  const { client, workers } = clientWithWorkers();
  const first = client.inspect(file);
  client.cancel();
  await expect(first).rejects.toThrow(OrderLinesCancelled);
  expect(workers[0]!.terminated).toBe(true);
  const second = client.inspect(file);
  workers[1]!.answer({ type: 'inspected', inspection });
  await expect(second).resolves.toBe(inspection);
});

test('a refusal arrives as the DomainError that it was', async () => {
  const { client, workers } = clientWithWorkers();
  const refused = client.inspect(file);
  workers[0]!.answer({ type: 'refused', code: 'out-of-range', field: '"lines.csv"', rule: 'is empty' });
  await expect(refused).rejects.toEqual(new DomainError('out-of-range', '"lines.csv"', 'is empty'));
});

test('a crash rejects with its reason, and the worker is made anew', async () => {
  const { client, workers } = clientWithWorkers();
  const crashed = client.inspect(file);
  workers[0]!.onerror!({ message: 'out of memory', preventDefault() {} });
  await expect(crashed).rejects.toThrow('The file reader stopped: out of memory');
  void client.inspect(file).catch(() => undefined);
  expect(workers).toHaveLength(2);
  client.cancel();
});

test('one worker serves one request after the other', async () => {
  const { client, workers } = clientWithWorkers();
  for (let i = 0; i < 2; i++) {
    const asked = client.inspect(file);
    workers[0]!.answer({ type: 'inspected', inspection });
    await asked;
  }
  expect(workers).toHaveLength(1);
  expect(workers[0]!.asked).toBe(2);
});
