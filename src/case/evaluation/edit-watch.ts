/** Edits by others while an evaluation is under way: heard of, told from its own, and put into words. */
import { areasMeet, parseAddress } from '../../workbook/address';
import type { CellsChanged, CellValue, Unsubscribe, Workbook } from '../../workbook/workbook';
import { nameKey } from '../case';
import { CaseError } from '../case-error';
import { say } from '../said';
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
  return {
    stop,
    throwIfEdited(plan) {
      const foreign = edits.find((change) => isForeign(change, plan));
      if (foreign) throw editedMeanwhile(foreign.address, foreign.after);
    },
    numbersIn(plan) {
      const foreign = edits.filter((change) => change.kind === 'edited' && isForeign(change, plan));
      return new Map(
        foreign.flatMap(({ address, after }) =>
          typeof after === 'number' && plan.drivers.some((driver) => driver.address === address)
            ? [[address, after]]
            : [],
        ),
      );
    },
  };
}

/**
 * Whatever this add-in did not write itself: outside the driver cells and the add-in's own sheets every edit is
 * someone's, whoever Excel says made it.
 */
function isForeign({ address, kind, source, byAddIn }: CellsChanged, plan: EvaluationPlan): boolean {
  if (source === 'remote' || byAddIn === false) return true;
  const area = parseAddress(address);
  if (!area || kind !== 'edited') return true;
  if (OUTPUT_SHEETS.some((sheet) => nameKey(sheet) === nameKey(area.sheet))) return byAddIn === null;
  return !plan.drivers.some((driver) => areasMeet(parseAddress(driver.address)!, area));
}

export function editedMeanwhile(address: string, after?: CellValue): CaseError {
  const said =
    typeof after === 'number' || typeof after === 'string'
      ? say('editedMeanwhileTo', { cell: address, value: after })
      : say('editedMeanwhile', { cell: address });
  return new CaseError('edited-meanwhile', said, address);
}

export function keepsEdit(address: string, found: string, original: number): CaseError {
  return new CaseError('edited-meanwhile', say('keepsEdit', { cell: address, found, original }), address);
}
