/**
 * Puts the content-security policy into the built task pane page: scripts of its own and Office.js from Microsoft's
 * network, nothing inline, no `eval`; WebAssembly may be compiled, which the solver needs. The one style element of
 * the page is allowed by its hash. A web server that sends the same policy as a header may add `frame-ancestors`.
 */
const { createHash } = require('node:crypto');
const HtmlPlugin = require('html-webpack-plugin');

const officeHost = 'https://appsforoffice.microsoft.com';

function hashOf(content) {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** The policy for a page with the given HTML. */
function contentPolicy(html) {
  // Fluent's style elements are added empty and filled through the style sheet's own interface.
  const styles = ['', ...[...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => match[1])].map(
    hashOf,
  );
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${officeHost}`,
    ['style-src', "'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    // Where Office.js does not know the web host of the workbook, it asks a page of its own in a frame.
    `frame-src ${officeHost}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page with its policy, ahead of everything that the policy governs. */
function withContentPolicy(html) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(html)}">`;
  return html.replace(/<head>/, () => `<head>${meta}`);
}

class ContentPolicyPlugin {
  apply(compiler) {
    compiler.hooks.compilation.tap('ContentPolicyPlugin', (compilation) => {
      HtmlPlugin.getCompilationHooks(compilation).beforeEmit.tap('ContentPolicyPlugin', (data) => {
        data.html = withContentPolicy(data.html);
        return data;
      });
    });
  }
}

module.exports = { ContentPolicyPlugin, contentPolicy, withContentPolicy };
