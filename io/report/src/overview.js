// SPDX-License-Identifier: Apache-2.0
// The first page: the plan in one screen.
import { h } from './dom.js';
import { certainty, costs, plansOf, served, stillOpen, verdictCounts } from './headline.js';

function tile(number, text) {
  return h('div', { class: 'tile', title: `${number} ${text}` }, h('b', {}, number), h('span', {}, text));
}

export function tiles(data, words) {
  const { region = {}, access } = data.summary;
  const list = [];
  const add = (key, unit) => {
    if (region[key] && region[key].value) {
      list.push(tile(words.count(region[key].value), words.t(unit)));
    }
  };
  add('villages', 'villages');
  add('persons', 'persons');
  add('households', 'households');
  if (access && access.network && access.network.length) {
    list.push(tile(words.length(access.network.length.value), words.t('roads')));
  }
  add('sites', 'sites');
  return h('div', { class: 'tiles' }, list);
}

export function question(title, lines, nothing) {
  return h('section', { class: 'question' }, h('h3', {}, title),
    lines.length === 0 ? h('p', { class: 'nothing' }, nothing)
      : h('dl', {}, lines.slice(0, 6).map(([text, number, note]) => h('div', {}, h('dt', {}, text), h('dd', {}, h('b', {}, number), note ? h('small', {}, note) : null)))));
}

export function questions(data, words) {
  const has_plan = plansOf(data.summary).length > 0;
  return h('div', { class: 'questions' },
    question(words.t('what_it_costs'), costs(data, words), has_plan ? words.t('cost_hidden') : words.t('no_plan')),
    question(words.t('whom_it_serves'), served(data, words), words.t('no_plan')),
    question(words.t('what_stays_open'), stillOpen(data, words), words.t('nothing_open')),
    question(words.t('how_sure'), certainty(data, words), ''));
}

function hiddenBar(row, words, chosen) {
  return h('button', { class: 'bar', 'data-guarantee': row.name, onclick: () => chosen(row.name) }, h('span', { class: 'name' }, row.title), h('span', { class: 'track hidden' }),
    h('span', { class: 'range' }, words.t('hidden')),
    h('span', { class: 'base' }, row.judged === null ? '' : words.t(`count_${row.unit}`, { count: words.count(row.judged) })));
}

/** Bars of verdicts: passes, is not known (hatched), fails; none where the numbers are hidden. */
export function verdictBars(data, words, chosen) {
  const rows = verdictCounts(data, words);
  return h('section', { class: 'bars' }, h('h3', {}, words.t('what_holds'), h('small', {}, ` ${words.t('bars_note')}`)),
    rows.map((row) => {
      if (row.hidden) {
        return hiddenBar(row, words, chosen);
      }
      const all = row.pass + row.fail + row.unknown;
      const part = (key) => h('i', { class: key, style: { width: `${all > 0 ? (100 * row[key]) / all : 0}%` }, title: words.labelled(words.t(`verdict_${key}`), words.count(row[key])) });
      const low = all > 0 ? words.percent(row.pass / all) : '–';
      const high = all > 0 ? words.percent((row.pass + row.unknown) / all) : '–';
      return h('button', { class: 'bar', 'data-guarantee': row.name, onclick: () => chosen(row.name) }, h('span', { class: 'name' }, row.title),
        h('span', { class: 'track' }, part('pass'), part('unknown'), part('fail')),
        h('span', { class: 'range' }, words.range(low, high)),
        h('span', { class: 'base' }, words.t(`count_${row.unit}`, { count: words.count(all) })));
    }),
    h('p', { class: 'key' }, ['pass', 'unknown', 'fail'].map((key) => [h('i', { class: `swatch ${key}` }), h('span', {}, words.t(`verdict_${key}`))])));
}

export function overview(data, words, actions) {
  return h('main', { class: 'overview' }, tiles(data, words), questions(data, words),
    h('div', { class: 'lower' }, verdictBars(data, words, actions.showGuarantee), actions.figure()));
}
