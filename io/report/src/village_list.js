// SPDX-License-Identifier: Apache-2.0
// The table under the map: the villages in view, of the classes that are not switched off, sorted.
import { h, replace } from './dom.js';

const kMost = 300;

export class VillageList {
  constructor(data, words, store, picture, places) {
    Object.assign(this, { data, words, store, picture, places });
    this.element = h('section', { class: 'list', 'aria-label': words.t('villages') });
    this.order = { key: 'value', down: true };
    this.text = '';
    store.on(['extent', 'village'], () => this.show());
  }

  /** Rows of the villages table that are shown, sorted. */
  rows() {
    const { classes, byCode, muted } = this.picture();
    const table = this.data.tables.get('villages');
    const codes = table.column('village_code');
    const [west, south, east, north] = this.store.get('extent') || [-Infinity, -Infinity, Infinity, Infinity];
    const wanted = this.text.trim().toLowerCase();
    const rows = [];
    for (let row = 0; row < table.rows; ++row) {
      const { at } = this.places[row];
      const found = byCode.get(codes[row]);
      const is_in_view = at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north;
      if (is_in_view && !(found && muted.has(found.key))
        && (!wanted || `${table.printed(row, 'village_name')} ${table.printed(row, 'township_name')} ${codes[row]}`.toLowerCase().includes(wanted))) {
        rows.push({ row, code: codes[row], found });
      }
    }
    const value = ({ row, found }) => (this.order.key === 'value' ? (found ? found.sort : -2) : table.raw(row, this.order.key) ?? '');
    const sign = this.order.down ? -1 : 1;
    rows.sort((a, b) => {
      const [left, right] = [value(a), value(b)];
      return left < right ? -sign : left > right ? sign : a.row - b.row;
    });
    return { rows, classes, table };
  }

  show() {
    const { words, store } = this;
    const { rows, classes, table } = this.rows();
    const keys = ['village_name', 'township_name', 'persons_registered', 'households_registered'].filter((key) => table.has(key));
    const { theme, choices } = this.picture();
    const head = (key, title) => h('th', { scope: 'col', 'aria-sort': this.order.key === key ? (this.order.down ? 'descending' : 'ascending') : 'none' },
      h('button', { onclick: () => { this.order = { key, down: this.order.key === key ? !this.order.down : true }; this.show(); } },
        title, this.order.key === key ? (this.order.down ? ' ▾' : ' ▴') : ''));
    const persons = rows.reduce((sum, { row }) => sum + (table.has('persons_registered') ? table.number(row, 'persons_registered') || 0 : 0), 0);
    const input = this.input || h('input', { type: 'search', 'aria-label': words.t('filter'), placeholder: words.t('filter'),
      oninput: () => { this.text = this.input.value; this.show(); } });
    this.input = input;
    const had_focus = document.activeElement === input;
    replace(this.element,
      h('div', { class: 'bar' }, h('b', {}, words.t(table.has('persons_registered') ? 'in_view' : 'in_view_villages', { villages: words.count(rows.length), of: words.count(table.rows), persons: words.count(persons) })), input),
      h('div', { class: 'scroll' }, h('table', {},
        h('thead', {}, h('tr', {}, keys.map((key) => head(key, words.columnTitle(table, key))), head('value', theme.caption(choices)))),
        h('tbody', {}, rows.slice(0, kMost).map(({ row, code, found }) => {
          const one = found && classes.find((item) => item.key === found.key);
          const choose = () => store.set({ village: code, shown: code });
          return h('tr', { tabindex: '0', 'aria-selected': String(code === store.get('village')), onclick: choose,
            onkeydown: (event) => event.key === 'Enter' && choose() },
          keys.map((key) => h('td', { class: table.isNumeric(key) ? 'number' : '' }, words.shown(table, row, key))),
          h('td', {}, h('i', { class: 'dot', style: one ? { background: one.fill } : {} }), found ? found.text : ''));
        }))), rows.length > kMost ? h('p', { class: 'more' }, words.t('first_of', { count: kMost })) : null));
    if (had_focus) {
      input.focus();
    }
  }
}
