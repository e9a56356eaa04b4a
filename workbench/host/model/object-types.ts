/** Every type of the object model: what the embedded workbook has of Excel. */
import type { ObjectType } from '../object-type';
import {
  applicationType,
  workbookCreatedType,
  cultureInfoType,
  datetimeFormatInfoType,
  iterativeCalculationType,
  numberFormatInfoType,
} from './application';
import {
  chartAxesType,
  chartAxisTitleType,
  chartAxisType,
  chartGridlinesType,
  chartLegendType,
  chartTitleType,
} from './chart-parts';
import {
  chartFillType,
  chartLineFormatType,
  chartSeriesCollectionType,
  chartSeriesFormatType,
  chartSeriesType,
} from './chart-series';
import { chartCollectionType, chartType } from './charts';
import { functionResultType, functionsType } from './functions';
import { namedItemCollectionType, namedItemType } from './names';
import { headerFooterGroupType, headerFooterType, pageLayoutType } from './page-layout';
import { customPropertyCollectionType, customPropertyType, documentPropertiesType } from './properties';
import { rangeType } from './range';
import { rangeAreasType, rangeCollectionType } from './range-areas';
import { rangeBorderCollectionType, rangeBorderType } from './range-borders';
import { formatProtectionType, rangeFillType, rangeFontType, rangeFormatType } from './range-format';
import { settingCollectionType, settingType } from './settings';
import { tableColumnCollectionType, tableColumnType } from './table-columns';
import { tableRowCollectionType, tableRowType } from './table-rows';
import { tableCollectionType, tableScopedCollectionType, tableType } from './tables';
import { workbookType } from './workbook';
import { worksheetFreezePanesType, worksheetProtectionType, worksheetType } from './worksheet';
import { worksheetCollectionType } from './worksheets';

type AnyObjectType = Pick<ObjectType<never>, keyof ObjectType<never>>;

export const objectTypes: readonly AnyObjectType[] = [
  workbookType,
  functionsType,
  functionResultType,
  applicationType,
  workbookCreatedType,
  iterativeCalculationType,
  cultureInfoType,
  numberFormatInfoType,
  datetimeFormatInfoType,
  worksheetCollectionType,
  worksheetType,
  worksheetFreezePanesType,
  worksheetProtectionType,
  pageLayoutType,
  headerFooterGroupType,
  headerFooterType,
  rangeType,
  rangeAreasType,
  rangeCollectionType,
  rangeFormatType,
  rangeFillType,
  rangeFontType,
  rangeBorderCollectionType,
  rangeBorderType,
  formatProtectionType,
  namedItemCollectionType,
  namedItemType,
  tableCollectionType,
  tableScopedCollectionType,
  tableType,
  tableColumnCollectionType,
  tableColumnType,
  tableRowCollectionType,
  tableRowType,
  settingCollectionType,
  settingType,
  documentPropertiesType,
  customPropertyCollectionType,
  customPropertyType,
  chartCollectionType,
  chartType,
  chartTitleType,
  chartLegendType,
  chartAxesType,
  chartAxisType,
  chartAxisTitleType,
  chartGridlinesType,
  chartSeriesCollectionType,
  chartSeriesType,
  chartSeriesFormatType,
  chartFillType,
  chartLineFormatType,
];
