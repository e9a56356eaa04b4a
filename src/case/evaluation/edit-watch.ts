/** Edits by others while an evaluation is under way: heard of, told from its own, and put into words. */
import { areasMeet, parseAddress } from '../../workbook/address';
import type { CellArea } from '../../workbook/address';
import type { CellsChanged, CellValue, Unsubscribe, Workbook } from '../../workbook/workbook';
import { nameKey } from '../case';
import { CaseError } from '../case-error';
import { say } from '../said';
import type { Fact } from '../said';
import type { EvaluationPlan } from './evaluation-plan';
import { OUTPUT_SHEETS } from '../output-sheets/output-sheets';

export interface EditWatch {
  throwIfEdited(plan: EvaluationPlan): void;
  /** The numbers that others are known to have written into driver cells last, by address. */
  numbersIn(plan: EvaluationPlan): ReadonlyMap<string, number>;
  stop: Unsubscribe;
}

/** Hears edits that this add-in did not make. */
export async function watchEdits(workbook: Workbook): Promise<EditWatch> {
  const edits: CellsChanged[] = [];
  const stop = await workbook.onChanged((change) => {
    edits.push(change);
  });
  // A large case writes thousands of driver cells, and word of each comes back: every edit is judged once.
  const judged: boolean[] = [];
  let driverCells: DriverCells | undefined;
  const foreignEdits = (plan: EvaluationPlan): CellsChanged[] => {
    if (driverCells?.plan !== plan) {
      driverCells = driverCellsOf(plan);
      judged.length = 0;
    }
    for (const change of edits.slice(judged.length)) judged.push(isForeign(change, driverCells));
    return edits.filter((_, i) => judged[i]);
  };
  return {
    stop,
    throwIfEdited(plan) {
      const foreign = foreignEdits(plan)[0];
      if (foreign) throw editedMeanwhile(foreign.address, foreign.after);
    },
    numbersIn(plan) {
      return new Map(
        foreignEdits(plan).flatMap(({ address, kind, after }) =>
          kind === 'edited' &&
          typeof after === 'number' &&
          plan.drivers.some((driver) => driver.address === address)
            ? [[address, after]]
            : [],
        ),
      );
    },
  };
}

interface DriverCells {
  readonly plan: EvaluationPlan;
  /** As word of a single cell's change names them. */
  readonly addresses: ReadonlySet<string>;
  readonly areas: readonly CellArea[];
}

function driverCellsOf(plan: EvaluationPlan): DriverCells {
  const addresses = plan.drivers.map(({ address }) => address);
  return { plan, addresses: new Set(addresses), areas: addresses.map((address) => parseAddress(address)!) };
}

/**
 * Whatever this add-in did not write itself: outside the driver cells and the add-in's own sheets every edit is
 * someone's, whoever Excel says made it.
 */
function isForeign({ address, kind, source, byAddIn }: CellsChanged, drivers: DriverCells): boolean {
  if (source === 'remote' || byAddIn === false) return true;
  const area = parseAddress(address);
  if (!area || kind !== 'edited') return true;
  if (OUTPUT_SHEETS.some((sheet) => nameKey(sheet) === nameKey(area.sheet))) return byAddIn === null;
  return !drivers.addresses.has(address) && !drivers.areas.some((driver) => areasMeet(driver, area));
}

export function editedMeanwhile(address: string, after?: CellValue): CaseError {
  const said =
    typeof after === 'number' || typeof after === 'string'
      ? say('editedMeanwhileTo', { cell: address, value: after })
      : say('editedMeanwhile', { cell: address });
  return new CaseError('edited-meanwhile', said, address);
}

export function keepsEdit(address: string, found: Fact, original: number): CaseError {
  return new CaseError('edited-meanwhile', say('keepsEdit', { cell: address, found, original }), address);
}
