/** Excel.ChartCollection and Excel.Chart: charts as a stored model, drawn by nobody here. */
import { fullAddress } from '../../grid/a1';
import type { SheetArea, SheetId } from '../../grid/grid';
import type { ChartAxisModel, ChartModel, ChartSeriesModel } from '../../grid/stored-model';
import { invalidArgument, itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asChoice, asInteger, asNumber, asText, hostObject, isMissing } from '../object-type';
import type { Book } from './book';
import { sheetInfo } from './book';
import { chartAxes, chartLegend, chartTitle } from './chart-parts';
import { chartSeriesCollection, newSeries } from './chart-series';
import { areaArgument } from './range';

interface ChartsSelf {
  readonly book: Book;
  readonly sheet: SheetId;
}

export interface ChartSelf {
  readonly book: Book;
  readonly id: string;
}

export function chartCollection(book: Book, sheet: SheetId): HostObject {
  return hostObject(chartCollectionType, { book, sheet });
}

function chartModel({ book, id }: ChartSelf): ChartModel {
  const model = book.grid.stored.charts.find((chart) => chart.id === id);
  if (!model) throw itemNotFound();
  return model;
}

function chart(book: Book, { id }: ChartModel): HostObject {
  return hostObject(chartType, { book, id });
}

function listed({ book, sheet }: ChartsSelf): ChartModel[] {
  return book.grid.stored.charts.filter((model) => model.sheet === sheet);
}

function find(self: ChartsSelf, key: unknown): HostObject | null {
  const text = asText(key);
  const model = listed(self).find(({ id, name }) => id === text || name.toLowerCase() === text.toLowerCase());
  return model ? chart(self.book, model) : null;
}

function getItem(self: ChartsSelf, key: unknown): HostObject {
  const found = find(self, key);
  if (!found) throw itemNotFound();
  return found;
}

function axis(): ChartAxisModel {
  return {
    title: '',
    titleVisible: false,
    visible: true,
    minimum: null,
    maximum: null,
    numberFormat: 'General',
    majorGridlines: false,
    reversed: false,
    position: 'Automatic',
  };
}

const CHART_TYPE = /^[A-Z0-9]\w+$/;

function asChartType(value: unknown): string {
  const type = asText(value);
  if (!CHART_TYPE.test(type)) throw invalidArgument();
  return type;
}

/**
 * Series as Excel reads them from a block of cells: a first row of texts names the series and a first column of
 * texts the categories; the longer side runs along the categories unless it is said otherwise.
 */
function seriesOf(book: Book, area: SheetArea, seriesBy: unknown, chartType: string): ChartSeriesModel[] {
  const cells = book.grid.values(area);
  const isLabel = (value: unknown): boolean => typeof value === 'string' || value === null;
  const headerRow = area.rowCount > 1 && cells[0]!.slice(area.columnCount > 1 ? 1 : 0).every(isLabel);
  const labelColumn =
    area.columnCount > 1 && cells.slice(area.rowCount > 1 ? 1 : 0).every((row) => isLabel(row[0]));
  const by = isMissing(seriesBy) ? 'Auto' : asChoice(seriesBy, ['Auto', 'Columns', 'Rows'] as const);
  const body: SheetArea = {
    sheet: area.sheet,
    row: area.row + (headerRow ? 1 : 0),
    column: area.column + (labelColumn ? 1 : 0),
    rowCount: area.rowCount - (headerRow ? 1 : 0),
    columnCount: area.columnCount - (labelColumn ? 1 : 0),
  };
  const columns = by === 'Columns' || (by === 'Auto' && body.rowCount >= body.columnCount);
  const sheetName = sheetInfo(book, area.sheet).name;
  const reference = (part: SheetArea): string => `=${fullAddress(sheetName, part, true)}`;
  const hasNames = columns ? headerRow : labelColumn;
  const hasCategories = columns ? labelColumn : headerRow;
  return Array.from({ length: columns ? body.columnCount : body.rowCount }, (_, i) => {
    const values: SheetArea = columns
      ? { ...body, column: body.column + i, columnCount: 1 }
      : { ...body, row: body.row + i, rowCount: 1 };
    const nameCell = columns ? cells[0]![values.column - area.column] : cells[values.row - area.row]![0];
    const categories: SheetArea = columns
      ? { ...body, column: area.column, columnCount: 1 }
      : { ...body, row: area.row, rowCount: 1 };
    return {
      ...newSeries(hasNames && typeof nameCell === 'string' ? nameCell : `Series${i + 1}`, chartType),
      values: reference(values),
      categories: hasCategories ? reference(categories) : '',
    };
  });
}

function add({ book, sheet }: ChartsSelf, type: unknown, source: unknown, seriesBy: unknown): HostObject {
  const chartType = asChartType(type);
  const area = areaArgument(book, source, sheet);
  const { charts } = book.grid.stored;
  const number = Math.max(0, ...charts.map(({ id }) => Number(/\d+/.exec(id)))) + 1;
  const model: ChartModel = {
    id: `{chart-${number}}`,
    sheet,
    name: `Chart ${number}`,
    chartType,
    title: { text: 'Chart Title', visible: true },
    legend: { visible: true, position: 'Bottom' },
    categoryAxis: axis(),
    valueAxis: { ...axis(), majorGridlines: true },
    series: seriesOf(book, area, seriesBy, chartType),
    left: 0,
    top: 0,
    width: 360,
    height: 216,
  };
  charts.push(model);
  return chart(book, model);
}

/** From one cell's corner to the other's, or to the chart's own size without a second. */
function setPosition(self: ChartSelf, start: unknown, end: unknown): void {
  const model = chartModel(self);
  const { grid } = self.book;
  const from = areaArgument(self.book, start, model.sheet);
  const sum = (count: number, size: (i: number) => number): number => {
    let points = 0;
    for (let i = 0; i < count; i++) points += size(i);
    return points;
  };
  const left = (column: number): number => sum(column, (i) => grid.columnWidth(model.sheet, i));
  const top = (row: number): number => sum(row, (i) => grid.rowHeight(model.sheet, i));
  model.left = left(from.column);
  model.top = top(from.row);
  if (isMissing(end)) return;
  const to = areaArgument(self.book, end, model.sheet);
  model.width = left(to.column + to.columnCount) - model.left;
  model.height = top(to.row + to.rowCount) - model.top;
}

export const chartCollectionType: ObjectType<ChartsSelf> = {
  name: 'ChartCollection',
  read: { count: (self) => listed(self).length },
  items: (self) => listed(self).map((model) => chart(self.book, model)),
  item: getItem,
  call: {
    add: (self, [type, source, seriesBy]) => add(self, type, source, seriesBy),
    getCount: (self) => listed(self).length,
    getItem: (self, [key]) => getItem(self, key),
    getItemAt: (self, [index]) => {
      const model = listed(self)[asInteger(index)];
      if (!model) throw itemNotFound();
      return chart(self.book, model);
    },
    getItemOrNullObject: (self, [key]) => find(self, key),
  },
};

type Measure = 'left' | 'top' | 'width' | 'height';
const MEASURES: readonly Measure[] = ['left', 'top', 'width', 'height'];

export const chartType: ObjectType<ChartSelf> = {
  name: 'Chart',
  id: { field: 'Id', of: ({ id }) => id },
  read: {
    id: ({ id }) => id,
    name: (self) => chartModel(self).name,
    chartType: (self) => chartModel(self).chartType,
    ...Object.fromEntries(
      MEASURES.map((measure) => [measure, (self: ChartSelf) => chartModel(self)[measure]]),
    ),
  },
  write: {
    name: (self, value) => {
      chartModel(self).name = asText(value);
    },
    chartType: (self, value) => {
      const model = chartModel(self);
      model.chartType = asChartType(value);
      for (const series of model.series) series.chartType = model.chartType;
    },
    ...Object.fromEntries(
      MEASURES.map((measure) => [
        measure,
        (self: ChartSelf, value: unknown) => {
          const points = asNumber(value);
          if (points < 0) throw invalidArgument();
          chartModel(self)[measure] = points;
        },
      ]),
    ),
  },
  open: {
    title: (self) => chartTitle(chartModel(self)),
    legend: (self) => chartLegend(chartModel(self)),
    axes: (self) => chartAxes(chartModel(self)),
    series: (self) => chartSeriesCollection(self.book, chartModel(self)),
    worksheet: (self) => self.book.make.worksheet(chartModel(self).sheet),
  },
  call: {
    delete: (self) => {
      const { charts } = self.book.grid.stored;
      charts.splice(charts.indexOf(chartModel(self)), 1);
    },
    setData: (self, [source, seriesBy]) => {
      const model = chartModel(self);
      model.series = seriesOf(
        self.book,
        areaArgument(self.book, source, model.sheet),
        seriesBy,
        model.chartType,
      );
    },
    setPosition: (self, [start, end]) => setPosition(self, start, end),
  },
};
