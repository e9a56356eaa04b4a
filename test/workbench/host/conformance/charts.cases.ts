import type { Bench, Cases } from './bench';
import { properties } from './bench';

const ROWS = [
  ['alternative', 'cost', 'service'],
  ['do nothing', 100, 0.91],
  ['west', 92, 0.95],
  ['south', 90, 0.96],
];

function chart(bench: Bench): Excel.Chart {
  const sheet = bench.sheet(ROWS);
  return sheet.charts.add('ColumnClustered', sheet.getRange('A1:C4'));
}

/** The chart as it is stored, to see what no property shows. */
async function stored(
  bench: Bench,
  made: Excel.Chart,
): Promise<(typeof bench.excel.grid.stored.charts)[number]> {
  const id = await bench.read(made, 'id');
  return bench.excel.grid.stored.charts.find((model) => model.id === id)!;
}

export const chartsCases: Cases = {
  'Worksheet.charts, ChartCollection.add(), ChartCollection.count, ChartCollection.items, ChartCollection.getCount(), ChartCollection.getItem(), ChartCollection.getItemAt(), ChartCollection.getItemOrNullObject(), Chart.id, Chart.worksheet':
    async (bench) => {
      const made = chart(bench);
      made.name = 'Frontier';
      const { charts } = made.worksheet;
      const named = charts.getItem('frontier');
      const first = charts.getItemAt(0);
      const none = charts.getItemOrNullObject('nowhere');
      const count = charts.getCount();
      charts.load('count,items/name');
      for (const object of [made, named, first, none]) object.load('id');
      await bench.sync();
      expect([charts.count, count.value, named.id, first.id]).toEqual([1, 1, made.id, made.id]);
      expect(charts.items.map(({ name }) => name)).toEqual(['Frontier']);
      expect(none.isNullObject).toBe(true);
      made.worksheet.charts.getItem('nowhere').load('id');
      expect(await bench.failure()).toBe('ItemNotFound');
    },
  'Chart.delete()': async (bench) => {
    const made = chart(bench);
    const { charts } = made.worksheet;
    await bench.sync();
    made.delete();
    const count = charts.getCount();
    await bench.sync();
    expect(count.value).toBe(0);
  },
  'Chart.name, Chart.name =': async (bench) => {
    const made = chart(bench);
    expect(await bench.read(made, 'name')).toMatch(/^Chart \d+$/);
    made.name = 'Tornado';
    expect(await bench.read(made, 'name')).toBe('Tornado');
  },
  ...properties('Chart', chart, {
    chartType: ['ColumnClustered', 'XYScatter'],
    left: [0, 100],
    top: [0, 50],
    width: [360, 480],
    height: [216, 300],
  }),
  'Chart.setPosition()': async (bench) => {
    const made = chart(bench);
    made.setPosition('B2', 'E5');
    made.load('left,top,width,height');
    await bench.sync();
    expect([made.left, made.top, made.width, made.height]).toEqual([48, 15, 192, 60]);
  },
  'Chart.setData()': async (bench) => {
    const made = chart(bench);
    made.setData(made.worksheet.getRange('A1:B4'), 'Columns' as Excel.ChartSeriesBy);
    await bench.sync();
    const { series } = await stored(bench, made);
    expect(series.map(({ name, values }) => [name, values.replace(/^=.*!/, '')])).toEqual([
      ['cost', '$B$2:$B$4'],
    ]);
  },
  'Chart.title': async (bench) => {
    const made = chart(bench);
    made.title.text = 'Cost against service';
    await bench.sync();
    expect((await stored(bench, made)).title).toEqual({ text: 'Cost against service', visible: true });
  },
  ...properties('ChartTitle', (bench) => chart(bench).title, {
    text: ['Chart Title', 'Costs'],
    visible: [true, false],
  }),
  'Chart.legend': async (bench) => expect(await bench.read(chart(bench).legend, 'visible')).toBe(true),
  ...properties('ChartLegend', (bench) => chart(bench).legend, {
    visible: [true, false],
    position: ['Bottom', 'Right'],
  }),
  'Chart.axes, ChartAxes.categoryAxis, ChartAxes.valueAxis': async (bench) => {
    const made = chart(bench);
    made.axes.categoryAxis.title.text = 'Alternative';
    made.axes.valueAxis.title.text = 'Cost';
    await bench.sync();
    const { categoryAxis, valueAxis } = await stored(bench, made);
    expect([categoryAxis.title, valueAxis.title]).toEqual(['Alternative', 'Cost']);
  },
  ...properties('ChartAxis', (bench) => chart(bench).axes.valueAxis, {
    visible: [true, false],
    minimum: ['', 80],
    maximum: ['', 120],
    numberFormat: ['General', '#,##0'],
    reversePlotOrder: [false, true],
    position: ['Automatic', 'Maximum'],
  }),
  'ChartAxis.title': async (bench) =>
    expect(await bench.read(chart(bench).axes.valueAxis.title, 'text')).toBe(''),
  ...properties('ChartAxisTitle', (bench) => chart(bench).axes.valueAxis.title, {
    text: ['', 'Cost'],
    visible: [false, true],
  }),
  'ChartAxis.majorGridlines': async (bench) =>
    expect(await bench.read(chart(bench).axes.categoryAxis.majorGridlines, 'visible')).toBe(false),
  ...properties('ChartGridlines', (bench) => chart(bench).axes.valueAxis.majorGridlines, {
    visible: [true, false],
  }),
  'Chart.series, ChartSeriesCollection.items, ChartSeriesCollection.count, ChartSeriesCollection.getCount(), ChartSeriesCollection.getItemAt(), ChartSeries.name':
    async (bench) => {
      const { series } = chart(bench);
      series.load('count,items/name');
      const count = series.getCount();
      const second = series.getItemAt(1);
      second.load('name');
      await bench.sync();
      expect([series.count, count.value, second.name]).toEqual([2, 2, 'service']);
      expect(series.items.map(({ name }) => name)).toEqual(['cost', 'service']);
    },
  'ChartSeriesCollection.add(), ChartSeries.setValues(), ChartSeries.setXAxisValues(), ChartSeries.delete()':
    async (bench) => {
      const made = chart(bench);
      const added = made.series.add('target');
      added.setValues(made.worksheet.getRange('C2:C4'));
      added.setXAxisValues(made.worksheet.getRange('B2:B4'));
      made.series.getItemAt(0).delete();
      await bench.sync();
      const { series } = await stored(bench, made);
      expect(series.map(({ name }) => name)).toEqual(['service', 'target']);
      expect([series[1]!.values, series[1]!.categories].map((text) => text.replace(/^=.*!/, ''))).toEqual([
        '$C$2:$C$4',
        '$B$2:$B$4',
      ]);
    },
  'ChartSeries.name =': async (bench) => {
    const series = chart(bench).series.getItemAt(0);
    series.name = 'renamed';
    expect(await bench.read(series, 'name')).toBe('renamed');
  },
  ...properties('ChartSeries', (bench) => chart(bench).series.getItemAt(0), {
    chartType: ['ColumnClustered', 'Line'],
    hasDataLabels: [false, true],
  }),
  'ChartSeries.format, ChartSeriesFormat.fill, ChartSeriesFormat.line, ChartFill.setSolidColor(), ChartFill.clear()':
    async (bench) => {
      const made = chart(bench);
      const { format } = made.series.getItemAt(0);
      format.fill.setSolidColor('#1F4E79');
      format.line.color = '#C00000';
      await bench.sync();
      const [series] = (await stored(bench, made)).series;
      expect([series!.fillColor, series!.lineColor]).toEqual(['#1F4E79', '#C00000']);
      made.series.getItemAt(0).format.fill.clear();
      await bench.sync();
      expect(series!.fillColor).toBe('');
    },
  'ChartLineFormat.color, ChartLineFormat.color =, ChartLineFormat.clear()': async (bench) => {
    const made = chart(bench);
    const { line } = made.series.getItemAt(0).format;
    line.color = '#00B050';
    expect(await bench.read(line, 'color')).toBe('#00B050');
    line.clear();
    expect(await bench.read(line, 'color')).toBe('');
  },
};
