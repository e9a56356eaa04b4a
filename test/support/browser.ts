/** The browser that end-to-end tests run in: one that is named, one that is installed, or one from a package. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
];

/** Where Chrome and Edge install themselves on Windows and macOS. */
function installedPaths(): string[] {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return roots.flatMap((root) => [
      join(root, 'Google/Chrome/Application/chrome.exe'),
      join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  }
  const folders = (process.env['PATH'] ?? '').split(':').filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** The executable and its flags: FULCRUM_BROWSER, an installed Chrome, Edge or Chromium, or @sparticuz/chromium. */
async function findBrowser(): Promise<{ executablePath: string; args: string[] }> {
  const named = process.env['FULCRUM_BROWSER'];
  if (named) {
    if (!existsSync(named)) throw new Error(`FULCRUM_BROWSER names ${named}, which does not exist.`);
    return { executablePath: named, args: FLAGS };
  }
  const installed = installedPaths().find((path) => existsSync(path));
  if (installed) return { executablePath: installed, args: FLAGS };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser found: install Chrome, Edge or Chromium, or name one in FULCRUM_BROWSER.');
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  return {
    executablePath: await packaged.executablePath(),
    args: [...new Set([...packaged.args, ...FLAGS])],
  };
}

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args } = await findBrowser();
  return chromium.launch({ executablePath, args, headless: true });
}
