/** Excel.ChartSeriesCollection and Excel.ChartSeries */
import { fullAddress } from '../../grid/a1';
import type { ChartModel, ChartSeriesModel } from '../../grid/stored-model';
import { itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asInteger, asText, hostObject, isMissing } from '../object-type';
import type { Book } from './book';
import { sheetInfo } from './book';
import { areaArgument } from './range';
import { asColor } from './format-values';

interface SeriesListSelf {
  readonly book: Book;
  readonly chart: ChartModel;
}

interface SeriesSelf extends SeriesListSelf {
  readonly series: ChartSeriesModel;
}

export function newSeries(name: string, chartType: string): ChartSeriesModel {
  return { name, values: '', categories: '', chartType, fillColor: '', lineColor: '', hasDataLabels: false };
}

export function chartSeriesCollection(book: Book, chart: ChartModel): HostObject {
  return hostObject(chartSeriesCollectionType, { book, chart });
}

function reference({ book, chart }: SeriesSelf, source: unknown): string {
  const area = areaArgument(book, source, chart.sheet);
  return `=${fullAddress(sheetInfo(book, area.sheet).name, area, true)}`;
}

export const chartSeriesCollectionType: ObjectType<SeriesListSelf> = {
  name: 'ChartSeriesCollection',
  read: { count: ({ chart }) => chart.series.length },
  items: (self) => self.chart.series.map((series) => hostObject(chartSeriesType, { ...self, series })),
  call: {
    add: (self, [name, index]) => {
      const { chart } = self;
      const series = newSeries(
        isMissing(name) ? `Series${chart.series.length + 1}` : asText(name),
        chart.chartType,
      );
      chart.series.splice(isMissing(index) ? chart.series.length : asInteger(index), 0, series);
      return hostObject(chartSeriesType, { ...self, series });
    },
    getCount: ({ chart }) => chart.series.length,
    getItemAt: (self, [index]) => {
      const series = self.chart.series[asInteger(index)];
      if (!series) throw itemNotFound();
      return hostObject(chartSeriesType, { ...self, series });
    },
  },
};

export const chartSeriesType: ObjectType<SeriesSelf> = {
  name: 'ChartSeries',
  read: {
    name: ({ series }) => series.name,
    chartType: ({ series }) => series.chartType,
    hasDataLabels: ({ series }) => series.hasDataLabels,
  },
  write: {
    name: ({ series }, value) => {
      series.name = asText(value);
    },
    chartType: ({ series }, value) => {
      series.chartType = asText(value);
    },
    hasDataLabels: ({ series }, value) => {
      series.hasDataLabels = asBoolean(value);
    },
  },
  open: { format: (self) => hostObject(chartSeriesFormatType, self) },
  call: {
    setValues: (self, [source]) => {
      self.series.values = reference(self, source);
    },
    setXAxisValues: (self, [source]) => {
      self.series.categories = reference(self, source);
    },
    delete: ({ chart, series }) => {
      chart.series.splice(chart.series.indexOf(series), 1);
    },
  },
};

export const chartSeriesFormatType: ObjectType<SeriesSelf> = {
  name: 'ChartSeriesFormat',
  open: {
    fill: (self) => hostObject(chartFillType, self),
    line: (self) => hostObject(chartLineFormatType, self),
  },
};

export const chartFillType: ObjectType<SeriesSelf> = {
  name: 'ChartFill',
  call: {
    setSolidColor: ({ series }, [color]) => {
      series.fillColor = asColor(color);
    },
    clear: ({ series }) => {
      series.fillColor = '';
    },
  },
};

export const chartLineFormatType: ObjectType<SeriesSelf> = {
  name: 'ChartLineFormat',
  read: { color: ({ series }) => series.lineColor },
  write: {
    color: ({ series }, value) => {
      series.lineColor = asColor(value);
    },
  },
  call: {
    clear: ({ series }) => {
      series.lineColor = '';
    },
  },
};
