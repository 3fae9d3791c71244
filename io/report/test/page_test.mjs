// SPDX-License-Identifier: Apache-2.0
// node page_test.mjs RUN_FOLDER [public|internal|households] [PICTURES]: opens an edition of a run's report in a browser
// without a network, as a planner would, and compares what it shows with the run's tables. Exit code 77: there
// is no browser.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { roundBounds, stepClasses, stepOf } from '../src/classes.js';
import { Table, listsOf } from '../src/data.js';
import { csvOf } from '../src/save_csv.js';
import { readCsv } from './csv.mjs';
import { dataOf, traces, writeHostile } from './hostile.mjs';
import { listsOfHouseholds, visits } from './households.mjs';

const kSkipped = 77;
const [run, edition = 'public', pictures] = process.argv.slice(2);
const browserFile = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
let chromium;
try {
  ({ chromium } = await import('playwright-core'));
} catch {
  console.log('skipped: playwright-core is not installed (npm ci in io/report)');
  process.exit(kSkipped);
}
if (!browserFile) {
  console.log('skipped: no chromium (Debian: apt-get install chromium)');
  process.exit(kSkipped);
}

const report = `${run}/${edition === 'public' ? 'public' : `restricted/${edition}`}/report.html`;

let failures = 0;
function expect(is_true, what) {
  if (!is_true) {
    ++failures;
    console.log(`FAILED: ${what}`);
  }
}

// Every table of the report is its file, byte by byte; of access it holds the nearest facilities.
let compared = 0;
for (const [name, raw] of Object.entries(dataOf(report).tables)) {
  const internal = `${run}/restricted/internal/${name}.csv`;
  const csv = edition !== 'public' && existsSync(internal) ? internal : `${run}/public/tables/${name}.csv`;
  const table = new Table(name, raw);
  if (name !== 'access') {
    expect(csvOf(table, [...Array(table.rows).keys()]) === readFileSync(csv, 'utf8'), `table ${name} is ${csv}`);
    ++compared;
  }
}

// One village among sixty is seen, and values that are all the same are one class.
const byClass = (values) => {
  const classes = stepClasses({ t: String }, roundBounds(values), 'amount', String);
  return classes.map(({ key }) => values.filter((value) => stepOf(classes, value) === key).length);
};
expect(String(byClass([...new Array(59).fill(0), 3])) === '59,1', `a village alone is in a class of its own: ${byClass([...new Array(59).fill(0), 3])}`);
expect(String(byClass([...new Array(56).fill(0), 0.126, 2, 40, 41])).startsWith('56,1,'), 'so are the others beside many zeros');
expect(byClass(new Array(60).fill(7)).length === 1 && roundBounds([]).length === 0, 'one value is one class');

// Lists of single households are in their own edition, and nowhere else.
const { households } = listsOf(dataOf(report).households);
listsOfHouseholds(run, edition, households, dataOf(report).language, expect);

const browser = await chromium.launch({ executablePath: browserFile, args: ['--no-sandbox'] });
const context = await browser.newContext({ offline: true, viewport: { width: 1366, height: 768 } });
const page = await context.newPage();
const complaints = [];
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('request', (request) => !/^(file|data|blob):/.test(request.url()) && complaints.push(`asks for ${request.url()}`));
const picture = async (name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });
if (pictures) {
  mkdirSync(pictures, { recursive: true });
}

const began = Date.now();
await page.goto(pathToFileURL(report).href);
await page.waitForSelector('.overview .tile');
const opened = Date.now() - began;
await page.waitForTimeout(300);
await picture('overview');

// Every text that the sources ask for is there.
const texts = await page.evaluate(() => Object.keys(window.tongcun.data.texts));
const sources = new URL('../src/', import.meta.url);
for (const file of readdirSync(sources)) {
  for (const [, key] of readFileSync(new URL(file, sources), 'utf8').matchAll(/words\.t\('([a-z_]+)'/g)) {
    expect(texts.includes(key), `text "${key}" of ${file}`);
  }
}

// A guarantee whose numbers are hidden has no bar and no share; every other one has both.
const { summary: { guarantees: judgedBy } } = dataOf(report);
for (const { name, parts, range } of await page.$$eval('.bars .bar', (bars) => bars.map((bar) => ({ name: bar.dataset.guarantee,
  parts: bar.querySelectorAll('.track i').length, range: bar.querySelector('.range').textContent })))) {
  const { about, register } = judgedBy[name];
  const is_hidden = edition === 'public' && about === 'household' && register !== undefined && register.suppressed;
  expect(is_hidden ? parts === 0 && !/\d/.test(range) : parts === 3 && /\d/.test(range), `bar of ${name}: ${parts} parts, "${range}"`);
}

// What a plan changes for incomes is told where somebody has set it, else that nobody has.
const { poverty: { ahead } = {} } = dataOf(report).summary;
if (ahead && ahead.scenarios.relocation) {
  const is_set = ahead.parameters.some(({ parameter, state }) => parameter.startsWith('effects.relocation.') && state !== 'not set');
  const [number, not_set] = await page.evaluate(() => {
    const { words, data } = window.tongcun;
    const { difference } = data.summary.poverty.ahead.scenarios.relocation;
    const text = words.t('headcount_change', { year: difference[difference.length - 1].year, scenario: words.word(data.tables.get('poverty_path'), 'study_scenario', 'relocation') });
    return [[...document.querySelectorAll('.question dl > div')].find((row) => row.querySelector('dt').textContent === text)?.querySelector('b').textContent, words.t('effect_not_set')];
  });
  expect(number !== undefined && (number === not_set) === !is_set, `the change by the plan is told as "${number}"`);
}

// In both languages every text of the first page can be read whole.
for (let i = 0; i < 2; ++i) {
  const cut = await page.$$eval('.overview, .overview *', (all) => all.filter((one) => getComputedStyle(one).overflow !== 'visible' && !one.title && !one.closest('.chart')
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)).map(({ textContent }) => textContent));
  expect(cut.length === 0, `texts that are cut: ${cut.slice(0, 3).join(' | ')}`);
  await page.click('#language');
  await page.waitForTimeout(100);
}

// The map is drawn: many colours.
const drawnAt = Date.now();
await page.evaluate(() => new Promise((done) => {
  window.tongcun.map.map.once('rendercomplete', () => done(0));
  window.tongcun.store.set({ view: 'map' });
}));
const drawn = Date.now() - drawnAt;
const colours = await page.evaluate(() => {
  const seen = new Set();
  for (const canvas of document.querySelectorAll('.map canvas')) {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 404) {
      seen.add(`${data[i]},${data[i + 1]},${data[i + 2]},${data[i + 3]}`);
    }
  }
  return seen.size;
});
expect(colours > 5, `pixels of the map vary (${colours} colours)`);
await picture('map');

// Relief and background can be switched off, and the map is another without them.
const { pictures: given, tables: { layers: ofRun } } = dataOf(report);
const roles = new Table('layers', ofRun).column('layer_role');
expect(!roles.includes('elevation') || given.relief, 'an elevation has its relief');
const pixels = () => page.evaluate(() => [...document.querySelectorAll('.map canvas')].reduce((all, canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.reduce((sum, byte, i) => (sum * 31 + byte * (i % 7)) % 1000000007, all);
}, 0));
for (const name of Object.keys(given)) {
  const shown = await pixels();
  const box = page.locator('.layers label', { hasText: await page.evaluate((key) => window.tongcun.words.t(`layer_${key}`), name) }).locator('input');
  const redrawn = page.evaluate(() => new Promise((done) => window.tongcun.map.map.once('rendercomplete', () => done(0))));
  await box.uncheck();
  await redrawn;
  expect(await pixels() !== shown, `the map is another without the ${name}`);
  await picture(`map_without_${name}`);
  const again = page.evaluate(() => new Promise((done) => window.tongcun.map.map.once('rendercomplete', () => done(0))));
  await box.check();
  await again;
  expect(await pixels() === shown, `and the same with the ${name} again`);
  expect(Buffer.from(given[name].png, 'base64').length <= 1000000, `the ${name} is bounded`);
}

// Search finds a village; its card shows the cells of the tables.
const villages = readCsv(`${run}/public/tables/villages.csv`);
const one = villages[Math.floor(villages.length / 2)];
await page.fill('#search', one.village_code);
await page.keyboard.press('Enter');
await page.waitForSelector('.card');
expect((await page.textContent('.card h2')) === (one.village_name || one.village_code), 'the card is that of the village');
const shown = await page.$$eval('.card [data-table=villages]', (cells) => cells.map(({ dataset, className, textContent }) => [dataset.key, dataset.cell, className, textContent]));
expect(shown.length >= Object.keys(one).length, 'the card holds the whole record');
const plain = (text) => text.replace(/[,\s%]/g, '');
for (const [key, cell, kind, text] of shown) {
  expect(cell === one[key].replace(/^'(?=[=+@-])/, ''), `${key} of the card: "${cell}", of the file: "${one[key]}"`);
  expect(kind === 'empty' || !/^-?[0-9.]+$/.test(one[key]) || plain(text) === one[key], `${key} is shown as ${text}`);
}
const verdicts = readCsv(`${run}/public/tables/guarantees.csv`).filter((row) => row.village_code === one.village_code);
expect((await page.$$('.card details.guarantee')).length === verdicts.length, 'every guarantee is on the card');
const file = (name) => `${run}/public/tables/${name}.csv`;
if (existsSync(file('poverty_path'))) {
  const rows = readCsv(edition !== 'public' ? `${run}/restricted/internal/poverty_path.csv` : file('poverty_path')).filter((row) => row.area_code === one.village_code && row.area_level === 'village');
  const cells = await page.$$eval('.card [data-table=poverty_path][data-key=path_headcount_pct]', (list) => list.map(({ dataset }) => dataset.cell));
  expect(JSON.stringify(cells) === JSON.stringify(rows.map((row) => row.path_headcount_pct)), 'poverty by year of the card is that of the file');
}
const shares = await page.$$eval('.card .share', (all) => all.map(({ textContent }) => textContent));
expect(shares.every((text) => !/^(.+) – \1$/.test(text)), `a share that is known is one number: ${shares}`);
expect(![...shares, ...shown.map(([, , , text]) => text)].some((text) => /\d %/.test(text)), 'no line break parts a number from its per cent sign');
await page.waitForTimeout(400);
await picture('card');

// The threshold: who is within 20, 30, 40 minutes, counted from the file.
await page.evaluate(() => window.tongcun.store.set({ village: null, theme: 'minutes' }));
const { service, mode, season } = await page.evaluate(() => window.tongcun.picture().choices);
const keys = Object.keys(one).filter((key) => new RegExp(`^${service}_${mode}_${season}(_low|_high)?_min$`).test(key));
let before = -1;
for (const minutes of [20, 30, 40]) {
  await page.fill('#threshold', String(minutes));
  const within = villages.filter((row) => keys.every((key) => row[key] !== '' && Number(row[key]) <= minutes)).length;
  const counted = plain(await page.textContent('.legend tr[data-class=pass] td.number'));
  expect(counted === String(within), `${within} villages within ${minutes} min of ${service}, the page says ${counted}`);
  expect(within >= before, 'more minutes, no fewer villages');
  before = within;
}
await picture('threshold');

/** Every choice beside the map stands in the heading. */
async function saysWhatIsShown(heading, what) {
  const text = await page.textContent(heading);
  const choices = await page.$$eval('.choices select', (all) => all.map((one) => one.selectedOptions[0].textContent));
  const years = await page.$$eval('.choices output', (all) => all.map(({ textContent }) => textContent));
  for (const choice of [...choices, ...years]) {
    expect(text.includes(choice), `${heading} of ${what} says "${choice}": "${text}"`);
  }
  return text;
}

// Every theme can be drawn; a switched-off class leaves the list.
const themes = await page.$$eval('#theme option', (options) => options.map(({ value }) => value));
for (const theme of themes) {
  await page.selectOption('#theme', theme);
  await page.waitForTimeout(60);
  expect((await page.$$('.legend tbody tr')).length > 0, `legend of ${theme}`);
  await picture(`theme_${theme.replace(/\W/g, '_')}`);
  await saysWhatIsShown('.legend h3', theme);
}

// The lower reading of a share is not the higher, the last year is not the first.
const judged = await page.evaluate(() => window.tongcun.data.tables.get('household_guarantees')?.column('guarantee')[0]);
if (judged) {
  const headings = [];
  await page.selectOption('#theme', 'guarantees');
  await page.selectOption('#option-guarantee', judged);
  for (const reading of ['low', 'high']) {
    await page.selectOption('#option-show', reading);
    headings.push(await saysWhatIsShown('.legend h3', `guarantees, ${reading}`));
  }
  expect(headings[0] !== headings[1], `readings are told apart: ${headings}`);
}
if (themes.includes('area:poverty_path')) {
  await page.selectOption('#theme', 'area:poverty_path');
  await page.selectOption('#option-study_scenario', { index: 1 });
  await page.fill('#option-path_year', await page.getAttribute('#option-path_year', 'max'));
  expect(/20\d\d/.test(await saysWhatIsShown('.legend h3', 'the last year')), 'the legend says the year');
}

// Zooming from the whole to a part.
await page.evaluate(() => new Promise((done) => {
  window.tongcun.map.map.once('rendercomplete', () => done(0));
  window.tongcun.map.fit();
}));
const zoomed = await page.evaluate(() => new Promise((done) => {
  const { map } = window.tongcun.map;
  const at = performance.now();
  map.once('rendercomplete', () => done(performance.now() - at));
  map.getView().setZoom(map.getView().getZoom() + 0.7);
}));

if (edition === 'households') {
  await visits({ page, run, expect, picture });
}

// The other views, and the other language.
for (const view of ['charts', 'tables', 'about']) {
  await page.click(`[data-view=${view}]`);
  await page.waitForTimeout(300);
  await picture(view);
  if (view === 'tables') {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved === readFileSync(file('villages'), 'utf8'), 'the saved table is the file, byte by byte');
  }
}
const language = await page.evaluate(() => document.documentElement.lang);
const tab = await page.textContent('[data-view=overview]');
await page.click('#language');
expect((await page.evaluate(() => document.documentElement.lang)) !== language, 'the language is switched');
expect((await page.textContent('[data-view=overview]')) !== tab, 'texts are switched with it');
await page.click('[data-view=overview]');
await page.waitForTimeout(300);
await picture('overview_other_language');
await page.click('[data-view=map]');
await page.waitForTimeout(500);
await picture('map_other_language');

// One printed page, on which nothing lies over the sources at its foot.
await page.setViewportSize({ width: 1056, height: 727 });
await page.emulateMedia({ media: 'print' });
await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
await picture('print');
const [lowest, foot] = await page.evaluate(() => [Math.max(...[...document.querySelectorAll('.sheet .right > *')].map((one) => one.getBoundingClientRect().bottom)),
  document.querySelector('.sheet footer').getBoundingClientRect().top]);
expect(lowest <= foot + 1, `the columns of the sheet end at ${lowest}, its foot begins at ${foot}`);
await page.emulateMedia({ media: null });
const pdf = await page.pdf({ preferCSSPageSize: true });
const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
expect(pages === 1, `one printed page (${pages})`);
await saysWhatIsShown('.sheet .left h3', 'the sheet');
if (pictures) {
  writeFileSync(`${pictures}/print.pdf`, pdf);
}

// Names that attack: every view is shown, nothing of them becomes an element.
const attacked = `${tmpdir()}/tongcun_report_${process.pid}.html`;
writeHostile(report, attacked);
await page.setViewportSize({ width: 1366, height: 768 });
await page.goto(pathToFileURL(attacked).href);
await page.waitForSelector('.overview .tile');
if (edition === 'households') {
  await page.click('[data-view=households]');
  await page.click('.window .row');
  expect((await traces(page)) === '', 'hostile names on the card of a household');
}
for (const view of ['charts', 'tables', 'about', 'map']) {
  await page.click(`[data-view=${view}]`);
  await page.waitForTimeout(150);
  const found = await traces(page);
  expect(found === '', `hostile names on ${view}: ${found}`);
}
await page.evaluate((code) => window.tongcun.store.set({ village: code }), one.village_code);
await page.waitForSelector('.card');
for (const theme of themes) {
  await page.selectOption('#theme', theme);
}
await page.mouse.move(700, 300);
await page.click('[data-view=charts]');
await page.mouse.move(400, 250);
await page.waitForTimeout(200);
expect((await traces(page)) === '', 'hostile names on a card, hints of map and charts');
rmSync(attacked);

expect(complaints.length === 0, `no complaint of the browser: ${complaints.slice(0, 5).join(' | ')}`);
console.log(JSON.stringify({ bytes: readFileSync(report).length, opened_ms: opened, map_ms: drawn, zoom_ms: Math.round(zoomed), themes: themes.length, tables: compared, failures }));
await browser.close();
process.exit(failures === 0 ? 0 : 1);
