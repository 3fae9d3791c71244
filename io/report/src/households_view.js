// SPDX-License-Identifier: Apache-2.0
// Households for the office's visits: a list by village, class, rule and guarantee, and the card of one.
import { choice, h, replace } from './dom.js';
import { householdCard, printedCard } from './household_card.js';
import { Households } from './households.js';
import { RowWindow } from './row_window.js';

const kMostPrinted = 60;

export class HouseholdsView {
  constructor(data, words) {
    Object.assign(this, { data, words });
    this.households = new Households(data);
    const { lists } = this.households;
    this.chosen = { list: lists.get('visit_first')?.rows > 0 ? 'visit_first' : this.households.everybody.name, village: '', grade: '', rule: '', guarantee: '', query: '' };
    this.code = null;
    this.codes = [];
  }

  /** Everything in the language that is chosen. */
  build() {
    const { words } = this;
    this.count = h('b', {});
    this.printList = h('button', { id: 'print-cards', onclick: () => this.print(this.codes.slice(0, kMostPrinted)) });
    this.card = h('div', { class: 'place' });
    this.filters = h('div', { class: 'filters' });
    this.window = new RowWindow(words.t('view_households'), (code, at) => this.cells(code, at), (code) => this.choose(code));
    this.head = h('div', { class: 'row head' });
    this.element = h('main', { class: 'householdpage' },
      h('section', { class: 'chooser' }, h('p', { class: 'note' }, words.t('households_note')), this.tooLong(), this.filters,
        h('div', { class: 'bar' }, this.count, this.printList), this.head, this.window.element),
      this.card);
    this.showFilters();
    this.refresh();
    this.showCard();
  }

  tooLong() {
    const { data, words } = this;
    return data.tooLong.map(({ title, rows }) => h('p', { class: 'note' }, words.t('list_too_long', { list: words.in(title), rows: words.count(rows) })));
  }

  showFilters() {
    const { words, households } = this;
    const everyone = households.everybody;
    const set = (key) => (value) => { this.chosen[key] = value; this.refresh(); };
    const villages = new Map();
    everyone.column('village_code').forEach((code, row) => villages.has(code) || villages.set(code, everyone.has('village_name') ? everyone.printed(row, 'village_name') : ''));
    const status = households.get('status');
    const grades = status && status.has('monitoring_class') ? status.distinct('monitoring_class').filter((one) => one !== null) : [];
    const texts = ['status', 'visit_first'].flatMap((name) => { const list = households.get(name); return list ? list.distinct('status_reasons') : []; });
    const rules = [...new Set(texts.filter(Boolean).flatMap((text) => households.rulesIn(text)))].sort();
    const guarantees = households.guarantees();
    const select = (key, title, none, values) => values.length > 0 && choice(title, none === null ? values : [{ value: '', title: none }, ...values], this.chosen[key], set(key), `household-${key}`);
    const input = h('input', { type: 'search', id: 'household-query', value: this.chosen.query, placeholder: words.t('search_household'), 'aria-label': words.t('search_household'),
      oninput: () => set('query')(input.value) });
    const verdicts = guarantees.flatMap((key) => {
      const guarantee = words.columnTitle(households.get('guarantees'), key);
      return [{ value: `${key}:fail`, title: words.t('some_fails', { guarantee }) }, { value: `${key}:unknown`, title: words.t('some_unknown', { guarantee }) }];
    });
    replace(this.filters,
      select('list', words.t('list_of'), null, households.offered().map((list) => ({ value: list.name, title: list === everyone ? words.t('everybody') : words.titleOf(list) }))),
      select('village', words.columnTitle(everyone, everyone.has('village_name') ? 'village_name' : 'village_code'), words.t('every_village'), [...villages].map(([value, name]) => ({ value, title: name ? `${name} (${value})` : value }))),
      select('grade', status ? words.columnTitle(status, 'monitoring_class') : '', words.t('every_class'), grades.map((value) => ({ value, title: words.word(status, 'monitoring_class', value) }))),
      select('rule', words.t('rule'), words.t('every_rule'), rules.map((value) => ({ value, title: value }))),
      select('guarantee', words.t('guarantee_of_household'), words.t('every_verdict'), verdicts),
      h('label', { class: 'choice' }, h('span', {}, words.t('search_household')), input));
  }

  /** What a row says: [class, title, cell of a household]. */
  columns() {
    const { words, households } = this;
    const told = (name, key) => {
      const list = households.get(name);
      return list && list.has(key) ? [[key, words.columnTitle(list, key), (code) => {
        const row = households.row(name, code);
        return row === undefined ? '' : words.shown(list, row, key);
      }]] : [];
    };
    const everyone = households.everybody.name;
    return [['code', words.columnTitle(households.everybody, 'household_code'), (code) => code],
      ...told(everyone, 'village_name'), ...told(everyone, 'household_persons'),
      ...(this.chosen.list === 'visit_first' ? told('visit_first', 'visit_number') : []),
      ...told('status', 'monitoring_class'),
      ...(households.get('status') ? [['why', words.t('card_why'), (code) => households.reasons(code)]] : [])];
  }

  cells(code) {
    return this.shown.map(([key, , text]) => {
      const shown = text(code);
      return h('span', { class: key, title: shown }, shown);
    });
  }

  refresh() {
    const { words, households } = this;
    this.codes = households.found(this.chosen);
    this.shown = this.columns();
    replace(this.head, this.shown.map(([key, title]) => h('span', { class: key, title }, title)));
    replace(this.count, words.t('households_listed', { households: words.count(this.codes.length) }));
    replace(this.printList, words.t('print_cards', { count: Math.min(kMostPrinted, this.codes.length) }));
    this.printList.disabled = this.codes.length === 0;
    this.window.show(this.codes, this.code);
  }

  choose(code) {
    this.code = code;
    this.showCard();
  }

  showCard() {
    const { data, words, households, code } = this;
    replace(this.card, code === null ? h('p', { class: 'nothing' }, words.t('choose_household'))
      : householdCard(data, households, words, code, () => this.print([code])));
  }

  print(codes) {
    this.printed = codes;
    window.print();
    this.printed = null;
  }

  /** Cards for paper: those that were asked for, else the one that is shown, else the first of the list. */
  sheet() {
    const { data, words, households } = this;
    const codes = this.printed || (this.code !== null ? [this.code] : this.codes.slice(0, kMostPrinted));
    const is_part = !this.printed ? this.code === null && codes.length < this.codes.length : codes.length > 1 && codes.length < this.codes.length;
    return h('div', { class: 'papers' }, is_part ? h('p', {}, words.t('first_cards', { count: words.count(codes.length), of: words.count(this.codes.length) })) : null,
      codes.map((code) => printedCard(data, households, words, code)));
  }
}
