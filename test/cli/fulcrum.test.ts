import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import ExcelJS from 'exceljs';

const root = resolve(__dirname, '../..');
const folder = join(root, '.cache/test-cli');
const script = join(folder, 'fulcrum.cjs');

/** Profit = volume × (price − 6) − 3000, with the values Excel would have saved. */
async function writeModel(name: string, price: number, saved = 1000 * (price - 6) - 3000): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Model');
  sheet.getCell('A1').value = 1000;
  sheet.getCell('A2').value = price;
  sheet.getCell('B1').value = { formula: 'A1*(A2-6)-3000', result: saved };
  sheet.getCell('B2').value = { formula: 'IF(A1>1100,1/0,B1)', result: saved };
  workbook.definedNames.add('Model!$A$2', 'price');
  const file = join(folder, name);
  await workbook.xlsx.writeFile(file);
  return file;
}

const caseFile = join(folder, 'case.json');
const definition = {
  drivers: [
    { name: 'Volume', cell: 'Model!A1', low: 800, likely: 1000, high: 1300, distribution: 'triangular' },
    { name: 'Price', cell: 'price' },
  ],
  metrics: [
    { name: 'Profit', cell: 'Model!B1' },
    { name: 'Guarded', cell: 'Model!B2' },
  ],
  alternatives: [{ name: 'Do nothing' }, { name: 'Raise price', values: { Volume: 900, Price: 12 } }],
};

function fulcrum(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { stdout, stderr, status };
}

describe('the fulcrum command line', () => {
  let first = '';
  let second = '';

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    buildSync({
      entryPoints: [join(root, 'src/cli/fulcrum.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'error',
      define: { 'import.meta.url': '"file:///"' },
    });
    first = await writeModel('first.xlsx', 10);
    second = await writeModel('second.xlsx', 11);
    writeFileSync(caseFile, JSON.stringify(definition));
  });

  it('compares the alternatives as a table', () => {
    const { stdout, status } = fulcrum('evaluate', first, '--case', caseFile);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Metric\s+Do nothing\s+Raise price\s+Δ Raise price/);
    expect(stdout).toMatch(/Profit\s+1,000\s+2,400\s+1,400/);
  });

  it('runs several workbooks in worker threads and prints JSON in their order', () => {
    const { stdout, status } = fulcrum('evaluate', first, second, '-c', caseFile, '--json', '--threads', '2');
    expect(status).toBe(0);
    const reports = JSON.parse(stdout) as { workbook: string; rows: unknown[][] }[];
    expect(reports.map(({ workbook }) => workbook)).toEqual(['first.xlsx', 'second.xlsx']);
    expect(reports.map(({ rows }) => rows[0]?.[1])).toEqual([1000, 2000]);
  });

  it('prints percentiles and says in how many trials a metric was no number', () => {
    const { stdout } = fulcrum(
      'simulate',
      first,
      '-c',
      caseFile,
      '--trials',
      '1000',
      '--seed',
      '4',
      '--json',
    );
    const [report] = JSON.parse(stdout) as {
      header: string[];
      rows: (string | number)[][];
      notes: string[];
    }[];
    expect(report?.header.slice(0, 4)).toEqual(['Metric', 'Alternative', 'Mean', 'SD']);
    // Mean of the triangular distribution times a margin of 4, less 3000.
    expect(report?.rows[0]?.[2]).toBeCloseTo(((800 + 1000 + 1300) / 3) * 4 - 3000, 0);
    expect(report?.notes[0]).toMatch(
      /^Guarded of "Do nothing" was #DIV\/0! instead of a number in \d+ of 1000 trials$/,
    );
  });

  it('names the driver whose low, likely and high do not fit together', () => {
    const [volume, price] = definition.drivers;
    const crossed = join(folder, 'crossed.json');
    writeFileSync(crossed, JSON.stringify({ ...definition, drivers: [{ ...volume, likely: 700 }, price] }));
    const { stderr, status } = fulcrum('simulate', first, '--case', crossed);
    expect(status).toBe(1);
    expect(stderr).toContain('driver "Volume": likely must lie between low (800) and high (1300), not 700');
  });

  it('names the cell whose saved value it does not reproduce, and goes on with the others', async () => {
    const wrong = await writeModel('wrong.xlsx', 10, 999);
    const { stdout, stderr, status } = fulcrum('evaluate', wrong, first, '-c', caseFile);
    expect(status).toBe(1);
    expect(stderr).toContain('Model!B1 holds 999 in the file, but 1000 was computed from =A1*(A2-6)-3000');
    expect(stdout).toMatch(/Profit\s+1,000/);
  });

  it('says where the case is to come from when the workbook holds none', () => {
    const { stderr, status } = fulcrum('evaluate', first);
    expect(status).toBe(1);
    expect(stderr).toContain('workbook holds no case; give drivers and metrics in a file with --case');
  });

  it('says of a file that is missing, a folder, encrypted or no workbook what to do, and goes on', () => {
    const encrypted = join(folder, 'encrypted.xlsx');
    writeFileSync(encrypted, Buffer.from('d0cf11e0a1b11ae10000', 'hex'));
    const noWorkbook = join(folder, 'notes.xlsx');
    writeFileSync(noWorkbook, 'notes');
    const missing = join(folder, 'missing.xlsx');
    const all = [missing, folder, encrypted, noWorkbook, first];
    const { stdout, stderr, status } = fulcrum('evaluate', ...all, '-c', caseFile);
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      `${missing}: workbook "${missing}" does not exist; check its path`,
      `${folder}: workbook "${folder}" is a folder; name the file in it`,
      `${encrypted}: file is encrypted, or saved in the old .xls format; remove its password in Excel or save it as .xlsx`,
      `${noWorkbook}: file must be an .xlsx workbook; it could not be opened as one`,
    ]);
    expect(stdout).toMatch(/Profit\s+1,000/);
    expect(fulcrum('evaluate', first, '-c', 'no.json').stderr).toContain(
      'case file "no.json" does not exist',
    );
  });
});
