import ExcelJS from 'exceljs';
import { aboutSheet } from './network/about';
import { cashFlowSheet } from './network/cash-flow';
import { costToServeSheet } from './network/cost-to-serve';
import { customersSheet } from './network/customers';
import { inputsSheet } from './network/inputs';
import { inventorySheet } from './network/inventory';
import { kpiSheet } from './network/kpis';
import { networkSheet } from './network/network';
import { siteOptionsSheet } from './network/site-options';
import { siteCountSheet } from './network/site-count';
import { sourcesSheet } from './network/sources';

export { inputCells } from './network/inputs';

/**
 * The sample: a distributor of durable goods that serves the contiguous United States from one national
 * distribution center in Columbus. Public facts stand on the Sources sheet; the company is invented.
 */
export interface NetworkModel {
  readonly workbook: ExcelJS.Workbook;
  /** Addresses of the outcome cells by key. */
  readonly outcomes: ReadonlyMap<string, string>;
}

export function networkModel(): NetworkModel {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Fulcrum';
  workbook.created = new Date(Date.UTC(2026, 0, 1));
  workbook.modified = workbook.created;
  aboutSheet(workbook);
  inputsSheet(workbook);
  customersSheet(workbook);
  networkSheet(workbook);
  inventorySheet(workbook);
  costToServeSheet(workbook);
  cashFlowSheet(workbook);
  const outcomes = kpiSheet(workbook);
  siteCountSheet(workbook);
  siteOptionsSheet(workbook);
  sourcesSheet(workbook);
  return { workbook, outcomes };
}
