// SPDX-License-Identifier: Apache-2.0
// The office's own edition: lists are the files, filters count what the files count, cards show their cells.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { csvOf } from '../src/save_csv.js';
import { readCsv } from './csv.mjs';

/** Every list of the page is its file, byte by byte, every file is on the page, and words have their names. */
export function listsOfHouseholds(run, edition, households, language, expect) {
  const known = knownWords();
  const folder = `${run}/restricted/households`;
  if (edition !== 'households') {
    expect(households.size === 0, `the ${edition} edition holds no list of households`);
    return;
  }
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv')).map((file) => file.slice(0, -4)).sort();
  expect(JSON.stringify([...households.keys()].sort()) === JSON.stringify(files), `lists ${[...households.keys()]} are the files ${files}`);
  for (const [name, list] of households) {
    expect(csvOf(list, [...Array(list.rows).keys()]) === readFileSync(`${folder}/${name}.csv`, 'utf8'), `list ${name} is its file`);
    for (const { key, words = {} } of list.columns.filter(({ type }) => type === 'text')) {
      const raw = list.distinct(key).filter((cell) => known.has(cell) && !Object.hasOwn(words, cell));
      expect(raw.length === 0 || language !== 'zh', `${key} of ${name} has words without a name: ${raw}`);
    }
  }
  expect((statSync(`${folder}/report.html`).mode & 0o777) === 0o600, 'the page is for its owner only');
  expect((statSync(folder).mode & 0o777) === 0o700, 'so is its folder');
}

const plain = (text) => text.replace(/[,\s]/g, '');

/** Words that files may hold and the program has names for. */
function knownWords() {
  const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const values = read('vocabulary.toml').split(/^\[/m).filter((part) => part.startsWith('values.')).join('');
  return new Set([...values.matchAll(/^([a-z_]+) = \[/gm), ...read('glossary.toml').matchAll(/^([a-z_]+) = \{/gm)].map(([, word]) => word));
}

/** As a planner of visits: the list, its filters, a card, paper. */
export async function visits({ page, run, expect, picture }) {
  const read = (name) => (existsSync(`${run}/restricted/households/${name}.csv`) ? readCsv(`${run}/restricted/households/${name}.csv`) : []);
  const listed = async () => Number(plain(await page.textContent('.chooser .bar b')).match(/\d+/)[0]);
  const codes = (rows) => new Set(rows.map((row) => row.household_code));
  await page.click('[data-view=households]');
  const everyone = read('guarantees');
  const first = read('visit_first');
  const status = read('status');
  if (first.length > 0) {
    expect(await listed() === codes(first).size, 'the page begins with whom to visit first');
    expect((await page.textContent('.window .row .code')) === first[0].household_code, 'in the order of the file');
    await page.selectOption('#household-village', first[first.length - 1].village_code);
    expect(await listed() === first.filter((row) => row.village_code === first[first.length - 1].village_code).length, 'visits of one village');
    await page.selectOption('#household-village', '');
    await picture('households_visits');
  }
  await page.selectOption('#household-list', 'guarantees');
  expect(await listed() === everyone.length, 'every household is listed');
  const grades = [...codes(status.map((row) => ({ household_code: row.monitoring_class })))];
  for (const grade of grades) {
    await page.selectOption('#household-grade', grade);
    expect(await listed() === status.filter((row) => row.monitoring_class === grade).length, `households of the class ${grade}`);
  }
  await page.selectOption('#household-grade', '');
  const rules = await page.$$eval('#household-rule option', (options) => options.map(({ value }) => value).filter(Boolean));
  const reasonsOf = new Map([...status, ...first].filter((row) => row.status_reasons).map((row) => [row.household_code, row.status_reasons]));
  expect(rules.length > 0 || reasonsOf.size === 0, 'rules that fired can be chosen');
  for (const rule of rules) {
    await page.selectOption('#household-rule', rule);
    // Names of rules may hold the separator themselves.
    const wanted = [...reasonsOf.values()].filter((reasons) => ['、', ', '].some((between) => `${between}${reasons}${between}`.includes(`${between}${rule}${between}`))).length;
    expect(await listed() === wanted, `${wanted} households of the rule ${rule}, the page says ${await listed()}`);
  }
  await page.selectOption('#household-rule', '');
  const guarantee = await page.$eval('#household-guarantee option:nth-child(2)', ({ value }) => value);
  await page.selectOption('#household-guarantee', guarantee);
  const [key, verdict] = guarantee.split(':');
  expect(await listed() === everyone.filter((row) => row[key] === verdict).length, `households of ${guarantee}`);
  await page.selectOption('#household-guarantee', '');

  // One whom a plan moves, or else one on the list of visits: its card shows the cells of every list.
  const moved = read('relocation').find((row) => row.placed === 'yes');
  const one = (moved || first[0] || everyone[0]).household_code;
  await page.fill('#household-query', one);
  expect(await listed() === 1, 'search finds a household by its code');
  await page.click('.window .row');
  expect((await page.textContent('.household h2')) === one, 'the card is that of the household');
  const shown = await page.$$eval('.household [data-table]', (cells) => cells.map(({ dataset, className, textContent }) => ({ ...dataset, kind: className, text: textContent })));
  const told = new Set(shown.map(({ table }) => table));
  for (const name of readdirSync(`${run}/restricted/households`).filter((file) => file.endsWith('.csv')).map((file) => file.slice(0, -4))) {
    const rows = read(name).filter((row) => row.household_code === one);
    expect(rows.length === 0 || told.has(name), `the card tells of the list ${name}`);
    for (const { table, key: column, cell, kind, text } of shown.filter(({ table }) => table === name)) {
      expect(rows.some((row) => row[column].replace(/^'(?=[=+@-])/, '') === cell), `${column} of ${table} is "${cell}" on the card`);
      expect(kind !== 'cell' || !/^-?[0-9.]+$/.test(cell) || plain(text).replace('%', '') === cell, `${column} of ${table} is shown as ${text}`);
    }
  }
  expect(shown.some(({ table }) => table === 'guarantees'), 'the card shows cells');
  const raw = shown.filter(({ text }) => /^[a-z_]+$/.test(text)).map(({ table, key: column, text }) => `${table}.${column} ${text}`);
  expect(raw.length === 0 || await page.evaluate(() => window.tongcun.words.language) !== 'zh', `words for scripts on a card in Chinese: ${raw}`);
  await picture('household_card');
  await page.fill('#household-query', '');

  // Paper: cards with room for the visit, on pages of their own.
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect((await page.$$('.paper')).length === 1, 'the card that is shown is printed');
  expect((await page.textContent('.paper h2')) === one && (await page.$$('.paper .blank')).length === 3, 'with room for what is found');
  await picture('household_paper');
  await page.emulateMedia({ media: null });
}
