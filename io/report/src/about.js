// SPDX-License-Identifier: Apache-2.0
// Where everything comes from, what the numbers rest on, and what the map does not say.
import { h } from './dom.js';
import { metresOf } from './pictures.js';

function layerTable(data, words) {
  const table = data.tables.get('layers');
  return table && h('table', {}, h('thead', {}, h('tr', {}, table.columns.map(({ key }) => h('th', {}, words.columnTitle(table, key))))),
    h('tbody', {}, [...Array(table.rows).keys()].map((row) => h('tr', {}, table.columns.map(({ key }) => h('td', {}, words.shown(table, row, key)))))));
}

/** Fields that a published map must carry: [title, text]. */
export function imprint(data, words) {
  const { data_date: date, map_maker: maker, approval_number: approval } = data.imprint;
  return [
    [words.t('data_date'), words.in(date) || (data.year ? words.t('state_of_year', { year: data.year }) : words.t('not_stated'))],
    [words.t('map_maker'), words.in(maker) || words.t('not_stated')],
    [words.t('approval_number'), words.in(approval) || words.t('internal_use')],
  ];
}

export function sources(data) {
  const table = data.tables.get('layers');
  const of_layers = table ? [...Array(table.rows).keys()].map((row) => table.printed(row, 'attribution')) : [];
  const of_pictures = Object.values(data.pictures).map(({ attribution }) => attribution);
  return [...new Set([...of_layers, ...of_pictures].filter(Boolean))];
}

export function about(data, words) {
  const { grid } = data;
  const thinned = Object.entries(grid.corners).filter(([name]) => data.tables.has(name));
  return h('main', { class: 'about' },
    h('h2', {}, data.title), h('p', { class: 'stamps' }, data.stamps.map((stamp) => h('span', {}, words.in(stamp)))),
    h('dl', {}, imprint(data, words).map(([title, text]) => h('div', {}, h('dt', {}, title), h('dd', {}, text))),
      h('div', {}, h('dt', {}, words.t('profile')), h('dd', {}, `${words.in(data.profile.name)} (${data.profile.id})`)),
      h('div', {}, h('dt', {}, words.t('scenario')), h('dd', {}, data.scenario)),
      h('div', {}, h('dt', {}, words.t('program')), h('dd', {}, `tongcun ${data.program}`))),
    h('h3', {}, words.t('how_to_read')), h('ul', {}, ['boundary_note', 'unknown_note', 'unreached_note', 'hidden_note', 'visit_note', 'model_note', 'sentence_note'].map((key) => h('li', {}, words.t(key)))),
    h('h3', {}, words.t('drawing')), h('ul', {}, h('li', {}, words.t('grid_note', { metres: grid.metres })),
      thinned.map(([name, [read, shown]]) => h('li', {}, words.t('corners_note', { layer: words.titleOf(data.tables.get(name)), shown: words.count(shown), read: words.count(read) }))),
      ['relief', 'background'].filter((name) => data.pictures[name]).map((name) => h('li', {}, words.t(`${name}_note`, { ...data.pictures[name], metres: metresOf(data.pictures[name]) }))),
      Object.keys(data.pictures).length > 0 ? h('li', {}, words.t('picture_note')) : null,
      h('li', {}, words.t('minor_roads_note'))),
    h('h3', {}, words.t('sources')), layerTable(data, words),
    h('h3', {}, words.t('software')), h('p', {}, words.t('software_note')));
}
