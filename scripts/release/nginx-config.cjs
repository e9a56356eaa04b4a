const fs = require('node:fs');
const path = require('node:path');

const template = path.resolve(__dirname, '../../deploy/nginx.conf');

/** The content-security policy that a page states in its head. */
function policyOf(html) {
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1];
  if (policy === undefined) throw new Error('The page states no content-security policy');
  return policy;
}

/**
 * The web server's configuration for a release.
 * @param {object} release
 * @param {string} release.version
 * @param {string} release.baseUrl where the add-in is served, https://host[:port][/path]
 * @param {string} release.site the folder with the files: its pages' policies are sent as headers too
 * @param {string} [release.root] where the web server finds that folder; the folder itself when left out
 * @param {string} [release.listen] such as "443 ssl"
 * @param {{ certificate: string, key: string } | null} [release.tls] null where something in front ends TLS
 * @param {boolean} [release.brotli] whether nginx has the module brotli_static
 */
function nginxConfig({
  version,
  baseUrl,
  site,
  root = path.resolve(site),
  listen = '443 ssl',
  tls = { certificate: '/etc/ssl/certs/fulcrum.pem', key: '/etc/ssl/private/fulcrum.key' },
  brotli = false,
}) {
  const { hostname, pathname } = new URL(baseUrl);
  const policy = (page) => policyOf(fs.readFileSync(path.join(site, page), 'utf8'));
  const values = {
    VERSION: version,
    BASE_URL: baseUrl,
    PANE_POLICY: policy('taskpane.html'),
    REFERENCE_POLICY: policy('reference/index.html'),
    LISTEN: listen,
    HOST: hostname,
    PATH: pathname.replace(/\/+$/, ''),
    ROOT: root.replace(/\/+$/, ''),
    TLS: tls ? `  ssl_certificate ${tls.certificate};\n  ssl_certificate_key ${tls.key};\n` : '',
    BROTLI: brotli
      ? '    brotli_static on;'
      : '    # With the module ngx_brotli, the .br files are smaller still: brotli_static on;',
  };
  return fs.readFileSync(template, 'utf8').replace(/@([A-Z_]+)@/g, (token, name) => values[name] ?? token);
}

module.exports = { nginxConfig };
