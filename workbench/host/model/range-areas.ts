/** Excel.RangeAreas and the collection of its ranges. */
import { fullAddress } from '../../grid/a1';
import type { SheetArea } from '../../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../grid/grid';
import { itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asInteger, hostObject } from '../object-type';
import type { Book } from './book';
import { checkedArea, isGone, sheetInfo } from './book';
import { rangeFormat } from './range-format';

export interface RangeAreasSelf {
  readonly book: Book;
  /** At least one, all on one sheet; they follow their cells. */
  readonly places: { area: SheetArea; gone?: boolean }[];
}

export function rangeAreas(book: Book, areas: readonly SheetArea[]): HostObject {
  return hostObject(rangeAreasType, { book, places: areas.map((area) => ({ area: checkedArea(area) })) });
}

function home({ places }: RangeAreasSelf): string {
  return places[0]!.area.sheet;
}

function address({ book, places }: RangeAreasSelf): string {
  return places.map(({ area }) => fullAddress(sheetInfo(book, area.sheet).name, area)).join(',');
}

export const rangeAreasType: ObjectType<RangeAreasSelf> = {
  name: 'RangeAreas',
  tracked: true,
  gone: ({ book, places }) => places.some((place) => isGone(book, place)),
  read: {
    address,
    addressLocal: address,
    areaCount: ({ places }) => places.length,
    cellCount: ({ places }) => places.reduce((sum, { area }) => sum + area.rowCount * area.columnCount, 0),
    isEntireColumn: ({ places }) => places.every(({ area }) => area.rowCount === ROW_LIMIT),
    isEntireRow: ({ places }) => places.every(({ area }) => area.columnCount === COLUMN_LIMIT),
  },
  open: {
    areas: (self) => hostObject(rangeCollectionType, self),
    format: ({ book, places }) => rangeFormat(book, places),
    worksheet: (self) => self.book.make.worksheet(home(self)),
  },
};

export const rangeCollectionType: ObjectType<RangeAreasSelf> = {
  name: 'RangeCollection',
  items: ({ book, places }) => places.map(({ area }) => book.make.range(area)),
  call: {
    getCount: ({ places }) => places.length,
    getItemAt: ({ book, places }, [index]) => {
      const place = places[asInteger(index)];
      if (!place) throw itemNotFound();
      return book.make.range(place.area);
    },
  },
};
