/**
 * Sideloads the add-in into desktop Excel: trusts a development certificate, serves the build over https on
 * port 3000 and registers manifest.xml. The two Office tools are fetched by npx on first use, because one of
 * them needs native libraries that a build machine may lack.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';

const windows = process.platform === 'win32';
const npx = (...args) =>
  spawnSync('npx', ['--yes', ...args], { stdio: 'inherit', shell: windows }).status ?? 1;

if (process.platform === 'linux') {
  console.error(
    'Desktop Excel runs on Windows and Mac. On Linux use `npm start`, or Excel on the web as the README says.',
  );
  process.exit(1);
}
if (npx('office-addin-dev-certs@3', 'install') !== 0) process.exit(1);

/** Whether the pane's page is there within two minutes: Excel gives up on a page that comes too late. */
async function served() {
  const ca = readFileSync(path.join(certificates, 'ca.crt'));
  const answers = () =>
    new Promise((resolve) => {
      const request = https.get('https://localhost:3000/taskpane.html', { ca }, (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      });
      request.on('error', () => resolve(false));
    });
  for (let attempt = 0; attempt < 120 && server.exitCode === null; attempt++) {
    if (await answers()) return true;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return false;
}

const certificates = path.join(os.homedir(), '.office-addin-dev-certs');
for (const file of ['localhost.key', 'localhost.crt', 'ca.crt']) {
  if (!existsSync(path.join(certificates, file))) {
    console.error(`The development certificate lacks ${file} in ${certificates}; run the command again.`);
    process.exit(1);
  }
}
const server = spawn(
  'npx',
  [
    'webpack',
    'serve',
    '--mode',
    'development',
    '--server-type',
    'https',
    '--server-options-key',
    path.join(certificates, 'localhost.key'),
    '--server-options-cert',
    path.join(certificates, 'localhost.crt'),
    '--server-options-ca',
    path.join(certificates, 'ca.crt'),
  ],
  { stdio: 'inherit', shell: windows },
);
process.on('SIGINT', () => server.kill());
if (!(await served())) {
  console.error('The add-in could not be served on port 3000; see above.');
  server.kill();
  process.exit(1);
}
const status = npx('office-addin-debugging@7', 'start', 'manifest.xml', 'desktop', '--no-debug');
if (status !== 0) {
  server.kill();
  process.exit(status);
}
console.log(
  '\nExcel has the add-in. This window serves it; press Ctrl+C to stop, then `npx office-addin-debugging@7 stop manifest.xml`.',
);
