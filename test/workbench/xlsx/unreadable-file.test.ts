import Excel from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { openXlsx } from '../../../workbench/xlsx/open-xlsx';

async function archive(): Promise<Record<string, Uint8Array>> {
  const workbook = new Excel.Workbook();
  workbook.addWorksheet('Inputs').getCell('A1').value = 1;
  return unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

async function withSheet(change: (xml: string) => string): Promise<Uint8Array> {
  const parts = await archive();
  const path = 'xl/worksheets/sheet1.xml';
  return zipSync({ ...parts, [path]: strToU8(change(new TextDecoder().decode(parts[path]))) });
}

const utf16 = (text: string) => Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]);
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const refused = async (data: Uint8Array) => {
  const error = await openXlsx('plan.xlsx', data).then(
    () => null,
    (thrown: unknown) => thrown as Error & { reason: string },
  );
  return error && { reason: error.reason, message: error.message };
};

it('opens the workbook that the refused ones are made from', async () => {
  const { file } = await openXlsx('plan.xlsx', await withSheet((xml) => xml));
  expect(file.sheets[0]!.cells).toEqual([{ row: 0, column: 0, value: 1, formula: null }]);
});

describe('a file that is no readable workbook', () => {
  it('says that a password protects it, and what to do', async () => {
    const data = new Uint8Array([...ole, ...new Array(600).fill(0), ...utf16('EncryptedPackage')]);
    expect(await refused(data)).toEqual({
      reason: 'password-protected',
      message: expect.stringMatching(/^plan\.xlsx is protected with a password\. Open it in Excel, remove/),
    });
  });

  it('says that it is in the format of Excel 97–2003', async () => {
    expect(await refused(new Uint8Array([...ole, ...utf16('Workbook')]))).toMatchObject({
      reason: 'legacy-format',
      message: expect.stringContaining('save it as an Excel workbook (.xlsx)'),
    });
  });

  it('says that it is empty, or something else', async () => {
    expect(await refused(new Uint8Array())).toMatchObject({ reason: 'empty' });
    expect(await refused(strToU8('sku,demand\n1,2'))).toMatchObject({ reason: 'not-xlsx' });
    expect(await refused(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toMatchObject({
      reason: 'not-xlsx',
    });
    const binary = zipSync({ ...(await archive()), 'xl/workbook.bin': strToU8('x') });
    expect(await refused(binary)).toMatchObject({ reason: 'binary-workbook' });
  });

  it.each([0.2, 0.5, 0.9, 0.99])(
    'says that it is damaged when cut off at %d of its length',
    async (share) => {
      const whole = await withSheet((xml) => xml);
      expect(await refused(whole.slice(0, Math.floor(whole.length * share)))).toEqual({
        reason: 'corrupt',
        message: expect.stringMatching(/^plan\.xlsx is damaged and could not be read\. Nothing was changed/),
      });
    },
  );

  it('says that it is damaged when its XML is broken or a part is missing', async () => {
    expect(await refused(await withSheet((xml) => xml.replace('</sheetData>', '')))).toMatchObject({
      reason: 'corrupt',
    });
    const rest = Object.entries(await archive()).filter(([path]) => path !== 'xl/worksheets/sheet1.xml');
    expect(await refused(zipSync(Object.fromEntries(rest)))).toMatchObject({ reason: 'corrupt' });
  });
});

describe('a file made to harm its reader is refused, saying why', () => {
  it.each([
    [
      'a row beyond the sheet',
      (xml: string) => xml.replace('<row r="1"', '<row r="99999999"'),
      'row 99999999',
    ],
    [
      'a column beyond the sheet',
      (xml: string) =>
        xml.replace('<sheetData>', '<cols><col min="1" max="999999999" width="9"/></cols><sheetData>'),
      'column 999999999',
    ],
    ['a cell beyond the sheet', (xml: string) => xml.replace('r="A1"', 'r="ZZZZ1"'), 'ZZZZ1'],
    ['a cell with a prototype’s name', (xml: string) => xml.replace('r="A1"', 'r="__proto__"'), '__proto__'],
    [
      'a merge of the whole sheet',
      (xml: string) =>
        xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
      'A1:XFD1048576',
    ],
  ])('%s', async (_, change, named) => {
    expect(await refused(await withSheet(change))).toEqual({
      reason: 'hostile',
      message: expect.stringContaining(named),
    });
  });

  it('a part named to reach the prototype or out of the archive', async () => {
    const parts = await archive();
    for (const path of ['xl/__proto__/a.xml', '../../etc/passwd', 'xl/constructor']) {
      const evil = zipSync({ ...parts, [path]: strToU8('x') });
      expect(await refused(evil)).toMatchObject({
        reason: 'hostile',
        message: expect.stringContaining(path),
      });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('a part that unpacks to a thousand times its size', async () => {
    const bomb = zipSync(
      { ...(await archive()), 'xl/worksheets/sheet2.xml': new Uint8Array(30_000_000) },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refused(bomb)).toEqual({
      reason: 'hostile',
      message: expect.stringContaining('times its size'),
    });
  });

  it('a part that is larger than the archive says does not grow beyond it', async () => {
    const bomb = zipSync(
      { ...(await archive()), 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) },
      { level: 9 },
    );
    // The size in the directory becomes 4,096.
    const name = strToU8('xl/worksheets/sheet1.xml');
    const directory = bomb.findLastIndex((_, i) => name.every((byte, j) => bomb[i + j] === byte)) - 46;
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 4096, true);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refused(bomb)).toMatchObject({ reason: 'corrupt' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  it('entities that grow a billionfold are not expanded', async () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const data = await withSheet((xml) =>
      xml
        .replace('?>', `?><!DOCTYPE worksheet [<!ENTITY l0 "ha">${laughs}]>`)
        .replace(/<c r="A1"[^>]*>.*?<\/c>/, '<c r="A1" t="inlineStr"><is><t>&l9;</t></is></c>'),
    );
    const outcome = await refused(data);
    expect(outcome).toMatchObject({ reason: 'corrupt', message: expect.stringContaining('damaged') });
  });

  it.each([
    ['texts', 'xl/sharedStrings.xml', '<si><t>a</t></si>', 500_001],
    ['formats', 'xl/styles.xml', '<fill><x/></fill>', 300_001],
  ])('more %s than cells could need', async (what, path, element, count) => {
    // Stored, so that no ratio gives it away.
    const data = zipSync({ ...(await archive()), [path]: strToU8(element.repeat(count)) }, { level: 0 });
    expect(await refused(data)).toEqual({
      reason: 'too-large',
      message: expect.stringMatching(new RegExp(`more than \\d+,000 ${what}`)),
    });
  });

  it('more cells than the workbench holds', async () => {
    const cell = '<c r="A1"><v>1</v></c>';
    const data = await withSheet((xml) =>
      xml.replace(/<row.*<\/row>/, `<row r="1">${cell.repeat(500_001)}</row>`),
    );
    expect(await refused(data)).toMatchObject({ reason: expect.stringMatching(/too-large|hostile/) });
  });
});

it('says what a file holds that the workbench does not keep', async () => {
  const parts = await archive();
  const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
  const data = zipSync({
    ...parts,
    'xl/charts/chart1.xml': strToU8('<c/>'),
    'xl/worksheets/sheet1.xml': strToU8(
      sheet.replace('</sheetData>', '</sheetData><conditionalFormatting sqref="A1"></conditionalFormatting>'),
    ),
  });
  expect((await openXlsx('plan.xlsx', data)).leftOut).toEqual(['charts', 'conditional formatting']);
});
