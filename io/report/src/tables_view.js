// SPDX-License-Identifier: Apache-2.0
// Every table of the run, a page of rows at a time, as the CSV files beside the report have them.
import { choice, h, replace } from './dom.js';
import { saveCsv } from './save_csv.js';

const kPage = 100;

export function tablesView(data, words, store) {
  // Lists of households have names of tables of areas too.
  const all = new Map([...data.tables, ...[...data.households].map(([name, list]) => [`households/${name}`, list])]);
  const names = [...all.keys()];
  const body = h('div', {});
  const element = h('main', { class: 'tables' }, body);
  let page = 0;
  let query = '';
  const input = h('input', { type: 'search', placeholder: words.t('filter'), 'aria-label': words.t('filter'), oninput: () => { query = input.value; page = 0; show(); } });
  const rowsOf = (table) => {
    const rows = [...Array(table.rows).keys()];
    const wanted = query.trim().toLowerCase();
    return wanted ? rows.filter((row) => table.columns.some(({ key }) => words.shown(table, row, key).toLowerCase().includes(wanted))) : rows;
  };
  const grid = h('div', {});
  const show = () => {
    const table = all.get(store.get('table')) || all.get(names[0]);
    const rows = rowsOf(table);
    const pages = Math.max(1, Math.ceil(rows.length / kPage));
    page = Math.min(page, pages - 1);
    const turn = (by) => h('button', { disabled: page + by < 0 || page + by >= pages, onclick: () => { page += by; show(); } }, by < 0 ? '‹' : '›');
    replace(grid, h('p', { class: 'pages' }, turn(-1), ` ${page + 1} / ${pages} `, turn(1), ' ', words.t('rows', { rows: words.count(rows.length) }), ' · ', h('button', { id: 'save', onclick: () => saveCsv(table, rows) }, words.t('save_csv', { file: `${table.name}.csv` }))),
      h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, table.columns.map(({ key, meaning }) =>
        h('th', { scope: 'col', title: words.in(meaning) || null }, words.columnTitle(table, key))))),
      h('tbody', {}, rows.slice(page * kPage, (page + 1) * kPage).map((row) => h('tr', {}, table.columns.map(({ key }) => {
        const text = words.shown(table, row, key);
        return h('td', { class: table.raw(row, key) === null ? 'empty' : table.isNumeric(key) ? 'number' : '', title: text }, text);
      })))))));
  };
  replace(body, h('div', { class: 'bar' }, choice(words.t('table'), names.map((name) => ({ value: name, title: words.titleOf(all.get(name)) })),
    store.get('table') || names[0], (name) => { store.set({ table: name }); page = 0; show(); }, 'table'), input), grid);
  show();
  return element;
}
