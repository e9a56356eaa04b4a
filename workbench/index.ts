/** The embedded workbook: a page with a spreadsheet, the real Office.js, and the add-in's own task pane beside it. */
import './page/page.css';
import { DEFAULT_REQUIREMENT_SETS } from './host/pane-connection';
import { element } from './page/element';
import { setUpFileDrop } from './page/file-drop';
import { SAMPLES } from './page/samples';
import { setUpSplitter } from './page/splitter';
import { setUpTheme } from './page/theme';
import { createUniverApp } from './page/univer-app';
import { Workbench } from './page/workbench';

const app = createUniverApp('grid', false);
// "?language=de-DE&excelApi=1.14" opens the pane as an Office in that language and of that age does.
const asked = new URLSearchParams(location.search);
const excelApi = asked.get('excelApi');
const workbench = new Workbench(app, {
  displayLanguage: asked.get('language') ?? undefined,
  ...(excelApi === null ? {} : { requirementSets: { ...DEFAULT_REQUIREMENT_SETS, ExcelApi: excelApi } }),
});

setUpSplitter();
setUpTheme((theme) => workbench.setTheme(theme));
setUpFileDrop((file) => void workbench.openFile(file));

const picker = element<HTMLInputElement>('file');
element('new').addEventListener('click', () => void workbench.newWorkbook());
element('open').addEventListener('click', () => picker.click());
picker.addEventListener('change', () => {
  const file = picker.files?.[0];
  // The same file may be chosen again.
  picker.value = '';
  if (file) void workbench.openFile(file);
});
element('save').addEventListener('click', () => void workbench.save());

const samples = element<HTMLSelectElement>('sample');
samples.add(new Option('Samples', '', true, true));
for (const { title, path } of SAMPLES) samples.add(new Option(title, path));
samples.addEventListener('change', () => {
  const sample = SAMPLES.find(({ path }) => path === samples.value);
  samples.value = '';
  if (sample) void workbench.openSample(sample);
});

// For tests and the console: the workbook that is open.
Object.assign(window, { workbench });

void workbench.start(SAMPLES[0]!);
