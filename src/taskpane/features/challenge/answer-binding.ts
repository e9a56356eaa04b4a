import { nameKey } from '../../../case/case';
import type { Case, CellBinding } from '../../../case/case';
import { parseAddress } from '../../../workbook/address';
import type { Workbook } from '../../../workbook/workbook';

const PREFIX = 'Fulcrum_Answer_';

/** Whether the address is of one cell. */
export function isOneCell(address: string): boolean {
  const area = parseAddress(address);
  return area !== null && area.rowCount === 1 && area.columnCount === 1;
}

/**
 * Binds a cell to an answer by a defined name, so that inserted rows do not part them: the name that it has as a driver
 * or metric, or else a new one.
 */
export async function bindAnswerCell(workbook: Workbook, of: Case, address: string): Promise<CellBinding> {
  const known = [...of.drivers, ...of.metrics]
    .map(({ cell }) => cell)
    .find((cell) => cell?.name && cell.address !== null && nameKey(cell.address) === nameKey(address));
  if (known) return known;
  const taken = (await workbook.names()).flatMap(({ name }) =>
    name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) || 0 : [],
  );
  const name = `${PREFIX}${Math.max(0, ...taken) + 1}`;
  await workbook.defineNames([{ name, address, comment: 'Backs an answer of the challenge' }]);
  return { name, address };
}
