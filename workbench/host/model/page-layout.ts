/** Excel.PageLayout with its headers and footers: a stored model that the file format carries. */
import type { SheetArea, SheetId } from '../../grid/grid';
import type { PageLayoutModel } from '../../grid/stored-model';
import { invalidArgument, itemNotFound } from '../host-error';
import type { ObjectType } from '../object-type';
import { asBoolean, asChoice, asNumber, asRecord, asText, HostObject, hostObject } from '../object-type';
import type { Book } from './book';
import { areaArgument } from './range';
import { rangeAreasType } from './range-areas';

interface LayoutSelf {
  readonly book: Book;
  readonly sheet: SheetId;
}

export function pageLayout(book: Book, sheet: SheetId): HostObject {
  return hostObject(pageLayoutType, { book, sheet });
}

function layout({ book, sheet }: LayoutSelf): PageLayoutModel {
  return book.grid.stored.pageLayout(sheet);
}

type Flag =
  | 'centerHorizontally'
  | 'centerVertically'
  | 'blackAndWhite'
  | 'draftMode'
  | 'printGridlines'
  | 'printHeadings';
const FLAGS: readonly Flag[] = [
  'centerHorizontally',
  'centerVertically',
  'blackAndWhite',
  'draftMode',
  'printGridlines',
  'printHeadings',
];

type Margin = keyof PageLayoutModel['margins'];
const MARGINS: readonly Margin[] = ['left', 'right', 'top', 'bottom', 'header', 'footer'];

const PAPER_SIZES = ['Letter', 'Legal', 'A3', 'A4', 'A5', 'Tabloid', 'Executive'] as const;

function asMargin(value: unknown): number {
  const points = asNumber(value);
  if (points < 0) throw invalidArgument();
  return points;
}

const POINTS_PER = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;

function setMargins(self: LayoutSelf, unit: unknown, options: unknown): void {
  const factor = POINTS_PER[asChoice(unit, ['Points', 'Inches', 'Centimeters'] as const)];
  for (const [name, value] of Object.entries(asRecord(options))) {
    const margin = MARGINS.find((known) => known === name);
    if (!margin) throw invalidArgument();
    layout(self).margins[margin] = asMargin(value) * factor;
  }
}

function setZoom(self: LayoutSelf, value: unknown): void {
  const zoom: { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number } = {};
  for (const [name, part] of Object.entries(asRecord(value))) {
    if (part === null || part === undefined) continue;
    if (name !== 'scale' && name !== 'horizontalFitToPages' && name !== 'verticalFitToPages')
      throw invalidArgument();
    const number = asNumber(part);
    if (name === 'scale' ? number < 10 || number > 400 : !Number.isInteger(number) || number < 0)
      throw invalidArgument();
    zoom[name] = number;
  }
  layout(self).zoom = zoom;
}

function printAreas({ book, sheet }: LayoutSelf, value: unknown): readonly SheetArea[] {
  if (value instanceof HostObject && value.type === rangeAreasType) {
    return (value.self as { places: readonly { area: SheetArea }[] }).places.map(({ area }) => area);
  }
  if (typeof value === 'string')
    return value.split(',').map((address) => areaArgument(book, address.trim(), sheet));
  return [areaArgument(book, value, sheet)];
}

function openAreas({ book }: LayoutSelf, areas: readonly SheetArea[]): HostObject | null {
  return areas.length > 0 ? book.make.rangeAreas(areas) : null;
}

function openArea({ book }: LayoutSelf, area: SheetArea | null): HostObject | null {
  return area && book.make.range(area);
}

function found(object: HostObject | null): HostObject {
  if (!object) throw itemNotFound();
  return object;
}

export const pageLayoutType: ObjectType<LayoutSelf> = {
  name: 'PageLayout',
  read: {
    orientation: (self) => layout(self).orientation,
    paperSize: (self) => layout(self).paperSize,
    printOrder: (self) => layout(self).printOrder,
    zoom: (self) => layout(self).zoom,
    ...Object.fromEntries(FLAGS.map((flag) => [flag, (self: LayoutSelf) => layout(self)[flag]])),
    ...Object.fromEntries(
      MARGINS.map((margin) => [`${margin}Margin`, (self: LayoutSelf) => layout(self).margins[margin]]),
    ),
  },
  write: {
    orientation: (self, value) => {
      layout(self).orientation = asChoice(value, ['Portrait', 'Landscape'] as const);
    },
    paperSize: (self, value) => {
      layout(self).paperSize = asChoice(value, PAPER_SIZES);
    },
    printOrder: (self, value) => {
      layout(self).printOrder = asChoice(value, ['DownThenOver', 'OverThenDown'] as const);
    },
    zoom: setZoom,
    ...Object.fromEntries(
      FLAGS.map((flag) => [
        flag,
        (self: LayoutSelf, value: unknown) => {
          layout(self)[flag] = asBoolean(value);
        },
      ]),
    ),
    ...Object.fromEntries(
      MARGINS.map((margin) => [
        `${margin}Margin`,
        (self: LayoutSelf, value: unknown) => {
          layout(self).margins[margin] = asMargin(value);
        },
      ]),
    ),
  },
  open: { headersFooters: (self) => hostObject(headerFooterGroupType, self) },
  call: {
    setPrintArea: (self, [area]) => {
      layout(self).printArea = printAreas(self, area);
    },
    setPrintMargins: (self, [unit, options]) => setMargins(self, unit, options),
    setPrintTitleRows: (self, [rows]) => {
      layout(self).printTitleRows = areaArgument(self.book, rows, self.sheet);
    },
    setPrintTitleColumns: (self, [columns]) => {
      layout(self).printTitleColumns = areaArgument(self.book, columns, self.sheet);
    },
    getPrintArea: (self) => found(openAreas(self, layout(self).printArea)),
    getPrintAreaOrNullObject: (self) => openAreas(self, layout(self).printArea),
    getPrintTitleRows: (self) => found(openArea(self, layout(self).printTitleRows)),
    getPrintTitleRowsOrNullObject: (self) => openArea(self, layout(self).printTitleRows),
    getPrintTitleColumns: (self) => found(openArea(self, layout(self).printTitleColumns)),
    getPrintTitleColumnsOrNullObject: (self) => openArea(self, layout(self).printTitleColumns),
  },
};

export const headerFooterGroupType: ObjectType<LayoutSelf> = {
  name: 'HeaderFooterGroup',
  read: { state: () => 'Default' },
  open: { defaultForAllPages: (self) => hostObject(headerFooterType, self) },
};

type Place = keyof PageLayoutModel['headersFooters'];
const PLACES: readonly Place[] = [
  'leftHeader',
  'centerHeader',
  'rightHeader',
  'leftFooter',
  'centerFooter',
  'rightFooter',
];

export const headerFooterType: ObjectType<LayoutSelf> = {
  name: 'HeaderFooter',
  read: Object.fromEntries(
    PLACES.map((place) => [place, (self: LayoutSelf) => layout(self).headersFooters[place]]),
  ),
  write: Object.fromEntries(
    PLACES.map((place) => [
      place,
      (self: LayoutSelf, value: unknown) => {
        layout(self).headersFooters[place] = asText(value);
      },
    ]),
  ),
};
