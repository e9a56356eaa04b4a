/** Excel.RangeBorderCollection and Excel.RangeBorder */
import type { BorderEdge, BorderLine, SheetArea } from '../../grid/grid';
import { itemNotFound } from '../host-error';
import type { ObjectType } from '../object-type';
import { asChoice, asInteger, hostObject } from '../object-type';
import { requireAllowed } from './book';
import type { FormatSelf } from './format-values';
import { asColor, capital, decapitalised } from './format-values';

/** Excel's order of border items. */
const SIDES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
type Side = (typeof SIDES)[number];

interface BorderSelf extends FormatSelf {
  readonly side: Side;
}

/** The cells that have a side of the range, and the edge of each cell that lies on it. */
function cellsOnSide(area: SheetArea, side: Side): { area: SheetArea; edge: BorderEdge }[] {
  const lastRow = area.row + area.rowCount - 1;
  const lastColumn = area.column + area.columnCount - 1;
  switch (side) {
    case 'EdgeTop':
      return [{ area: { ...area, rowCount: 1 }, edge: 'top' }];
    case 'EdgeBottom':
      return [{ area: { ...area, row: lastRow, rowCount: 1 }, edge: 'bottom' }];
    case 'EdgeLeft':
      return [{ area: { ...area, columnCount: 1 }, edge: 'left' }];
    case 'EdgeRight':
      return [{ area: { ...area, column: lastColumn, columnCount: 1 }, edge: 'right' }];
    case 'InsideHorizontal':
      return area.rowCount > 1 ? [{ area: { ...area, rowCount: area.rowCount - 1 }, edge: 'bottom' }] : [];
    case 'InsideVertical':
      return area.columnCount > 1
        ? [{ area: { ...area, columnCount: area.columnCount - 1 }, edge: 'right' }]
        : [];
    case 'DiagonalDown':
      return [{ area, edge: 'diagonalDown' }];
    case 'DiagonalUp':
      return [{ area, edge: 'diagonalUp' }];
  }
}

const DEFAULT_LINE: BorderLine = { style: 'continuous', weight: 'thin', color: '#000000' };

function line(self: BorderSelf): BorderLine | null {
  const { grid } = self.book;
  const lines = self.places.flatMap(({ area }) =>
    cellsOnSide(area, self.side).flatMap(({ area: cells, edge }) =>
      grid.styles(cells).flatMap((row) => row.map((style) => style.borders?.[edge] ?? null)),
    ),
  );
  const first = lines[0] ?? null;
  return first && lines.every((other) => other && JSON.stringify(other) === JSON.stringify(first))
    ? first
    : null;
}

function draw(self: BorderSelf, change: Partial<BorderLine> | null): void {
  const next = change && { ...(line(self) ?? DEFAULT_LINE), ...change };
  for (const { area } of self.places) {
    requireAllowed(self.book, area.sheet, 'allowFormatCells');
    for (const { area: cells, edge } of cellsOnSide(area, self.side)) {
      self.book.grid.applyStyle(cells, { borders: { [edge]: next } });
    }
  }
}

const STYLES = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
] as const;
const WEIGHTS = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;

export const rangeBorderType: ObjectType<BorderSelf> = {
  name: 'RangeBorder',
  read: {
    sideIndex: ({ side }) => side,
    style: (self) => capital(line(self)?.style ?? 'none'),
    weight: (self) => capital(line(self)?.weight ?? 'thin'),
    color: (self) => line(self)?.color ?? '#000000',
  },
  write: {
    style: (self, value) => {
      const style = asChoice(value, STYLES);
      draw(self, style === 'None' ? null : { style: decapitalised(style) });
    },
    weight: (self, value) => draw(self, { weight: decapitalised(asChoice(value, WEIGHTS)) }),
    color: (self, value) => draw(self, { color: asColor(value) }),
  },
};

export const rangeBorderCollectionType: ObjectType<FormatSelf> = {
  name: 'RangeBorderCollection',
  read: { count: () => SIDES.length },
  items: (self) => SIDES.map((side) => hostObject(rangeBorderType, { ...self, side })),
  item: (self, key) => hostObject(rangeBorderType, { ...self, side: asChoice(key, SIDES) }),
  call: {
    getItemAt: (self, [index]) => {
      const side = SIDES[asInteger(index)];
      if (!side) throw itemNotFound();
      return hostObject(rangeBorderType, { ...self, side });
    },
  },
};
