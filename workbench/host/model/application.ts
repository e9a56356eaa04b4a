/** Excel.Application with its culture and its iterative calculation. */
import type { CalculationMode } from '../../grid/grid';
import { invalidArgument } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asChoice, asInteger, asNumber, hostObject } from '../object-type';
import type { Book } from './book';

interface ApplicationSelf {
  readonly book: Book;
}

const MODES = ['Automatic', 'AutomaticExceptTables', 'Manual'] as const;
const MODE_OF: Readonly<Record<(typeof MODES)[number], CalculationMode>> = {
  Automatic: 'automatic',
  AutomaticExceptTables: 'automaticExceptTables',
  Manual: 'manual',
};
const KIND_OF = { Recalculate: 'recalculate', Full: 'full', FullRebuild: 'fullRebuild' } as const;

export function application(book: Book): HostObject {
  return hostObject(applicationType, { book });
}

export const applicationType: ObjectType<ApplicationSelf> = {
  name: 'Application',
  read: {
    calculationMode: ({ book }) => MODES.find((mode) => MODE_OF[mode] === book.grid.calculationMode()),
    calculationState: ({ book }) => (book.grid.isCalculating() ? 'Calculating' : 'Done'),
    calculationEngineVersion: () => 191029,
    decimalSeparator: ({ book }) => book.locale.decimalSeparator,
    thousandsSeparator: ({ book }) => book.locale.thousandsSeparator,
    useSystemSeparators: () => true,
  },
  write: {
    calculationMode: ({ book }, value) => book.grid.setCalculationMode(MODE_OF[asChoice(value, MODES)]),
  },
  open: {
    cultureInfo: (self) => hostObject(cultureInfoType, self),
    iterativeCalculation: (self) => hostObject(iterativeCalculationType, self),
  },
  call: {
    calculate: ({ book }, [kind]) =>
      book.grid.calculate(KIND_OF[asChoice(kind, ['Recalculate', 'Full', 'FullRebuild'] as const)]),
    // The grid calculates once the batch is through in any case; there is no screen to hold still.
    suspendApiCalculationUntilNextSync: () => undefined,
    suspendScreenUpdatingUntilNextSync: () => undefined,
    createWorkbook: ({ book }, [base64]) => {
      if (typeof base64 !== 'string') throw invalidArgument();
      return hostObject(workbookCreatedType, { book, base64 });
    },
  },
};

interface CreatedSelf extends ApplicationSelf {
  readonly base64: string;
}

/** A workbook made of a file, to be opened. */
export const workbookCreatedType: ObjectType<CreatedSelf> = {
  name: 'WorkbookCreated',
  call: {
    open: ({ book, base64 }) =>
      book.openFile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))),
  },
};

function settings({ book }: ApplicationSelf): Book['grid']['stored']['iterativeCalculation'] {
  return book.grid.stored.iterativeCalculation;
}

export const iterativeCalculationType: ObjectType<ApplicationSelf> = {
  name: 'IterativeCalculation',
  read: {
    enabled: (self) => settings(self).enabled,
    maxIteration: (self) => settings(self).maxIteration,
    maxChange: (self) => settings(self).maxChange,
  },
  write: {
    enabled: (self, value) => {
      settings(self).enabled = asBoolean(value);
    },
    maxIteration: (self, value) => {
      const count = asInteger(value);
      if (count < 1 || count > 32_767) throw invalidArgument();
      settings(self).maxIteration = count;
    },
    maxChange: (self, value) => {
      settings(self).maxChange = asNumber(value);
    },
  },
};

export const cultureInfoType: ObjectType<ApplicationSelf> = {
  name: 'CultureInfo',
  read: { name: ({ book }) => book.locale.tag },
  open: {
    numberFormat: (self) => hostObject(numberFormatInfoType, self),
    datetimeFormat: (self) => hostObject(datetimeFormatInfoType, self),
  },
};

export const numberFormatInfoType: ObjectType<ApplicationSelf> = {
  name: 'NumberFormatInfo',
  read: {
    numberDecimalSeparator: ({ book }) => book.locale.decimalSeparator,
    numberGroupSeparator: ({ book }) => book.locale.thousandsSeparator,
  },
};

export const datetimeFormatInfoType: ObjectType<ApplicationSelf> = {
  name: 'DatetimeFormatInfo',
  read: {
    dateSeparator: ({ book }) => book.locale.dateSeparator,
    timeSeparator: ({ book }) => book.locale.timeSeparator,
    shortDatePattern: ({ book }) => book.locale.shortDatePattern,
    longDatePattern: ({ book }) => book.locale.longDatePattern,
    longTimePattern: ({ book }) => book.locale.longTimePattern,
  },
};
