/** Tables of a worksheet, read from their parts: exceljs takes a missing headerRowCount for no header. */
import type { Parts } from './archive';
import { partText } from './archive';
import { parseAddress } from '../grid/a1';
import { relationshipsOf } from './relationships';
import type { TableFile } from './workbook-file';
import { elements } from './xml';

/** Line breaks in column names are written "_x000a_". */
function columnName(written: string): string {
  return written.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

export function readTables(parts: Parts, sheetPath: string): TableFile[] {
  return relationshipsOf(parts, sheetPath)
    .filter(({ type }) => type.endsWith('/table'))
    .flatMap(({ path }) => {
      const xml = partText(parts, path);
      const table = elements(xml, 'table')[0]?.attributes;
      const area = parseAddress(table?.get('ref') ?? '')?.area;
      if (!table || !area) return [];
      const style = elements(xml, 'tableStyleInfo')[0]?.attributes;
      const columns = elements(xml, 'tableColumn').map(({ attributes }) =>
        columnName(attributes.get('name') ?? ''),
      );
      if (columns.length !== area.columnCount) return [];
      const hiddenButtons = xml.split('hiddenButton="1"').length - 1;
      return {
        name: table.get('displayName') ?? table.get('name') ?? '',
        area,
        showHeaders: table.get('headerRowCount') !== '0',
        showTotals: table.has('totalsRowCount') && table.get('totalsRowCount') !== '0',
        showBandedRows: style?.get('showRowStripes') === '1',
        showBandedColumns: style?.get('showColumnStripes') === '1',
        showFilterButton: /<autoFilter[\s/>]/.test(xml) && hiddenButtons < columns.length,
        highlightFirstColumn: style?.get('showFirstColumn') === '1',
        highlightLastColumn: style?.get('showLastColumn') === '1',
        style: style?.get('name') ?? '',
        columns,
      };
    });
}
