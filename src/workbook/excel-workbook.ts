/** The workbook that is open in Excel, behind the port. Only this file and its parts in `excel/` talk to Excel. */
import { WorkbookError } from './workbook';
import type { Capabilities, Workbook, WorkbookInfo } from './workbook';
import { aMinute, groupedBatch, ownBatch, supports } from './excel/batch';
import type { Batch, Patience } from './excel/batch';
import { cellAccess } from './excel/cells';
import type { AtRest } from './excel/cells';
import { interaction } from './excel/events';
import { nameAccess } from './excel/names';
import { settingsAccess } from './excel/settings';
import { sheetAccess } from './excel/sheets';
import { tableAccess } from './excel/tables';

interface ExcelOptions {
  /** How long to wait for an answer of Excel's. */
  readonly patience?: Patience;
  /** How to wait for the results of the add-in's functions. */
  readonly functionsAtRest?: AtRest;
}

/** To be called once `Office.onReady` has settled. */
export function excelWorkbook({
  patience = aMinute,
  functionsAtRest = () => Promise.resolve(),
}: ExcelOptions = {}): Workbook {
  const own = ownBatch(patience);
  const able = capabilities();

  function workbookOver(batch: Batch): Workbook {
    const workbook: Workbook = {
      ...cellAccess(batch, functionsAtRest),
      ...sheetAccess(batch),
      ...nameAccess(batch),
      ...tableAccess(batch),
      ...interaction(batch, own),
      ...settingsAccess(batch),
      capabilities: able,
      info: () => readInfo(batch),
      undoGroup: (work) =>
        batch === own
          ? groupedBatch(able.undoGroups, patience, (part) => work(workbookOver(part)))
          : work(workbook),
    };
    return workbook;
  }

  return workbookOver(own);
}

const NEWEST_KNOWN_SET = 20;

function capabilities(): Capabilities {
  let minor = NEWEST_KNOWN_SET;
  while (minor > 1 && !supports(`1.${minor}`)) minor--;
  return {
    excelApi: minor,
    dynamicArrays: supports('1.12'),
    undoGroups: supports('1.20'),
    changeTrigger: supports('1.14'),
    sharedRuntime: Office.context.requirements.isSetSupported('SharedRuntime', '1.1'),
  };
}

const MODES: Readonly<Record<string, WorkbookInfo['calculationMode']>> = {
  Automatic: 'automatic',
  AutomaticExceptTables: 'automaticExceptTables',
  Manual: 'manual',
};

async function readInfo(batch: Batch): Promise<WorkbookInfo> {
  const known = await batch(async (context) => {
    const { application } = context.workbook;
    const { cultureInfo } = application;
    context.workbook.load('name');
    application.load('calculationMode,decimalSeparator,thousandsSeparator');
    cultureInfo.load('name');
    await context.sync();
    return {
      fileName: context.workbook.name,
      calculationMode: MODES[application.calculationMode] ?? 'automatic',
      decimalSeparator: application.decimalSeparator,
      thousandsSeparator: application.thousandsSeparator,
      contentLanguage: cultureInfo.name,
    };
  });
  const [iteration, dateSystem] = await Promise.all([
    ifSupported(batch, readIteration, null),
    ifSupported(batch, readDateSystem, 1900 as const),
  ]);
  return {
    fileName: known.fileName,
    calculationMode: known.calculationMode,
    dateSystem,
    iteration,
    locale: {
      displayLanguage: Office.context.displayLanguage,
      contentLanguage: known.contentLanguage,
      decimalSeparator: known.decimalSeparator,
      thousandsSeparator: known.thousandsSeparator,
    },
  };
}

/** Asks for what not every Excel can tell. */
async function ifSupported<T>(
  batch: Batch,
  ask: (context: Excel.RequestContext) => Promise<T>,
  otherwise: T,
): Promise<T> {
  try {
    return await batch(ask);
  } catch (error) {
    if (error instanceof WorkbookError && error.code === 'unsupported') return otherwise;
    throw error;
  }
}

async function readIteration(context: Excel.RequestContext): Promise<WorkbookInfo['iteration']> {
  const { iterativeCalculation } = context.workbook.application;
  iterativeCalculation.load('enabled,maxIteration,maxChange');
  await context.sync();
  const { enabled, maxIteration, maxChange } = iterativeCalculation;
  return enabled ? { maxIterations: maxIteration, maxChange } : null;
}

/** The serial of 2000-01-01 is 36526 where dates count from 1900, and 1462 less where they count from 1904. */
async function readDateSystem(context: Excel.RequestContext): Promise<1900 | 1904> {
  const serial = context.workbook.functions.date(2000, 1, 1);
  serial.load('value');
  await context.sync();
  return serial.value === 36_526 - 1462 ? 1904 : 1900;
}
