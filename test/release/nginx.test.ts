/** The web server's configuration, held against a real nginx and a small site of the release's shape. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import policies from '../../scripts/content-policy-plugin.cjs';
import configuration from '../../scripts/release/nginx-config.cjs';
import { brotliModule, nginxBinary, sayWithoutNginx, startNginx } from './nginx';
import type { RunningNginx } from './nginx';

const baseUrl = 'https://addins.example.com/fulcrum';
const script = 'export const answer = 42;\n'.repeat(50);
const reference =
  '<!doctype html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'self\'"></head>';
const site = mkdtempSync(path.join(tmpdir(), 'fulcrum-site-'));

beforeAll(() => {
  const files: Record<string, string | Buffer> = {
    'taskpane.html': policies.withContentPolicy('<html><head><style>p{}</style></head></html>'),
    'reference/index.html': reference,
    'functions.js': script,
    'functions.json': '{"functions":[]}',
    'functions.de.json': '{"functions":[]}',
    'manifest.xml': '<OfficeApp/>',
    'taskpane.0a1b2c3d.js': script,
    'taskpane.0a1b2c3d.js.gz': gzipSync(script),
    'taskpane.0a1b2c3d.js.br': brotliCompressSync(script),
    'taskpane.0a1b2c3d.js.map': '{}',
    'assets/highs.0a1b2c3d.wasm': Buffer.from([0, 0x61, 0x73, 0x6d]),
    'assets/fulcrum-32.png': Buffer.from([0x89]),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(site, name)), { recursive: true });
    writeFileSync(path.join(site, name), content);
  }
});
afterAll(() => rmSync(site, { recursive: true, force: true }));

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers, method, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    }).on('error', reject);
  });
}

describe('the configuration for nginx', () => {
  it('names the address, the certificate and both policies of the release, and leaves no token open', () => {
    const text = configuration.nginxConfig({ version: '1.2.3', baseUrl, site, root: '/srv/fulcrum/' });
    expect(text).toContain('listen 443 ssl;');
    expect(text).toContain('server_name addins.example.com;');
    expect(text).toContain('location /fulcrum/ {');
    expect(text).toContain('alias /srv/fulcrum/;');
    // Office.js asks a page of its own in a frame where it does not know the web host of the workbook.
    expect(text).toContain('frame-src https://appsforoffice.microsoft.com');
    expect(text).toContain(policies.contentPolicy('<html><head><style>p{}</style></head></html>'));
    expect(text).toContain("default-src 'none'; style-src 'self'; frame-ancestors 'none'");
    expect(text).not.toMatch(/@[A-Z_]+@/);
  });

  it('serves an add-in at the root of its host too', () => {
    const text = configuration.nginxConfig({ version: '1', baseUrl: 'https://f.example.com', site });
    expect(text).toContain('location / {');
    expect(text).not.toContain('//;');
  });

  it('refuses a page that states no policy', () => {
    const bare = mkdtempSync(path.join(tmpdir(), 'fulcrum-bare-'));
    writeFileSync(path.join(bare, 'taskpane.html'), '<html></html>');
    expect(() => configuration.nginxConfig({ version: '1', baseUrl, site: bare })).toThrow(
      'states no content-security policy',
    );
    rmSync(bare, { recursive: true });
  });
});

sayWithoutNginx('the configuration of the web server');
(nginxBinary ? describe : describe.skip)('a real nginx with that configuration', () => {
  let nginx: RunningNginx;
  let at: (file: string) => string;
  beforeAll(async () => {
    nginx = await startNginx(site, baseUrl, false);
    at = (file) => `${nginx.origin}/fulcrum/${file}`;
  });
  afterAll(() => nginx.stop());

  it.each([
    ['taskpane.0a1b2c3d.js', 'application/javascript; charset=utf-8'],
    ['taskpane.0a1b2c3d.js.map', 'application/json; charset=utf-8'],
    ['assets/highs.0a1b2c3d.wasm', 'application/wasm'],
  ])('lets %s be kept for good, as %s', async (file, type) => {
    const { status, headers } = await ask(at(file));
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe(type);
  });

  it.each([
    ['taskpane.html', 'text/html; charset=utf-8'],
    ['reference/index.html', 'text/html; charset=utf-8'],
    ['functions.js', 'application/javascript; charset=utf-8'],
    ['functions.json', 'application/json; charset=utf-8'],
    ['manifest.xml', 'text/xml; charset=utf-8'],
  ])('has %s asked for again each time, and answers 304 while it is the same', async (file, type) => {
    const first = await ask(at(file));
    expect(first.headers['cache-control']).toBe('no-cache');
    expect(first.headers['content-type']).toBe(type);
    const again = await ask(at(file), { 'if-none-match': first.headers.etag! });
    expect(again.status).toBe(304);
  });

  it('sends the pane its policy, lets Excel on the web frame it, and nobody frame the reference', async () => {
    const pane = (await ask(at('taskpane.html'))).headers['content-security-policy'];
    expect(pane).toContain("script-src 'self' 'wasm-unsafe-eval' https://appsforoffice.microsoft.com");
    expect(pane).toMatch(/frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com/);
    const page = (await ask(at('reference/index.html'))).headers['content-security-policy'];
    expect(page).toBe("default-src 'none'; style-src 'self'; frame-ancestors 'none'");
  });

  it('gives workers a policy under which they compile and fetch WebAssembly', async () => {
    const policy = (await ask(at('taskpane.0a1b2c3d.js'))).headers['content-security-policy'];
    expect(policy).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  });

  it('has every answer say nosniff, no referrer and https only, errors too', async () => {
    for (const file of ['taskpane.html', 'functions.js', 'assets/fulcrum-32.png', 'nowhere.js']) {
      const { headers, status } = await ask(at(file));
      expect(status).toBe(file === 'nowhere.js' ? 404 : 200);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
      expect(headers['permissions-policy']).toContain('camera=()');
    }
    expect((await ask(at('nowhere.0a1b2c3d.js'))).headers['cache-control']).toBeUndefined();
  });

  it('opens to other origins what Excel reads from there, and nothing else', async () => {
    const origins = async (file: string) => (await ask(at(file))).headers['access-control-allow-origin'];
    for (const file of [
      'functions.js',
      'functions.json',
      'functions.de.json',
      'manifest.xml',
      'assets/fulcrum-32.png',
    ]) {
      expect(await origins(file)).toBe('*');
    }
    expect(await origins('taskpane.html')).toBeUndefined();
    expect(await origins('taskpane.0a1b2c3d.js')).toBeUndefined();
  });

  it('sends the compressed copy to who accepts it, and says so to caches', async () => {
    const packed = await ask(at('taskpane.0a1b2c3d.js'), { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['vary']).toBe('Accept-Encoding');
    expect(packed.headers['content-type']).toBe('application/javascript; charset=utf-8');
    expect(gunzipSync(packed.body).toString()).toBe(script);
    const plain = await ask(at('taskpane.0a1b2c3d.js'));
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
  });

  it('serves nothing above its folder, changes nothing, and leads a visitor to the reference', async () => {
    expect((await ask(`${nginx.origin}/fulcrum/..%2f..%2fetc/passwd`)).status).toBeGreaterThanOrEqual(400);
    expect((await ask(`${nginx.origin}/fulcrum../etc/passwd`)).status).toBe(404);
    expect((await ask(at('functions.js'), {}, 'DELETE')).status).toBe(403);
    const { status, headers } = await ask(at(''));
    expect([status, headers.location]).toEqual([
      302,
      expect.stringMatching(/\/fulcrum\/reference\/index\.html$/),
    ]);
  });
});

(nginxBinary && brotliModule ? describe : describe.skip)('a real nginx with its Brotli module', () => {
  it('prefers the Brotli copy', async () => {
    const nginx = await startNginx(site, baseUrl, true);
    try {
      const { headers } = await ask(`${nginx.origin}/fulcrum/taskpane.0a1b2c3d.js`, {
        'accept-encoding': 'gzip, br',
      });
      expect(headers['content-encoding']).toBe('br');
      expect(headers['cache-control']).toContain('immutable');
    } finally {
      await nginx.stop();
    }
  });
});
