// SPDX-License-Identifier: Apache-2.0
// A household's card, for a visit: where it stands, how likely it is to be poor, why, what would change it, what
// nobody knows, where it could move, what is done, what holds. Every number carries its cell of the CSV file.
import { cell, chip, section } from './card.js';
import { h } from './dom.js';

// What of which list a part shows; empty cells are left out.
const kParts = [
  ['card_standing', 'status', /^(monitoring_class|monitor_class|status_difference|low_income_class|assist_class|assist_difference|is_.+)$/],
  ['card_standing', 'visit_first', /^(visit_ground|visit_number|depth_below_line|risk_cleared|last_visit)$/],
  ['card_standing', 'revisit', /^revisit_reasons$/],
  ['card_probability', 'poverty_path', /^(standing_today|may_befall|ended_pct|poor_.+)$/],
  ['card_why', 'status', /^status_reasons$/],
  ['card_why', 'visit_first', /^(status_reasons|a_guarantee_fails)$/],
  ['card_why', 'programmes', /^(cause_main|cause_other)$/],
  ['card_change', 'status', /_why$/],
  ['card_change', 'relocation', /^(left_out_reason|left_out_site|lacking|relaxation_price)$/],
  ['card_ask', 'status', /^status_not_known$/],
  ['card_ask', 'guarantees', /_missing$/],
  ['card_ask', 'programmes', /^programmes_undecided$/],
  ['card_move', 'relocation', /^(consent|urgent_offer|move_reasons|candidacy|placed|plan_change|resettlement_mode|site_code|site_name|phase|dwelling_area_m2|available_from|moving_month|public_money|self_payment|loan|lost_guarantees)$/],
  ['card_measures', 'programmes', /^(receives|programmes_waiting|causes_without_programme)$/],
  ['card_measures', 'poverty_path', /^(receives|move_year)$/],
  ['card_income', 'poverty', /^(income_.+|state_by_.+)$/],
];
const kPlaces = ['guarantees', 'visit_first', 'status'];

// Of classes that are a verdict each, those that it is in or may be in.
const is_told = (list, row, key) => list.raw(row, key) !== null && !(key.startsWith('is_') && ['fail', 'not_applicable'].includes(list.raw(row, key)));

/** Rows [title, cell] of a part, of each key the first. */
function linesOf(households, words, part, code) {
  const seen = new Set();
  return kParts.filter(([name]) => name === part).flatMap(([, name, keys]) => {
    const list = households.get(name);
    const row = households.row(name, code);
    return row === undefined ? [] : list.columns.filter(({ key }) => keys.test(key) && is_told(list, row, key) && !seen.has(key))
      .map(({ key }) => {
        seen.add(key);
        return [words.columnTitle(list, key), cell(words, list, row, key)];
      });
  });
}

function lines(rows) {
  return h('dl', { class: 'lines' }, rows.map(([title, value]) => h('div', {}, h('dt', {}, title), h('dd', {}, value))));
}

function siteName(data, code) {
  const sites = data.tables.get('sites');
  const row = sites && sites.has('site_name') ? (sites.rowsBy('site_code').get(code) || [])[0] : undefined;
  return row === undefined ? '' : ` ${sites.printed(row, 'site_name')}`;
}

/** Its site in the plans beside the one that is proposed. */
function alternatives(data, households, words, code) {
  const list = households.get('relocation_other_plans');
  const row = households.row('relocation_other_plans', code);
  return row === undefined ? [] : list.columns.filter(({ key }) => /^plan_[1-9]\d*_site_code$/.test(key)).map(({ key }) => [
    words.columnTitle(list, key),
    list.raw(row, key) === null ? h('span', { 'data-cell': '', 'data-key': key, 'data-table': list.name }, words.t('stays_where_it_is'))
      : [cell(words, list, row, key), siteName(data, list.raw(row, key))]]);
}

/** Guarantees with what fails and what is not known; `all` false: those alone that do not pass. */
function guarantees(households, words, code, all) {
  const list = households.get('guarantees');
  const row = households.row('guarantees', code);
  const keys = row === undefined ? [] : households.guarantees().filter((key) => all || ['fail', 'unknown'].includes(list.raw(row, key)));
  return keys.length === 0 ? null : h('table', { class: 'small' }, h('tbody', {}, keys.map((key) => h('tr', {},
    h('th', { scope: 'row' }, words.columnTitle(list, key)),
    h('td', { 'data-cell': list.printed(row, key), 'data-key': key, 'data-table': list.name }, chip(words, list.raw(row, key))),
    h('td', { class: 'parts' }, ['fails', 'unknown'].map((which) => list.raw(row, `${key}_${which}`) !== null
      && h('div', {}, words.labelled(words.t(which === 'fails' ? 'verdict_fail' : 'verdict_unknown'), ''), cell(words, list, row, `${key}_${which}`))))))));
}

/** Where it lives and how many it is. */
function heading(households, words, code) {
  const name = kPlaces.find((one) => households.row(one, code) !== undefined);
  const list = name ? households.get(name) : households.everybody;
  const row = households.row(list.name, code);
  const keys = ['village_name', 'village_code', 'group_name'].filter((key) => list.has(key) && list.raw(row, key) !== null);
  return [h('p', {}, keys.map((key, i) => [i > 0 ? ' · ' : '', cell(words, list, row, key)])),
    list.has('household_persons') ? h('p', {}, words.columnTitle(list, 'household_persons'), ': ', cell(words, list, row, 'household_persons')) : null];
}

/** Everything, list by list. */
function records(households, words, code) {
  return [...households.lists.values()].map((list) => {
    const rows = households.rows(list.name, code);
    return rows.length > 0 && section(words.titleOf(list), false, rows.map((row) => h('table', { class: 'small record' }, h('tbody', {},
      list.columns.map(({ key }) => h('tr', {}, h('th', { scope: 'row' }, words.columnTitle(list, key)), h('td', {}, cell(words, list, row, key))))))));
  });
}

const kOnCard = ['card_standing', 'card_probability', 'card_why', 'card_change', 'card_ask', 'card_move', 'card_measures', 'card_income'];

function partsOf(data, households, words, code, all) {
  const made = [];
  for (const part of kOnCard) {
    const rows = linesOf(households, words, part, code);
    if (rows.length > 0) {
      made.push([part, lines(rows)]);
    }
    if (part === 'card_move') {
      const others = alternatives(data, households, words, code);
      if (others.length > 0) {
        made.push(['card_alternatives', lines(others)]);
      }
    }
  }
  const held = guarantees(households, words, code, all);
  return held ? [...made, ['card_guarantees', held]] : made;
}

export function householdCard(data, households, words, code, print) {
  return h('article', { class: 'card household', 'aria-label': words.t('household_card') },
    h('header', {}, h('div', {}, h('h2', {}, code), heading(households, words, code)),
      h('button', { onclick: print }, words.t('print_card'))),
    partsOf(data, households, words, code, true).map(([title, body]) => section(words.t(title), true, body)),
    section(words.t('card_lists'), false, records(households, words, code)));
}

/** The same for paper, with room for what the visit finds. */
export function printedCard(data, households, words, code) {
  const blank = (key) => h('div', { class: 'blank' }, h('span', {}, words.t(key)));
  return h('article', { class: 'paper' },
    h('header', {}, h('h2', {}, code), heading(households, words, code), h('span', { class: 'stamps' }, data.stamps.map((stamp) => h('span', {}, words.in(stamp))))),
    h('div', { class: 'parts' }, partsOf(data, households, words, code, false).map(([title, body]) => h('section', {}, h('h3', {}, words.t(title)), body))),
    h('div', { class: 'blanks' }, blank('visit_day'), blank('visit_by'), blank('visit_finding')),
    h('footer', {}, words.t('households_note')));
}
