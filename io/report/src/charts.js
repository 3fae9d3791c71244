// SPDX-License-Identifier: Apache-2.0
// Charts as options of ECharts, each from a table of the run; what the run does not hold has none.
import { verdictCounts } from './headline.js';
import { kFont } from './layers.js';

const kLines = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#555555'];

const whole = (table) => [...(table.rowsBy('area_level').get('all') || table.rowsBy('area_level').get('county') || [])];

function base(words) {
  return { animation: false, textStyle: { fontFamily: kFont }, grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemHeight: 9, itemWidth: 16, itemGap: 18, icon: 'roundRect', type: 'scroll' } };
}

/** Lines by year with a band from low to high. */
function bands(table, words, { series, year, value, low, high, rows, percent }) {
  const years = [...new Set(rows.map((row) => table.printed(row, year)))].sort();
  const lines = [];
  [...new Set(rows.map((row) => table.raw(row, series)))].forEach((id, i) => {
    const colour = kLines[i % kLines.length];
    const rowOf = new Map(rows.filter((row) => table.raw(row, series) === id).map((row) => [table.printed(row, year), row]));
    const of = (key) => years.map((one) => (rowOf.has(one) ? table.number(rowOf.get(one), key) : null));
    const name = words.word(table, series, id);
    const values = of(value);
    const least = of(low);
    const most = of(high);
    lines.push(
      { name, type: 'line', data: values, symbolSize: 6, color: colour, lineStyle: { width: 2, type: i % 2 ? 'dashed' : 'solid' }, z: 3 },
      { name, type: 'line', stack: id, data: least.map((one, at) => one ?? values[at]), symbol: 'none', silent: true, color: colour, lineStyle: { opacity: 0 }, tooltip: { show: false } },
      { name, type: 'line', stack: id, data: most.map((one, at) => (values[at] === null ? null : one === null || least[at] === null ? 0 : one - least[at])), symbol: 'none', silent: true, color: colour,
        lineStyle: { opacity: 0 }, areaStyle: { color: colour, opacity: 0.18 }, tooltip: { show: false } });
  });
  return { ...base(words), xAxis: { type: 'category', data: years, boundaryGap: false },
    yAxis: { type: 'value', axisLabel: { formatter: percent ? '{value} %' : '{value}' } }, series: lines };
}

function guarantees(data, words) {
  const rows = verdictCounts(data, words).reverse();
  const share = (row, key) => (100 * row[key]) / Math.max(1, row.pass + row.fail + row.unknown);
  const part = (key, color) => ({ name: words.t(`verdict_${key}`), type: 'bar', stack: 'all', color, barMaxWidth: 18,
    data: rows.map((row) => (row.hidden ? null : Number(share(row, key).toFixed(1)))), itemStyle: { borderColor: '#fff', borderWidth: 0.5 } });
  return rows.length && { title: words.t('what_holds'), option: { ...base(words),
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } }, yAxis: { type: 'category', data: rows.map(({ title, hidden }) => (hidden ? words.labelled(words.t('hidden'), title) : title)), axisLabel: { width: 190, overflow: 'break' } },
    series: [part('pass', '#0072b2'), part('unknown', '#c4c4c4'), part('fail', '#d55e00')] } };
}

/** Where a line has gaps: why. */
function hiddenNote(table, words, rows, key) {
  return rows.some((row) => table.raw(row, 'suppressed') === 'yes' && table.raw(row, key) === null) ? words.t('gaps_hidden') : undefined;
}

export function headcount(data, words) {
  const table = data.tables.get('poverty_path');
  if (!table || whole(table).length === 0) {
    return null;
  }
  return { title: words.t('headcount_by_year'), note: hiddenNote(table, words, whole(table), 'path_headcount_pct'), option: bands(table, words, { series: 'study_scenario', year: 'path_year',
    value: 'path_headcount_pct', low: 'headcount_mc_low_pct', high: 'headcount_mc_high_pct', rows: whole(table), percent: true }) };
}

function monitored(data, words) {
  const table = data.tables.get('monitoring_path');
  const rows = table ? whole(table).filter((row) => table.raw(row, 'monitoring_class') === 'monitored') : [];
  return rows.length > 0 && { title: words.t('monitored_by_year'), note: hiddenNote(table, words, rows, 'monitored_households'), option: bands(table, words, { series: 'study_scenario', year: 'path_year',
    value: 'monitored_households', low: 'monitored_low', high: 'monitored_high', rows }) };
}

function funds(data, words) {
  return [...data.tables.values()].filter((table) => table.name.endsWith('_funds') && table.has('fund_year') && table.rows > 0).map((table) => {
    const rows = [...Array(table.rows).keys()];
    const yearOf = (row) => words.shown(table, row, 'fund_year');
    const years = [...new Set(rows.map(yearOf))].sort();
    const { size, name: unit } = words.largeMoney();
    const keys = table.columns.map(({ key }) => key).filter((key) => table.isNumeric(key) && key !== 'fund_year' && table.column(key).some((one) => one !== null));
    // A sum of which a part is hidden or without limit is none.
    const sums = (key) => years.map((year) => rows.filter((row) => yearOf(row) === year)
      .reduce((sum, row) => (sum === null || table.raw(row, key) === null ? null : sum + table.number(row, key) / size), 0));
    const note = [unit, hiddenNote(table, words, rows, 'fund_needed')];
    return { title: words.titleOf(table), note: words.listed(note.filter(Boolean)), option: { ...base(words),
      xAxis: { type: 'category', data: years }, yAxis: { type: 'value' },
      series: keys.map((key, i) => ({ name: words.columnName(table, key), type: 'bar', barMaxWidth: 46, color: kLines[i], data: sums(key).map((one) => (one === null ? null : Number(one.toFixed(1)))) })) } };
  });
}

function sites(data, words) {
  const table = data.tables.get('relocation_sites');
  const limit = table && ['persons_capacity', 'persons_limit'].find((key) => table.has(key));
  if (!limit || !table.has('placed_persons') || table.rows === 0) {
    return null;
  }
  const sums = new Map();
  table.column('site_name').forEach((name, row) => {
    const code = table.raw(row, 'site_code');
    const before = sums.get(code) || { name: name || code, placed: 0, capacity: 0 };
    const plus = (sum, key) => (sum === null || table.raw(row, key) === null ? null : sum + table.number(row, key));
    sums.set(code, { name: before.name, placed: plus(before.placed, 'placed_persons'), capacity: plus(before.capacity, limit) });
  });
  const rows = [...sums.values()].sort((a, b) => (a.placed ?? -1) - (b.placed ?? -1));
  return { title: words.t('site_ledger'), tall: rows.length > 12, option: { ...base(words), xAxis: { type: 'value' }, yAxis: { type: 'category', data: rows.map(({ name, placed }) => (placed === null ? words.labelled(words.t('hidden'), name) : name)), axisLabel: { fontSize: 10 } },
    series: [{ name: words.t('placed'), type: 'bar', stack: 'all', color: '#54278f', data: rows.map(({ placed }) => placed) },
      { name: words.t('free'), type: 'bar', stack: 'all', color: '#dadaeb', data: rows.map(({ placed, capacity }) => (placed === null || capacity === null ? null : Math.max(0, capacity - placed))) }] } };
}

function contributions(data, words) {
  const table = data.tables.get('deprivation_indicators');
  const rows = table ? whole(table).filter((row) => table.raw(row, 'contribution_pct') !== null) : [];
  return rows.length > 0 && { title: words.t('contributions'), option: { ...base(words), legend: { show: false }, xAxis: { type: 'value', axisLabel: { formatter: '{value} %' } },
    yAxis: { type: 'category', data: rows.map((row) => words.word(table, 'deprivation_indicator', table.raw(row, 'deprivation_indicator'))).reverse() },
    series: [{ name: words.columnTitle(table, 'contribution_pct'), type: 'bar', barMaxWidth: 22, color: '#0072b2', data: rows.map((row) => table.number(row, 'contribution_pct')).reverse() }] } };
}

/** Share of persons by minutes to each service, on foot in the worst month; who is not reached counts. */
function reach(data, words, minutes) {
  const table = data.tables.get('villages');
  if (!minutes || !table.has('persons_registered')) {
    return null;
  }
  const persons = table.column('persons_registered').map((cell) => cell || 0);
  const all = persons.reduce((sum, one) => sum + one, 0);
  const steps = Array.from({ length: 37 }, (unused, i) => i * 5);
  const series = minutes.services().filter(({ value }) => table.has(`${value}_walk_worst_min`)).map(({ value, title }, i) => {
    const within = new Array(steps.length).fill(0);
    table.column(`${value}_walk_worst_min`).forEach((cell, row) => {
      const step = cell === null ? Infinity : Math.ceil(cell / 100 / 5);
      if (step < within.length) {
        within[step] += persons[row];
      }
    });
    let sum = 0;
    return { name: title, type: 'line', symbol: 'none', color: kLines[i % kLines.length], data: within.map((one) => Number(((100 * (sum += one)) / all).toFixed(2))) };
  });
  return all > 0 && { title: words.t('reach_curve'), option: { ...base(words), xAxis: { type: 'category', data: steps, name: words.unit('minute'), nameLocation: 'middle', nameGap: 24, boundaryGap: false },
    grid: { ...base(words).grid, bottom: 26 }, yAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value} %' } }, series } };
}

export function makeCharts(data, words, minutes) {
  return [guarantees(data, words), headcount(data, words), monitored(data, words), ...funds(data, words), sites(data, words), contributions(data, words), reach(data, words, minutes)].filter(Boolean);
}

/** The chart of the first page. */
export function firstChart(data, words, minutes) {
  return headcount(data, words) || reach(data, words, minutes);
}
