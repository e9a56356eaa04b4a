/** What a conformance case works with: real Office.js in a batch of its own, on a fresh worksheet. */
import type { ExcelInNode } from '../../../support/excel-in-node';

export type Case = (bench: Bench) => Promise<void>;

/** Cases by the members they prove, separated by ", " and named as the dispatcher names them. */
export type Cases = Readonly<Record<string, Case>>;

type Entry = number | string | boolean;

type Loadable = OfficeExtension.ClientObject & { load(names: string): unknown };

export class Bench {
  constructor(
    readonly excel: ExcelInNode,
    readonly context: Excel.RequestContext,
  ) {}

  get workbook(): Excel.Workbook {
    return this.context.workbook;
  }

  sync(): Promise<void> {
    return this.context.sync();
  }

  /** A new worksheet with these cells from A1 on. */
  sheet(rows: readonly (readonly Entry[])[] = []): Excel.Worksheet {
    const sheet = this.workbook.worksheets.add();
    if (rows.length > 0) {
      sheet.getRangeByIndexes(0, 0, rows.length, rows[0]!.length).values = rows.map((row) => [...row]);
    }
    return sheet;
  }

  range(address: string, rows?: readonly (readonly Entry[])[]): Excel.Range {
    return this.sheet(rows).getRange(address);
  }

  /** Loads and returns one property. */
  async read<T extends Loadable, K extends keyof T & string>(object: T, name: K): Promise<T[K]> {
    object.load(name);
    await this.sync();
    return plain(object[name]);
  }

  /** The address without its sheet. */
  async address(range: Excel.Range): Promise<string> {
    return (await this.read(range, 'address')).replace(/^.*!/, '');
  }

  /** The code of the error that the batch ends with; "" when it ends well. */
  async failure(): Promise<string> {
    try {
      await this.sync();
      return '';
    } catch (error) {
      return String((error as OfficeExtension.Error).code);
    }
  }
}

/** A copy in the test's own realm, as Jest compares it. */
export function plain<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}

type AnyObject = Loadable & Record<string, unknown>;

/** A case for each property that is only read. */
export function readings<T extends OfficeExtension.ClientObject>(
  type: string,
  open: (bench: Bench) => T,
  expected: Readonly<Record<string, unknown>>,
): Cases {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]): [string, Case] => [
      `${type}.${name}`,
      async (bench) => expect(await bench.read(open(bench) as unknown as AnyObject, name)).toEqual(value),
    ]),
  );
}

/** A case for each property that is read and written: what it is at first, and what it is after writing. */
export function properties<T extends OfficeExtension.ClientObject>(
  type: string,
  open: (bench: Bench) => T,
  expected: Readonly<Record<string, readonly [initial: unknown, written: unknown]>>,
): Cases {
  return Object.fromEntries(
    Object.entries(expected).map(([name, [initial, written]]): [string, Case] => [
      `${type}.${name}, ${type}.${name} =`,
      async (bench) => {
        const object = open(bench) as unknown as AnyObject;
        expect(await bench.read(object, name)).toEqual(initial);
        object[name] = written as never;
        await bench.sync();
        expect(await bench.read(object, name)).toEqual(written);
      },
    ]),
  );
}
