/** @jest-environment jsdom */
import fs from 'node:fs';
import path from 'node:path';
import translation from '../../scripts/functions-translation.cjs';
import { productionManifest } from '../../scripts/production-manifest.cjs';

const root = path.resolve(__dirname, '../..');
const text = fs.readFileSync(path.join(root, 'manifest.xml'), 'utf8');
const developmentUrl = 'https://localhost:3000';

function parse(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const fault = document.querySelector('parsererror');
  if (fault) throw new Error(fault.textContent ?? 'not well-formed');
  return document;
}

const elements = (document: Document, name: string) =>
  [...document.getElementsByTagName('*')].filter((element) => element.localName === name);
const childNames = (element: Element) => [...element.children].map((child) => child.localName);
const only = (document: Document, name: string) => {
  const found = elements(document, name);
  expect(found).toHaveLength(1);
  return found[0]!;
};

/** Faults in the structure that Office refuses or silently drops; empty for a sound manifest. */
function structureFaults(document: Document): string[] {
  const faults: string[] = [];
  const orders: [string, string[]][] = [
    [
      'OfficeApp',
      'Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements DefaultSettings Permissions VersionOverrides'.split(
        ' ',
      ),
    ],
    ['VersionOverrides', ['Description', 'Requirements', 'Hosts', 'Resources']],
    ['DesktopFormFactor', ['GetStarted', 'FunctionFile', 'ExtensionPoint']],
    ['Resources', ['Images', 'Urls', 'ShortStrings', 'LongStrings']],
    ['Control', ['Label', 'Supertip', 'Icon', 'Action']],
    ['CustomTab', ['Group', 'Label']],
  ];
  for (const [name, order] of orders) {
    for (const element of elements(document, name)) {
      const positions = childNames(element).map((child) => order.indexOf(child));
      if (positions.includes(-1)) faults.push(`${name} holds an unknown element`);
      if (positions.some((position, i) => i > 0 && position < positions[i - 1]!)) {
        faults.push(`${name}: elements out of order`);
      }
    }
  }
  const defined = new Map<string, Element>();
  for (const name of ['Image', 'Url', 'String']) {
    for (const element of elements(document, name)) {
      const id = element.getAttribute('id');
      if (id === null) continue;
      if (defined.has(id)) faults.push(`resid ${id} is defined twice`);
      if (id.length > 32) faults.push(`resid ${id} is longer than 32 characters`);
      defined.set(id, element);
    }
  }
  const used = new Set<string>();
  for (const element of document.getElementsByTagName('*')) {
    const resid = element.getAttribute('resid');
    if (resid === null) continue;
    used.add(resid);
    if (!defined.has(resid)) faults.push(`resid ${resid} is not defined`);
  }
  for (const id of defined.keys()) if (!used.has(id)) faults.push(`resid ${id} is not used`);
  const limits: [string, number][] = [
    ['ShortStrings', 125],
    ['LongStrings', 250],
  ];
  for (const [name, limit] of limits) {
    for (const group of elements(document, name)) {
      for (const element of group.getElementsByTagName('*')) {
        const value = element.getAttribute('DefaultValue') ?? element.getAttribute('Value') ?? '';
        if (value.length > limit) faults.push(`${name}: "${value.slice(0, 20)}…" is longer than ${limit}`);
      }
    }
  }
  return faults;
}

describe('manifest.xml', () => {
  const document = parse(text);

  it('has its elements in the order and its resids as Office demands', () => {
    expect(structureFaults(document)).toEqual([]);
  });

  it('is checked by a test that sees a wrong order, an undefined and a long resid', () => {
    const broken = text
      .replace('<GetStarted>', '<FunctionFile resid="Taskpane.Url"/><GetStarted>')
      .replace('resid="Functions.Metadata.Url"', 'resid="Nowhere"')
      .replaceAll('Icon.Evaluate.16', 'Icon.Evaluate.Sixteen.Pixels.Wide.16');
    const faults = structureFaults(parse(broken));
    expect(faults).toContain('DesktopFormFactor: elements out of order');
    expect(faults).toContain('resid Nowhere is not defined');
    expect(faults).toContain('resid Icon.Evaluate.Sixteen.Pixels.Wide.16 is longer than 32 characters');
  });

  it('runs functions, commands and pane in one shared runtime', () => {
    const runtime = only(document, 'Runtime');
    expect(runtime.getAttribute('lifetime')).toBe('long');
    const resid = runtime.getAttribute('resid');
    expect(only(document, 'Page').firstElementChild?.getAttribute('resid')).toBe(resid);
    expect(only(document, 'FunctionFile').getAttribute('resid')).toBe(resid);
    const panes = elements(document, 'Action').filter((action) => /ShowTaskpane/.test(action.outerHTML));
    expect(panes).toHaveLength(1);
    expect(panes[0]!.getElementsByTagName('SourceLocation')[0]?.getAttribute('resid')).toBe(resid);
  });

  it('has every icon in the size it names', () => {
    const images = elements(document, 'Image').filter((image) => image.hasAttribute('DefaultValue'));
    const urls = [
      ...images.map((image) => image.getAttribute('DefaultValue')!),
      only(document, 'IconUrl').getAttribute('DefaultValue')!,
      only(document, 'HighResolutionIconUrl').getAttribute('DefaultValue')!,
    ];
    expect(urls.length).toBeGreaterThan(2);
    for (const url of urls) {
      const png = fs.readFileSync(path.join(root, url.replace(`${developmentUrl}/`, '')));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(url).toContain(`-${png.readUInt32BE(16)}.png`);
    }
  });

  it('keeps to the lengths that the store shows', () => {
    const description = elements(document, 'Description')[0]!;
    expect(description.getAttribute('DefaultValue')!.length).toBeLessThanOrEqual(250);
    for (const parameter of elements(document, 'DisplayName')) {
      expect(parameter.getAttribute('DefaultValue')!.length).toBeLessThanOrEqual(125);
    }
  });

  it('calls commands that the task pane associates', () => {
    const commands = fs.readFileSync(path.join(root, 'src/taskpane/commands.ts'), 'utf8');
    const called = elements(document, 'FunctionName').map((element) => element.textContent!);
    expect(called.sort()).toEqual(['Fulcrum.EvaluateCase', 'Fulcrum.ShowCompare']);
    for (const name of called) expect(commands).toContain(`'${name}'`);
  });

  it('has Excel read the help of the functions in each language that has it', () => {
    const url = elements(document, 'Url').find((element) => element.id === 'Functions.Metadata.Url')!;
    expect(url.getAttribute('DefaultValue')).toBe(`${developmentUrl}/functions.json`);
    const read = [...url.children].map((override) => {
      const language = override.getAttribute('Locale')!.split('-')[0]!;
      expect(override.getAttribute('Value')).toBe(`${developmentUrl}/functions.${language}.json`);
      return language;
    });
    expect(read).toEqual(translation.helpLanguages());
  });

  it('has the version of the package', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(only(document, 'Version').textContent).toBe(`${version}.0`);
  });
});

describe('the production manifest', () => {
  it('points at the base URL in every place and nowhere at localhost', () => {
    const deployed = productionManifest(text, developmentUrl, 'https://addins.example.com/fulcrum');
    expect(deployed).not.toContain('localhost');
    expect(deployed.split('https://addins.example.com/fulcrum/').length).toBe(
      text.split(`${developmentUrl}/`).length,
    );
    expect(structureFaults(parse(deployed))).toEqual([]);
  });

  it('refuses a base URL that is not https, and a manifest that names localhost elsewhere', () => {
    expect(() => productionManifest(text, developmentUrl, 'http://addins.example.com')).toThrow(
      'FULCRUM_BASE_URL must begin with https://',
    );
    expect(() =>
      productionManifest(
        `${text}<!-- http://localhost:8080 -->`,
        developmentUrl,
        'https://addins.example.com',
      ),
    ).toThrow('names localhost');
  });
});
