// SPDX-License-Identifier: Apache-2.0
// The first page of a comparison: what was asked otherwise, and every number of the summaries.
import { h } from './dom.js';

/** Rows in which the runs differ, then the others. */
function ordered(table) {
  const runs = table.columns.map(({ key }) => key).filter((key) => key.startsWith('run_'));
  const is_same = (row) => runs.every((key) => table.raw(row, key) === table.raw(row, runs[0]));
  const rows = [...Array(table.rows).keys()];
  return [...rows.filter((row) => !is_same(row)), ...rows.filter(is_same)];
}

function whole(table, words) {
  // A run is called as its folder is.
  const title = ({ key, title: own }) => (/^(run_|difference_)/.test(key) ? words.in(own) : words.columnTitle(table, key));
  return h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, table.columns.map((column) => h('th', { scope: 'col' }, title(column))))),
    h('tbody', {}, ordered(table).map((row) => h('tr', {}, table.columns.map(({ key }) =>
      h('td', { class: /^(run_|difference_)/.test(key) ? 'number' : '', title: table.printed(row, key), 'data-key': key, 'data-cell': table.printed(row, key) }, table.printed(row, key))))))));
}

export function comparisonTables(data, words) {
  return ['comparison_headline', 'comparison_asked'].map((name) => data.tables.get(name)).filter((table) => table && table.rows > 0)
    .map((table) => h('section', { class: 'compared', 'data-table': table.name }, h('h3', {}, words.titleOf(table)), whole(table, words)));
}

export function comparisonView(data, words) {
  return h('main', { class: 'overview comparison' }, h('p', { class: 'note' }, words.t('comparison_note')), comparisonTables(data, words));
}
