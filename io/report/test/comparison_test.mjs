// SPDX-License-Identifier: Apache-2.0
// node comparison_test.mjs FOLDER [PICTURES]: opens the page of a comparison in a browser without a network and compares what
// it shows with the comparison's tables. Exit code 77: there is no browser.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Table } from '../src/data.js';
import { csvOf } from '../src/save_csv.js';
import { readCsv, rowsOfCsv } from './csv.mjs';
import { dataOf } from './hostile.mjs';

const [folder, pictures] = process.argv.slice(2);
const browserFile = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
let chromium;
try {
  ({ chromium } = await import('playwright-core'));
} catch {
  process.exit(77);
}
if (!browserFile) {
  process.exit(77);
}
let failures = 0;
const expect = (is_true, what) => {
  if (!is_true) {
    ++failures;
    console.log(`FAILED: ${what}`);
  }
};

const page_of = ['public', 'restricted/internal'].map((part) => `${folder}/${part}/comparison.html`).find((file) => existsSync(file));
const file = (name) => [`${folder}/public/tables/${name}.csv`, `${folder}/restricted/internal/${name}.csv`].find((one) => existsSync(one));
const { tables, edition, stamps } = dataOf(page_of);
expect(edition === 'comparison' && stamps.length > 0, 'the page is a comparison and stamped');
// The page calls numbers and parameters by their names; the files have the keys of scripts beside them. Amounts in minor
// units are in the files alone, shares are told in per cent.
const withoutKey = (rows) => rows.map(({ compared_key: key, ...row }) => row);
for (const [name, raw] of Object.entries(tables).filter(([key]) => !['villages', 'comparison_headline'].includes(key))) {
  const [shown, text] = [csvOf(new Table(name, raw), [...Array(raw.rows).keys()]), readFileSync(file(name), 'utf8')];
  expect(name === 'comparison_asked' ? JSON.stringify(rowsOfCsv(shown)) === JSON.stringify(withoutKey(rowsOfCsv(text))) : shown === text, `table ${name} is its file`);
}
const plainCell = (cell) => cell.replace(/^'(?=[=+@-])/, '');
const headline = readCsv(file('comparison_headline')).filter(({ compared_key: key }) => !/^relocation\.gap(\.of)?$/.test(key))
  .map(({ compared_key: key, ...row }) => ({ key, cells: Object.values(row).map(plainCell) }));
const changes = readCsv(file('comparison_villages'));
const browser = await chromium.launch({ executablePath: browserFile, args: ['--no-sandbox'] });
const page = await (await browser.newContext({ offline: true, viewport: { width: 1366, height: 768 } })).newPage();
const complaints = [];
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(String(error)));
const picture = async (name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });
if (pictures) {
  mkdirSync(pictures, { recursive: true });
}
await page.goto(pathToFileURL(page_of).href);
await page.waitForSelector('.compared');
await picture('comparison_overview');
const shown = await page.$$eval('[data-table=comparison_headline] tbody tr', (rows) => rows.map((row) => [...row.children].map(({ dataset }) => dataset.cell)));
const is_share = ({ key }) => key.endsWith('.share');
const exact = new Set(headline.filter((row) => !is_share(row)).map(({ cells }) => JSON.stringify(cells)));
expect(shown.length === headline.length && shown.filter((row) => exact.has(JSON.stringify(row))).length === headline.length - headline.filter(is_share).length, 'every number of the summaries is there');
for (const { cells } of headline.filter(is_share)) {
  const told = shown.find(([title]) => title === cells[0]);
  expect([3, 4].every((i) => cells[i] === '' || Math.abs(Number(told[i]) - 100 * Number(cells[i])) < 1e-9), `${cells[0]} is told in per cent`);
}
const does_differ = (cells) => cells[3] !== cells[4];
const differ = headline.filter(({ cells }) => does_differ(cells)).length;
expect(differ > 0 && shown.slice(0, differ).every(does_differ), 'numbers that differ stand first');
const first = ['households_placed', 'persons_placed', 'cost', 'gap.share'].map((key) => headline.find((row) => row.key === `relocation.${key}`))
  .filter((row) => row && does_differ(row.cells)).map(({ cells }) => cells[0]);
expect(first.every((title, i) => shown[i][0] === title), `first stands what is asked first: ${first}`);
const texts = await page.$$eval('.compared td.number', (cells) => cells.map(({ dataset, textContent }) => [dataset.cell, textContent]));
expect(texts.every(([cell]) => !/^[0-9a-f]{64}$/.test(cell)), 'no digests');
const cost = headline.find(({ key }) => key === 'relocation.cost').cells[3];
const money = await page.evaluate((text) => window.tongcun.words.money(text), cost);
expect(/[0-9]/.test(cost) && texts.some(([cell, text]) => cell === cost && text === money) && money !== cost, `the cost is told as ${money}`);

// The map: the legend counts the villages that change, for each measure.
await page.evaluate(() => new Promise((done) => {
  window.tongcun.map.map.once('rendercomplete', () => done(0));
  window.tongcun.store.set({ view: 'map' });
}));
await picture('comparison_map');
const measures = await page.$$eval('#option-measure option', (options) => options.map(({ value }) => value));
expect(measures.length === 5, `five measures (${measures})`);
let changed = 0;
for (const measure of measures) {
  await page.selectOption('#option-measure', measure);
  const counts = await page.$$eval('.legend tbody tr', (rows) => rows.map((row) => [row.dataset.class, Number(row.querySelector('td.number').textContent.replace(/,/g, ''))]));
  const told = counts.filter(([key]) => key !== 'none').reduce((sum, [, count]) => sum + count, 0);
  const wanted = changes.filter((row) => row.compared_run === changes[0].compared_run && Number(row[measure]) > 0).length;
  expect(told === wanted, `${measure}: ${wanted} villages change, the legend says ${told}`);
  changed += wanted;
}
expect(changed > 0, 'something changes');

// A village's card shows the cells of the file.
const one = changes.find((row) => Number(row.cells_that_differ) > 0) || changes[0];
await page.evaluate((code) => window.tongcun.store.set({ village: code }), one.village_code);
await page.waitForSelector('.card');
const cells = await page.$$eval('.card [data-table=comparison_villages]', (all) => all.map(({ dataset }) => [dataset.key, dataset.cell]));
expect(cells.length >= 5 && cells.every(([key, cell]) => changes.some((row) => row.village_code === one.village_code && row[key] === cell)), 'the card tells what changes');
const ahead = readCsv(file('comparison_poverty')).filter((row) => row.area_code === one.village_code);
const of_ahead = await page.$$eval('.card [data-table=comparison_poverty]', (all) => all.map(({ dataset }) => [dataset.key, dataset.cell]));
expect(of_ahead.length === 3 * ahead.length && of_ahead.every(([key, cell]) => ahead.some((row) => row[key] === cell)), 'the card tells differences of the years ahead with their interval');
expect(ahead.length === 0 || ['value_difference', 'difference_low', 'difference_high'].every((wanted) => of_ahead.some(([key]) => key === wanted)), 'difference and interval');
await picture('comparison_card');
for (const view of ['tables', 'about', 'overview']) {
  await page.click(`[data-view=${view}]`);
  await page.waitForTimeout(100);
}
await page.click('#language');
await page.click('[data-view=map]');
await page.waitForTimeout(200);
const pdf = await page.pdf({ preferCSSPageSize: true });
expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length === 1, 'one printed page');
expect(complaints.length === 0, `no complaint of the browser: ${complaints.slice(0, 5).join(' | ')}`);
console.log(JSON.stringify({ bytes: readFileSync(page_of).length, villages: tables.villages.rows, failures }));
await browser.close();
process.exit(failures === 0 ? 0 : 1);
