// SPDX-License-Identifier: Apache-2.0
// Search of villages by name or code; arrow keys and Enter choose.
import { h, replace } from './dom.js';

const kMost = 12;

/** Rows whose name or code holds the words, those that begin with them first. */
export function foundVillages(table, query) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) {
    return [];
  }
  const names = table.column('village_name');
  const codes = table.column('village_code');
  const first = [];
  const then = [];
  for (let row = 0; row < table.rows && first.length < kMost; ++row) {
    const name = String(names[row] ?? '').toLowerCase();
    const code = String(codes[row]).toLowerCase();
    if (name.startsWith(wanted) || code === wanted) {
      first.push(row);
    } else if (then.length < kMost && (name.includes(wanted) || code.startsWith(wanted))) {
      then.push(row);
    }
  }
  return [...first, ...then].slice(0, kMost);
}

export function searchBox(data, words, chosen) {
  const table = data.tables.get('villages');
  const list = h('ul', { class: 'found', role: 'listbox', id: 'found' });
  let rows = [];
  let active = 0;
  const input = h('input', {
    type: 'search', id: 'search', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'found', autocomplete: 'off',
    placeholder: words.t('search_hint'), 'aria-label': words.t('search'),
    oninput: () => { rows = foundVillages(table, input.value); active = 0; show(); },
    onkeydown: (event) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        active = Math.max(0, Math.min(rows.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1)));
        event.preventDefault();
        show();
      } else if (event.key === 'Enter' && rows.length > 0) {
        take(rows[active]);
      } else if (event.key === 'Escape') {
        rows = [];
        show();
      }
    },
  });
  const take = (row) => {
    input.value = table.printed(row, 'village_name') || table.printed(row, 'village_code');
    rows = [];
    show();
    chosen(table.raw(row, 'village_code'));
  };
  const show = () => {
    input.setAttribute('aria-expanded', String(rows.length > 0));
    const nothing = rows.length === 0 && input.value.trim() && document.activeElement === input
      && foundVillages(table, input.value).length === 0;
    replace(list, rows.map((row, i) => h('li', {
      role: 'option', 'aria-selected': String(i === active), onmousedown: (event) => { event.preventDefault(); take(row); } },
      h('b', {}, table.printed(row, 'village_name') || table.printed(row, 'village_code')),
      h('span', {}, [table.printed(row, 'township_name'), table.printed(row, 'village_code')].filter(Boolean).join(' · ')))),
      nothing ? h('li', { class: 'none' }, words.t('nothing_found')) : null);
  };
  return h('div', { class: 'search' }, input, list);
}
