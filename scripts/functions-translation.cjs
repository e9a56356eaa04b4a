/**
 * The help of the functions in other languages. `src/functions/help/<language>/<topic>.json` holds the texts of
 * `<topic>.functions.ts` by id, section title and argument, and `section-titles.json` the titles themselves.
 * English stands in for a text that is missing; a test names it.
 */
const fs = require('node:fs');
const path = require('node:path');
const { checkDescription, root } = require('./functions-pipeline.cjs');

const folder = path.join(root, 'src/functions/help');
const titlesFile = 'section-titles.json';
/** References are the same in every language; only words around them are translated. */
const optionalSection = 'Source';

/** @typedef {import('./functions-pipeline.cjs').DescribedFunction} DescribedFunction */

/** The languages beside English that have help. */
function helpLanguages() {
  return fs.readdirSync(folder).sort();
}

function readJson(language, name) {
  const file = path.join(folder, language, name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

const topicFile = (entry) => entry.file.replace(/\.functions\.ts$/, '.json');

/** The functions with their help in another language; ids, names, examples and argument names stay. */
function translated(described, language) {
  const titles = readJson(language, titlesFile);
  const topics = new Map(described.map((entry) => [topicFile(entry), null]));
  for (const name of topics.keys()) topics.set(name, readJson(language, name));
  const problems = [];
  const functions = described.map((entry) => {
    const text = topics.get(topicFile(entry))[entry.id] ?? {};
    const summary = text.summary ?? entry.summary;
    checkDescription(`${entry.id} (${language})`, summary, problems);
    const parameters = entry.excel.parameters.map((parameter) => {
      const description = text.parameters?.[parameter.name] ?? parameter.description;
      checkDescription(`${entry.id} (${language}), parameter ${parameter.name}`, description, problems);
      return { ...parameter, description };
    });
    return {
      ...entry,
      excel: { ...entry.excel, description: summary, parameters },
      summary,
      sections: entry.sections.map(({ title, text: english }) => ({
        title: titles[title] ?? title,
        text: text.sections?.[title] ?? english,
      })),
      returns: text.returns ?? entry.returns,
    };
  });
  if (problems.length > 0) throw new Error(`Help of the functions:\n  ${problems.join('\n  ')}`);
  return functions;
}

/** What a language lacks, and what it has of functions, sections and arguments that are no more; each in a sentence. */
function translationFaults(described, language) {
  const faults = [];
  const compare = (where, has, needs, optional = []) => {
    for (const key of needs) if (!has[key] && !optional.includes(key)) faults.push(`${where} lacks "${key}"`);
    for (const key of Object.keys(has))
      if (!needs.includes(key)) faults.push(`${where} has "${key}", which the English does not have`);
  };
  const sectionTitles = described.flatMap(({ sections }) => sections.map(({ title }) => title));
  compare(`${language}/${titlesFile}`, readJson(language, titlesFile), [...new Set(sectionTitles)]);

  const topics = [...new Set(described.map(topicFile))];
  for (const name of fs.readdirSync(path.join(folder, language))) {
    if (name !== titlesFile && !topics.includes(name))
      faults.push(`${language}/${name} belongs to no source`);
  }
  for (const name of topics) {
    const texts = readJson(language, name);
    const functions = described.filter((entry) => topicFile(entry) === name);
    compare(
      `${language}/${name}`,
      texts,
      functions.map(({ id }) => id),
    );
    for (const { id, sections, excel } of functions.filter((entry) => texts[entry.id])) {
      const where = `${language}/${name}, ${id}`;
      const text = texts[id];
      compare(where, text, ['summary', 'sections', 'returns', 'parameters']);
      const titles = sections.map(({ title }) => title);
      compare(`${where}, sections`, text.sections ?? {}, titles, [optionalSection]);
      const names = excel.parameters.map((parameter) => parameter.name);
      compare(`${where}, parameters`, text.parameters ?? {}, names);
    }
  }
  return faults;
}

module.exports = { helpFolder: folder, helpLanguages, translated, translationFaults };
