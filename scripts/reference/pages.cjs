/**
 * The function reference as static pages: an index, and a page for each family with an anchor for each function.
 * Plain HTML with one style sheet and one script of their own, so that any static host serves them under a strict
 * content-security policy; the search works without a network.
 */
const fs = require('node:fs');
const path = require('node:path');
const pipeline = require('../functions-pipeline.cjs');

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A doc comment's text, whose only markup is `code`. */
function prose(text) {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Sections follow their title's colon in the sources, and stand alone here; formulas keep the case of their names. */
function asSentence(title, text) {
  return title === 'Formula' ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function anchor(id) {
  return id.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function pageOf(family) {
  return `${family.toLowerCase()}.html`;
}

function linkTo(entry) {
  return `${pageOf(pipeline.familyOf(entry.id))}#${anchor(entry.id)}`;
}

/** Functions by family, in the order given. */
function byFamily(described) {
  const families = new Map();
  for (const entry of described) {
    const family = pipeline.familyOf(entry.id);
    families.set(family, [...(families.get(family) ?? []), entry]);
  }
  return families;
}

function navigation(families, current) {
  const sections = [...families].map(([family, entries]) => {
    const items = entries.map((entry) => {
      const words = [entry.summary, ...entry.sections.map(({ text }) => text)].join(' ');
      return `<li data-words="${escaped(words)}"><a href="${linkTo(entry)}">${entry.id}</a></li>`;
    });
    const mark = family === current ? ' aria-current="page"' : '';
    return `<section><h2><a href="${pageOf(family)}"${mark}>${escaped(pipeline.families[family])}</a></h2><ul>${items.join('')}</ul></section>`;
  });
  return `<nav aria-label="Functions">${sections.join('\n')}</nav>`;
}

function page(title, families, current, content, version) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="../assets/fulcrum-32.png">
<link rel="stylesheet" href="reference.css">
<script src="search.js" defer></script>
</head>
<body>
<a class="skip" href="#content">To the text</a>
<aside>
<a class="brand" href="index.html"><img src="../assets/fulcrum-32.png" alt="" width="32" height="32"><div>Fulcrum<span>Function reference</span></div></a>
<label for="search">Search (press /)</label>
<input id="search" type="search" autocomplete="off" spellcheck="false">
<p id="found" role="status"></p>
${navigation(families, current)}
</aside>
<main id="content">
${content}
<footer>Fulcrum ${escaped(version)}. Every example is executed by the tests of this version.</footer>
</main>
</body>
</html>
`;
}

function argumentsTable({ excel }) {
  if (excel.parameters.length === 0) return '';
  const rows = excel.parameters.map(
    ({ name, description, optional, repeating }) =>
      `<tr><td><code>${escaped(name)}</code>${optional ? ' <span class="optional">optional</span>' : ''}${
        repeating ? ' <span class="optional">repeated</span>' : ''
      }</td><td>${prose(description)}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">Argument</th><th scope="col">Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function article(entry) {
  const terms = [
    ...(entry.returns ? [{ title: 'Returns', text: entry.returns }] : []),
    ...entry.sections.map(({ title, text }) => ({ title: title || 'Note', text })),
  ].map(({ title, text }) => `<dt>${escaped(title)}</dt><dd>${prose(asSentence(title, text))}</dd>`);
  const examples = entry.examples.map(
    ({ formula, expected }) =>
      `<pre class="example"><code>${escaped(formula)}</code>\n→ <output>${escaped(expected)}</output></pre>`,
  );
  return `<article id="${anchor(entry.id)}">
<h2><a href="#${anchor(entry.id)}">${entry.id}</a></h2>
<p>${prose(entry.summary)}</p>
<pre class="call"><code>=${escaped(pipeline.signature(entry))}</code></pre>
${argumentsTable(entry)}
<dl>${terms.join('')}<dt>${examples.length > 1 ? 'Examples' : 'Example'}</dt><dd>${examples.join('')}</dd></dl>
</article>`;
}

/**
 * The files of the reference by name.
 * @param {ReturnType<typeof pipeline.describeFunctions>} described
 * @param {string} version of the add-in
 * @returns {Map<string, string>}
 */
function referencePages(described, version) {
  const families = byFamily(described);
  const cards = [...families].map(
    ([family, entries]) =>
      `<li><a href="${pageOf(family)}"><strong>${escaped(pipeline.families[family])}</strong><span>${family} · ${entries.length} ${entries.length === 1 ? 'function' : 'functions'}</span></a></li>`,
  );
  const index = `<h1>Function reference</h1>
<p class="lead">${described.length} functions, each called as <code>=${pipeline.namespace}.NAME(…)</code> in a cell of Excel.</p>
<ul class="families">${cards.join('')}</ul>
<h2>Conventions</h2>
<p>Arguments in brackets are optional. One time unit holds throughout a call. Rates and service levels are fractions: 0.95 is 95 %.</p>
<p>Functions that return one value take ranges for their arguments: single values, columns, rows and equal grids are broadcast, the results spill, and a bad row shows its own error. Input that is out of range shows <code>#VALUE!</code>, a question without an answer <code>#N/A</code>; both say in a sentence what to change.</p>`;
  const files = new Map([
    ['index.html', page('Fulcrum: function reference', families, '', index, version)],
    ...[...families].map(([family, entries]) => {
      const name = pipeline.families[family];
      const content = `<h1>${escaped(name)}</h1>\n<p class="lead">${family}: ${entries.length} ${entries.length === 1 ? 'function' : 'functions'}.</p>\n${entries.map(article).join('\n')}`;
      return [
        pageOf(family),
        page(`${name} (${family}) · Fulcrum functions`, families, family, content, version),
      ];
    }),
  ]);
  for (const file of ['reference.css', 'search.js']) {
    files.set(file, fs.readFileSync(path.join(__dirname, file), 'utf8'));
  }
  return files;
}

module.exports = { referencePages };
