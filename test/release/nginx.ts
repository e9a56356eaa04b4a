/** A real nginx on a free port, where the system has one, serving a release's folder with its configuration. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import configuration from '../../scripts/release/nginx-config.cjs';

/** Null where nginx is not installed, which is said once. */
export const nginxBinary: string | null =
  [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin']
    .map((folder) => path.join(folder, 'nginx'))
    .find((file) => existsSync(file)) ?? null;

export const brotliModule: string | null =
  ['/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'].find((file) => existsSync(file)) ?? null;

export function sayWithoutNginx(what: string): void {
  if (nginxBinary === null) process.stdout.write(`nginx is not installed; with it ${what} is tested too.\n`);
}

export interface RunningNginx {
  /** Such as http://127.0.0.1:40123. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves `site` under the path of `baseUrl`, by plain http. */
export async function startNginx(site: string, baseUrl: string, brotli: boolean): Promise<RunningNginx> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fulcrum-nginx-'));
  const port = await freePort();
  const served = configuration.nginxConfig({
    version: 'test',
    baseUrl,
    site,
    listen: `127.0.0.1:${port}`,
    tls: null,
    brotli,
  });
  writeFileSync(path.join(folder, 'fulcrum.conf'), served);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join('\n  ');
  writeFileSync(
    path.join(folder, 'nginx.conf'),
    `${brotli ? `load_module ${brotliModule};\n` : ''}daemon off;
${process.getuid?.() === 0 ? 'user root;\n' : ''}pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  ${temporary}
  include ${folder}/fulcrum.conf;
}
`,
  );
  const server = spawn(nginxBinary!, ['-p', folder, '-c', path.join(folder, 'nginx.conf')], {
    stdio: 'pipe',
  });
  let said = '';
  server.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const origin = `http://127.0.0.1:${port}`;
  await untilItAnswers(origin, server, () => said);
  return {
    origin,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

async function untilItAnswers(origin: string, server: ChildProcess, said: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) throw new Error(`nginx ended at once: ${said()}`);
    try {
      await fetch(origin);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  server.kill();
  throw new Error(`nginx did not answer within five seconds: ${said()}`);
}
