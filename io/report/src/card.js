// SPDX-License-Identifier: Apache-2.0
// A village's card: what is there, what holds and why or why not, who is how far, what a plan does,
// how the years ahead look. Every number carries its cell of the CSV file (data-cell).
import { areaTables, firstMeasures, labelsOf, isYear } from './area_theme.js';
import { h } from './dom.js';
import { HouseholdShares, kCounts } from './household_shares.js';
import { kPerCent } from './words.js';

/** A number or word of a table, with what the file says. */
export function cell(words, table, row, key) {
  const unit = table.byKey.get(key).unit;
  const is_empty = table.raw(row, key) === null;
  return h('span', { class: is_empty ? 'empty' : 'cell', 'data-cell': table.printed(row, key), 'data-key': key, 'data-table': table.name },
    words.shown(table, row, key), !is_empty && unit === 'per_cent' ? kPerCent : '');
}

export function section(title, open, ...children) {
  return h('details', { open }, h('summary', {}, title), children);
}

export function chip(words, verdict) {
  return h('span', { class: `chip ${verdict}` }, words.t(`verdict_${verdict}`));
}

function guarantees(data, words, code) {
  const table = data.tables.get('guarantees');
  if (!table) {
    return null;
  }
  const parts = data.tables.get('guarantee_parts');
  const shares = new HouseholdShares(data);
  const rows = table.rowsBy('village_code').get(code) || [];
  const partRows = parts ? parts.rowsBy('village_code').get(code) || [] : [];
  return section(words.t('what_holds'), true, rows.map((row) => {
    const guarantee = table.raw(row, 'guarantee');
    const judged = shares.rows(code, guarantee);
    const mine = partRows.filter((one) => parts.raw(one, 'guarantee') === guarantee);
    const verdict = table.raw(row, 'verdict');
    const is_of_households = judged.length > 0 && table.raw(row, 'about') === 'household';
    return h('details', { class: 'guarantee' },
      h('summary', {}, h('span', {}, words.word(table, 'guarantee', guarantee)),
        is_of_households ? shareText(words, shares.share(code, guarantee)) : chip(words, verdict)),
      table.raw(row, 'why') ? h('p', {}, table.printed(row, 'why')) : null,
      table.raw(row, 'missing') ? h('p', { class: 'missing' }, words.t('missing'), ' ', table.printed(row, 'missing')) : null,
      is_of_households ? households(words, shares, judged) : null,
      mine.length ? partTable(words, parts, mine) : null);
  }));
}

function shareText(words, share) {
  if (share === null || share === 'hidden') {
    return h('span', { class: `chip ${share || 'not_applicable'}` }, words.t(share || 'verdict_not_applicable'));
  }
  return h('span', { class: 'share' }, words.range(words.percent(share.low / 100), words.percent(share.high / 100)));
}

/** Households by verdict; in the internal edition by village group. */
function households(words, { table, by_group }, rows) {
  const heads = ['pass', 'fail', 'unknown', 'not_applicable'].map((verdict) => h('th', {}, words.t(`verdict_${verdict}`)));
  return h('table', { class: 'small' }, h('thead', {}, h('tr', {}, h('th', {}), heads)), h('tbody', {}, rows.map((row) => h('tr', {},
    h('th', { scope: 'row' }, by_group ? table.printed(row, 'group_name') || '–' : words.t('households_lower')),
    kCounts.map((key) => h('td', {}, cell(words, table, row, key)))))));
}

/** A text in the language of the run, in that of the page. */
function named(words, parts, row, key) {
  return parts.has(key) && parts.raw(row, key) ? words.word(parts, key, parts.printed(row, key)) : '';
}

/** What a rule asks for: "at most 500 m". */
function limitOf(words, parts, row) {
  const operator = words.word(parts, 'operator', parts.printed(row, 'operator'));
  const threshold = named(words, parts, row, 'threshold_name') || parts.printed(row, 'threshold');
  return threshold === '' ? words.t('no_threshold', { operator }) : `${operator} ${threshold} ${parts.printed(row, 'unit')}`.trim();
}

function partTable(words, parts, rows) {
  return h('table', { class: 'small parts' }, h('tbody', {}, rows.map((row) => h('tr', { title: parts.printed(row, 'source') },
    h('th', { scope: 'row' }, words.rule(parts.raw(row, 'rule') || parts.raw(row, 'part'))),
    h('td', {}, named(words, parts, row, 'value_name') || cell(words, parts, row, 'value')),
    h('td', { class: 'rule' }, h('span', { title: limitOf(words, parts, row) }, limitOf(words, parts, row))),
    h('td', {}, chip(words, parts.raw(row, 'verdict') || 'unknown'))))));
}

function minutes(data, words, theme, code) {
  if (!theme) {
    return null;
  }
  const table = data.tables.get('villages');
  const row = table.rowsBy('village_code').get(code)[0];
  const lines = [];
  for (const { value: service, title } of theme.services()) {
    const keys = [`${service}_walk_worst_min`, `${service}_ride_dry_low_min`, `${service}_ride_worst_low_min`];
    if (keys.some((key) => table.has(key))) {
      lines.push(h('tr', {}, h('th', { scope: 'row' }, title), keys.map((key) => h('td', {}, table.has(key) ? cell(words, table, row, key) : '–'))));
    }
  }
  return lines.length === 0 ? null : section(words.t('minutes_to'), false, h('table', { class: 'small' },
    h('thead', {}, h('tr', {}, h('th', {}), ['walk_worst', 'ride_dry', 'ride_worst'].map((key) => h('th', {}, words.t(`head_${key}`))))),
    h('tbody', {}, lines)));
}

function relocation(data, words, code) {
  const flows = data.tables.get('relocation_flows');
  const rows = flows && flows.has('village_code') ? flows.rowsBy('village_code').get(code) || [] : [];
  return rows.length === 0 ? null : section(words.titleOf(flows), true, h('table', { class: 'small' }, h('tbody', {}, rows.map((row) => h('tr', {},
    h('th', { scope: 'row' }, flows.printed(row, 'site_name') || flows.printed(row, 'site_code')),
    ['placed_households', 'placed_persons'].filter((key) => flows.has(key)).map((key) => h('td', {}, cell(words, flows, row, key), ' ', words.unit(flows.byKey.get(key).unit))))))));
}

/** What other tables of areas say of the village: one line a row, its first measures. */
function areas(data, words, code) {
  return areaTables(data).filter(({ name }) => name !== 'guarantee_path').map((table) => {
    const rows = (table.rowsBy('area_code').get(code) || []).filter((row) => table.raw(row, 'area_level') === 'village');
    if (rows.length === 0) {
      return null;
    }
    const labels = labelsOf(table);
    const keys = firstMeasures(table).slice(0, 3);
    return section(words.titleOf(table), false, h('table', { class: 'small' },
      h('thead', {}, h('tr', {}, h('th', {}), keys.map((key) => h('th', {}, words.columnTitle(table, key))))),
      h('tbody', {}, rows.map((row) => h('tr', {},
        h('th', { scope: 'row' }, labels.map((key) => (isYear(key) ? table.printed(row, key) : words.word(table, key, table.raw(row, key)))).join(' · ')),
        keys.map((key) => h('td', {}, cell(words, table, row, key))))))));
  });
}

/** What changes between the runs that are compared, one column a run. */
function comparison(data, words, code) {
  const table = data.tables.get('comparison_villages');
  const rows = table ? table.rowsBy('village_code').get(code) || [] : [];
  return rows.length === 0 ? null : section(words.t('theme_comparison'), true, h('table', { class: 'small' },
    h('thead', {}, h('tr', {}, h('th', {}), rows.map((row) => h('th', {}, table.printed(row, 'compared_run'))))),
    h('tbody', {}, table.columns.filter(({ key }) => table.isNumeric(key)).map(({ key }) => h('tr', {},
      h('th', { scope: 'row' }, words.columnTitle(table, key)), rows.map((row) => h('td', {}, cell(words, table, row, key))))))));
}

export function villageCard(data, words, minutesTheme, code, close) {
  const table = data.tables.get('villages');
  const row = (table.rowsBy('village_code').get(code) || [])[0];
  if (row === undefined) {
    return null;
  }
  const facts = ['persons_registered', 'households_registered', 'village_class', 'off_road_m'].filter((key) => table.has(key));
  return h('article', { class: 'card', 'aria-label': words.t('card') },
    h('header', {}, h('div', {}, h('h2', {}, table.printed(row, 'village_name') || code),
      h('p', {}, [table.printed(row, 'township_name'), table.printed(row, 'county_name'), code].filter(Boolean).join(' · '))),
    h('button', { class: 'close', 'aria-label': words.t('close'), onclick: close }, '×')),
    h('dl', { class: 'facts' }, facts.map((key) => h('div', {}, h('dt', {}, words.columnTitle(table, key)), h('dd', {}, cell(words, table, row, key))))),
    comparison(data, words, code), guarantees(data, words, code), relocation(data, words, code), minutes(data, words, minutesTheme, code), areas(data, words, code),
    section(words.t('whole_record'), false, h('table', { class: 'small' }, h('tbody', {}, table.columns.map(({ key }) => h('tr', {},
      h('th', { scope: 'row' }, words.columnTitle(table, key)), h('td', {}, cell(words, table, row, key))))))));
}
