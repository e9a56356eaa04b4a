/** A chart's title, legend and axes. */
import type { ChartAxisModel, ChartModel } from '../../grid/stored-model';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asChoice, asNumber, asText, hostObject } from '../object-type';

export function chartTitle(chart: ChartModel): HostObject {
  return hostObject(chartTitleType, chart);
}

export function chartLegend(chart: ChartModel): HostObject {
  return hostObject(chartLegendType, chart);
}

export function chartAxes(chart: ChartModel): HostObject {
  return hostObject(chartAxesType, chart);
}

export const chartTitleType: ObjectType<ChartModel> = {
  name: 'ChartTitle',
  read: { text: ({ title }) => title.text, visible: ({ title }) => title.visible },
  write: {
    text: ({ title }, value) => {
      title.text = asText(value);
      title.visible = true;
    },
    visible: ({ title }, value) => {
      title.visible = asBoolean(value);
    },
  },
};

const LEGEND_POSITIONS = ['Top', 'Bottom', 'Left', 'Right', 'Corner', 'Custom'] as const;

export const chartLegendType: ObjectType<ChartModel> = {
  name: 'ChartLegend',
  read: { visible: ({ legend }) => legend.visible, position: ({ legend }) => legend.position },
  write: {
    visible: ({ legend }, value) => {
      legend.visible = asBoolean(value);
    },
    position: ({ legend }, value) => {
      legend.position = asChoice(value, LEGEND_POSITIONS);
    },
  },
};

export const chartAxesType: ObjectType<ChartModel> = {
  name: 'ChartAxes',
  open: {
    categoryAxis: ({ categoryAxis }) => hostObject(chartAxisType, categoryAxis),
    valueAxis: ({ valueAxis }) => hostObject(chartAxisType, valueAxis),
  },
};

/** Excel takes an empty text for "automatic". */
function asBound(value: unknown): number | null {
  return value === '' ? null : asNumber(value);
}

export const chartAxisType: ObjectType<ChartAxisModel> = {
  name: 'ChartAxis',
  read: {
    visible: ({ visible }) => visible,
    minimum: ({ minimum }) => minimum ?? '',
    maximum: ({ maximum }) => maximum ?? '',
    numberFormat: ({ numberFormat }) => numberFormat,
    reversePlotOrder: ({ reversed }) => reversed,
    position: ({ position }) => position,
  },
  write: {
    reversePlotOrder: (axis, value) => {
      axis.reversed = asBoolean(value);
    },
    position: (axis, value) => {
      axis.position = asChoice(value, ['Automatic', 'Maximum', 'Minimum', 'Custom'] as const);
    },
    visible: (axis, value) => {
      axis.visible = asBoolean(value);
    },
    minimum: (axis, value) => {
      axis.minimum = asBound(value);
    },
    maximum: (axis, value) => {
      axis.maximum = asBound(value);
    },
    numberFormat: (axis, value) => {
      axis.numberFormat = asText(value);
    },
  },
  open: {
    title: (axis) => hostObject(chartAxisTitleType, axis),
    majorGridlines: (axis) => hostObject(chartGridlinesType, axis),
  },
};

export const chartAxisTitleType: ObjectType<ChartAxisModel> = {
  name: 'ChartAxisTitle',
  read: { text: ({ title }) => title, visible: ({ titleVisible }) => titleVisible },
  write: {
    text: (axis, value) => {
      axis.title = asText(value);
      axis.titleVisible = true;
    },
    visible: (axis, value) => {
      axis.titleVisible = asBoolean(value);
    },
  },
};

export const chartGridlinesType: ObjectType<ChartAxisModel> = {
  name: 'ChartGridlines',
  read: { visible: ({ majorGridlines }) => majorGridlines },
  write: {
    visible: (axis, value) => {
      axis.majorGridlines = asBoolean(value);
    },
  },
};
