// SPDX-License-Identifier: Apache-2.0
// node editions_test.mjs RUN_FOLDER: of a register that counts as real, the internal edition shows villages with
// few monitored households and the public edition does not; what is hidden is called so wherever counts are shown, never
// zero or not known.
import { makeCharts } from '../src/charts.js';
import { Table, listsOf } from '../src/data.js';
import { guaranteeTheme } from '../src/guarantee_theme.js';
import { certainty, costs, served, stillOpen, verdictCounts } from '../src/headline.js';
import { relocationTheme } from '../src/relocation_theme.js';
import { Words } from '../src/words.js';
import { dataOf } from './hostile.mjs';

const [run] = process.argv.slice(2);
const few = 10;

/** Monitored households by village: null = not told. */
function monitoredOf(file) {
  const { tables, edition } = dataOf(file);
  const table = new Table('status', tables.status);
  const villages = new Map();
  table.column('area_level').forEach((level, row) => {
    if (level === 'village' && table.raw(row, 'status_breakdown') === 'monitoring' && table.raw(row, 'status_part') === 'monitored') {
      villages.set(table.raw(row, 'area_code'), table.raw(row, 'status_households'));
    }
  });
  return { edition, villages };
}

const open = monitoredOf(`${run}/public/report.html`);
const office = monitoredOf(`${run}/restricted/internal/report.html`);
const small = [...office.villages].filter(([, households]) => households > 0 && households < few);
const told = small.filter(([code]) => open.villages.get(code) !== null && open.villages.get(code) !== undefined);
let failures = 0;
function expect(is_true, what) {
  if (!is_true) {
    ++failures;
    console.log(`FAILED: ${what}`);
  }
}
expect(small.length > 0 && told.length === 0, 'the public edition tells of no few monitored households');
expect(open.edition === 'public' && office.edition === 'internal', 'the editions say which they are');

function pageOf(file) {
  const raw = dataOf(file);
  const tables = new Map(Object.entries(raw.tables).map(([name, table]) => [name, new Table(name, table)]));
  const data = { ...raw, tables, ...listsOf(raw.households) };
  return { data, words: new Words(data) };
}

const { data, words } = pageOf(`${run}/public/report.html`);
const hidden = words.t('hidden');
const suppressed = Object.entries(data.summary.guarantees).filter(([, { register }]) => register && register.suppressed).map(([name]) => name);
expect(suppressed.length > 0, 'a guarantee of this register is suppressed');
const bars = verdictCounts(data, words);
for (const name of suppressed) {
  const bar = bars.find((one) => one.name === name);
  expect(bar && bar.hidden === true && !('pass' in bar) && !('unknown' in bar), `${name} is hidden, with no verdict counted`);
  const chart = makeCharts(data, words, null).find(({ title }) => title === words.t('what_holds')).option;
  const at = chart.yAxis.data.indexOf(words.labelled(hidden, bar.title));
  expect(at >= 0 && chart.series.every((series) => series.data[at] === null), `the chart has no bar of ${name} and says why`);
}
expect(bars.some((one) => !one.hidden && one.pass > 0), 'other guarantees have their numbers');
const whole = pageOf(`${run}/restricted/internal/report.html`);
expect(verdictCounts(whole.data, whole.words).every((one) => !one.hidden && one.pass + one.fail + one.unknown > 0), 'the internal edition hides no guarantee');

// Villages of the map: hidden where the table says so.
const guarantees = guaranteeTheme(data, words);
const judged = data.tables.get('household_guarantees');
const rows = judged.rowsBy('area_level').get('village');
expect(rows.some((row) => judged.raw(row, 'suppressed') === 'yes'), 'a village is suppressed');
for (const row of rows.filter((one) => judged.raw(one, 'suppressed') === 'yes')) {
  const { key, text } = guarantees.value(judged.raw(row, 'area_code'), { guarantee: judged.raw(row, 'guarantee'), show: 'low' });
  expect(key === 'hidden' && text === hidden, `village ${judged.raw(row, 'area_code')} of the map`);
}

// Nobody is told to stay where flows of few households are left out.
const relocation = relocationTheme(data, words);
const flows = data.tables.get('relocation_flows').rowsBy('village_code');
const unlisted = data.tables.get('villages').column('village_code').filter((code) => !flows.has(code));
expect(data.summary.relocation.suppressed && unlisted.length > 0, 'flows are left out');
expect(unlisted.every((code) => relocation.value(code, { measure: 'placed_households' }).text === words.t('nobody_or_hidden')), 'villages without a flow');

// The four questions: with every number of the plan and of the line hidden, the page says so and invents none.
const veiled = structuredClone({ summary: data.summary });
const plan = veiled.summary.relocation;
for (const key of ['cost', 'households_placed', 'persons_placed', 'households_unplaced', 'households_declined', 'households_not_asked', 'households_eligibility_unknown']) {
  plan[key].value = null;
}
plan.by_year.forEach(({ needed }) => { needed.value = null; });
Object.assign(plan.gap, { value: null, share: null });
Object.assign(veiled.summary.poverty.headcount[0], { value: null, known_low: null, known_high: null });
veiled.summary.poverty.persons.of = null;
const of_veiled = { ...data, ...veiled };
const lines = [...costs(of_veiled, words), ...served(of_veiled, words).slice(0, 1), ...stillOpen(of_veiled, words).slice(0, 4)];
expect(lines.length === 1 + plan.by_year.length + 1 + 4 && lines.every(([, number]) => number === hidden), `hidden amounts and households: ${JSON.stringify(lines)}`);
const sure = certainty(of_veiled, words);
expect(sure[0][2] === '' && sure[1][1] === hidden && sure[2][1] === hidden, `hidden gap and share below the line: ${JSON.stringify(sure.slice(0, 3))}`);

// A change of nothing is told as none only where somebody has set what changes incomes.
const ahead = structuredClone(data.summary);
const { parameters, scenarios: { relocation: moved } } = ahead.poverty.ahead;
const change = () => served({ ...data, summary: ahead }, words).find(([text]) => text === words.t('headcount_change', { year: 2030, scenario: words.word(data.tables.get('poverty_path'), 'study_scenario', 'relocation') }))[1];
moved.difference = [{ year: 2030, value: 0, mc_low: 0, mc_high: 0 }];
expect(change() === words.t('effect_not_set'), `no effect is set: ${change()}`);
parameters.find(({ parameter }) => parameter === 'effects.relocation.wage_kept').state = 'set';
expect(change() === `0.00 ${words.t('points')}`, `an effect is set: ${change()}`);

// Units of money and length are those of the profile, where the page knows them; a unit in Chinese is for Chinese.
const spoken = (language, units) => new Words({ ...data, language, profile: { currency: 'CNY', units } });
for (const [language, units, amount, told] of [['zh', { money: '元', large_money: '万元' }, '289127088.00', '28,913 万元'], ['zh', { money: '元', large_money: '亿元' }, '289127088.00', '2.89 亿元'],
  ['zh', { money: '元', large_money: '万元' }, '-8800.00', '-8,800 元'], ['en', { money: '元', large_money: '万元' }, '289127088.00', '289.1 million CNY'],
  ['en', { large_money: 'thousand' }, '197087.00', '197.1 thousand CNY'], ['en', { large_money: 'lakh' }, '197087.00', '197,087 CNY']]) {
  expect(spoken(language, units).money(amount) === told, `${amount} in ${JSON.stringify(units)}: ${spoken(language, units).money(amount)}`);
}
expect(spoken('zh', { length: '里' }).length(406000) === '812 里' && spoken('en', { length: 'furlong' }).length(406000) === '406 km', 'lengths');
const paid = new Table('paid', { rows: 0, columns: [{ key: 'cost', title: ['cost', '费用'], type: 'decimal', decimals: 2, unit: 'CNY' }] });
expect(spoken('zh', { money: '元' }).columnTitle(paid, 'cost') === '费用（元）' && spoken('en', {}).columnTitle(paid, 'cost') === 'Cost (CNY)', 'a column of money says its unit');

// A search that was cut short.
for (const cause of ['work_limit', 'time_or_signal']) {
  plan.ended_by = cause;
  expect(certainty(of_veiled, words)[0][2] === words.t(`ended_by_${cause}`), `the overview says that ${cause} ended the search`);
}

// Half-width colons belong to English.
expect(!/[\u4e00-\u9fff]: /.test(new Words({ ...data, language: 'zh' }).labelled('\u5206\u9879', 'x')), 'the colon of Chinese');

console.log(JSON.stringify({ editions: [open.edition, office.edition], villages: office.villages.size, with_few: small.length, told_to_the_public: told.length, suppressed, failures }));
process.exit(failures === 0 ? 0 : 1);
