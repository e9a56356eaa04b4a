/** A seeded Parquet file of order lines, as large as asked for; made beside the build, never kept in the project. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const ROW_GROUP = 250_000;
const CUSTOMERS = 5_000;

/** Writes the file where it is missing, and returns its path. */
export async function orderLinesParquet(path: string, rows: number, seed = 20_250_101): Promise<string> {
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  const { ParquetWriter, fileWriter } = await import('hyparquet-writer');
  const writer = new ParquetWriter({
    writer: fileWriter(`${path}.part`),
    schema: [
      { name: 'root', num_children: 8 },
      { name: 'customer', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'order_number', type: 'INT64', repetition_type: 'REQUIRED' },
      { name: 'order_date', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
      { name: 'revenue', type: 'DOUBLE', repetition_type: 'REQUIRED' },
      { name: 'cost_of_goods', type: 'DOUBLE', repetition_type: 'REQUIRED' },
      { name: 'weight_kg', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
      { name: 'quantity', type: 'INT32', repetition_type: 'REQUIRED' },
      { name: 'expedite', type: 'BOOLEAN', repetition_type: 'REQUIRED' },
    ],
  });
  const random = xoroshiro128plus(seed);
  const upTo = (most: number): number => uniformInt(random, 0, most);
  const names = Array.from({ length: CUSTOMERS }, (_, i) => `Customer ${String(i + 1).padStart(5, '0')}`);
  const firstDay = new Date('2025-01-01');
  let order = 4_500_000_000n;
  let customer = 0;
  for (let at = 0; at < rows; at += ROW_GROUP) {
    const count = Math.min(ROW_GROUP, rows - at);
    const column = <T>(value: () => T): T[] => Array.from({ length: count }, value);
    const orders: bigint[] = [];
    const customers: string[] = [];
    for (let i = 0; i < count; i++) {
      // About four lines an order; few customers order most.
      if (upTo(3) === 0) {
        order++;
        customer = Math.floor((CUSTOMERS - 1) * (upTo(1_000_000) / 1_000_000) ** 3);
      }
      orders.push(order);
      customers.push(names[customer]!);
    }
    const revenue = column(() => (200 + upTo(80_000)) / 100);
    writer.write({
      rowGroupSize: count,
      columnData: [
        { name: 'customer', data: customers },
        { name: 'order_number', data: orders },
        { name: 'order_date', data: column(() => new Date(firstDay.getTime() + upTo(364) * 86_400_000)) },
        { name: 'revenue', data: revenue },
        { name: 'cost_of_goods', data: revenue.map((money) => Math.round(money * (55 + upTo(25))) / 100) },
        { name: 'weight_kg', data: column(() => (5 + upTo(2000)) / 10) },
        { name: 'quantity', data: column(() => 1 + upTo(40)) },
        { name: 'expedite', data: column(() => upTo(19) === 0) },
      ],
    });
  }
  writer.finish();
  renameSync(`${path}.part`, path);
  return path;
}
