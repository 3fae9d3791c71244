// SPDX-License-Identifier: Apache-2.0
// The first page of a comparison: what was asked otherwise, and every number of the summaries.
import { h } from './dom.js';
import { grouped } from './words.js';

const is_value = (key) => /^(run_|difference_)/.test(key);

/** Rows in which the runs differ, then the others; without digests of files, which tell a reader nothing. */
function ordered(table) {
  const runs = table.columns.map(({ key }) => key).filter((key) => key.startsWith('run_'));
  const is_same = (row) => runs.every((key) => table.raw(row, key) === table.raw(row, runs[0]));
  const is_digest = (row) => runs.some((key) => /^[0-9a-f]{64}$/.test(table.printed(row, key)));
  const rows = [...Array(table.rows).keys()].filter((row) => !is_digest(row));
  return [...rows.filter((row) => !is_same(row)), ...rows.filter(is_same)];
}

/** Values are texts: money in the display unit, other numbers that count something with their digits in groups. */
function shown(table, words, row, key) {
  const text = table.printed(row, key);
  const unit = table.printed(row, 'compared_unit');
  if (!is_value(key) || !/^-?\d+(\.\d+)?$/.test(text)) {
    return text;
  }
  return words.isMoney(unit) ? words.money(text) : unit || table.has('compared_base') ? grouped(text) : text;
}

function whole(table, words) {
  // A run is called as its folder is.
  const title = ({ key, title: own }) => (is_value(key) ? words.in(own) : words.columnTitle(table, key));
  return h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, table.columns.map((column) => h('th', { scope: 'col' }, title(column))))),
    h('tbody', {}, ordered(table).map((row) => h('tr', {}, table.columns.map(({ key }) =>
      h('td', { class: is_value(key) ? 'number' : '', title: table.printed(row, key), 'data-key': key, 'data-cell': table.printed(row, key) }, shown(table, words, row, key))))))));
}

export function comparisonTables(data, words) {
  return ['comparison_headline', 'comparison_asked'].map((name) => data.tables.get(name)).filter((table) => table && ordered(table).length > 0)
    .map((table) => h('section', { class: 'compared', 'data-table': table.name }, h('h3', {}, words.titleOf(table)), whole(table, words)));
}

export function comparisonView(data, words) {
  return h('main', { class: 'overview comparison' }, h('p', { class: 'note' }, words.t('comparison_note')), comparisonTables(data, words));
}
