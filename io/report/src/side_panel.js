// SPDX-License-Identifier: Apache-2.0
// Beside the map: the theme with its choices, the threshold with who is within it, legend, layers.
import { choice, h, replace, svg } from './dom.js';
import { kRoadLooks } from './layers.js';
import { swatchOf } from './patterns.js';
import { shownTitle } from './themes.js';

/** What the classes count in, where their labels do not say it. */
export function unitOf({ theme }) {
  return theme.unit ? h('small', {}, ` (${theme.unit()})`) : null;
}

export class SidePanel {
  constructor(data, words, store, picture, layers) {
    Object.assign(this, { data, words, store, picture, layers });
    this.choices = h('div', { class: 'choices' });
    this.slider = h('div', {});
    this.legend = h('div', { class: 'legend' });
    this.element = h('aside', { class: 'side', 'aria-label': words.t('theme') }, this.choices, this.slider, this.legend, this.layerList());
  }

  /** All of it anew, or where a slider moves only what depends on it. */
  show(what = 'all') {
    const { words, store } = this;
    const { themes, theme, options, choices } = this.picture();
    if (what === 'all') {
      replace(this.choices,
        choice(words.t('theme'), themes.map((one) => ({ value: one.id, title: one.title() })), theme.id,
          (id) => store.set({ theme: id }), 'theme'),
        options.map((option) => (option.year && option.offered.length > 1
          ? this.years(option, choices[option.id])
          : option.offered.length > 1 && choice(option.title(), option.offered, choices[option.id],
            (value) => store.set({ chosen: { ...store.get('chosen'), [option.id]: value } }), `option-${option.id}`))));
      replace(this.slider, theme.threshold && choices.show === 'threshold' ? this.threshold(theme.threshold) : null);
    }
    this.showLegend();
  }

  years(option, current) {
    const { store } = this;
    const years = option.offered.map(({ value }) => value);
    const output = h('output', {}, current);
    const input = h('input', { type: 'range', id: `option-${option.id}`, min: 0, max: years.length - 1, step: 1, value: years.indexOf(current),
      'aria-label': option.title(), oninput: () => {
        output.textContent = years[input.value];
        store.set({ chosen: { ...store.get('chosen'), [option.id]: years[input.value] } });
      } });
    return h('label', { class: 'choice range' }, h('span', {}, option.title(), ' ', output), input);
  }

  threshold({ low, high, step }) {
    const { words, store } = this;
    const output = h('output', {}, store.get('threshold'));
    const input = h('input', { type: 'range', id: 'threshold', min: low, max: high, step, value: store.get('threshold'),
      'aria-label': words.t('threshold'), oninput: () => {
        output.textContent = input.value;
        store.set({ threshold: Number(input.value) });
      } });
    return h('label', { class: 'choice range' },
      h('span', {}, words.t('threshold'), ' ', output, ' ', words.t('minutes_short')), input,
      h('span', { class: 'ticks' }, [20, 30, 40, 60].map((minutes) => h('button', { type: 'button', onclick: (event) => {
        event.preventDefault();
        input.value = minutes;
        output.textContent = minutes;
        store.set({ threshold: minutes });
      } }, String(minutes)))));
  }

  showLegend() {
    const { words, store } = this;
    const shown = this.picture();
    const { classes, byCode, muted } = shown;
    const table = this.data.tables.get('villages');
    const rowOf = table.rowsBy('village_code');
    const counts = new Map();
    const has_persons = table.has('persons_registered');
    for (const [code, { key }] of byCode) {
      const count = counts.get(key) || { villages: 0, persons: 0 };
      count.villages += 1;
      count.persons += has_persons ? table.number(rowOf.get(code)[0], 'persons_registered') || 0 : 0;
      counts.set(key, count);
    }
    const all = [...counts.values()].reduce((sum, { persons }) => sum + persons, 0);
    const toggle = (key) => {
      const next = new Set(muted);
      if (!next.delete(key)) {
        next.add(key);
      }
      store.set({ muted: next });
    };
    replace(this.legend, h('h3', {}, shownTitle(shown, words), unitOf(shown)),
      h('table', {}, h('thead', {}, h('tr', {}, h('th', { colspan: 2 }), h('th', {}, words.t('villages')), has_persons ? h('th', {}, words.t('persons_short')) : null, has_persons ? h('th', {}, '%') : null)),
        h('tbody', {}, classes.filter(({ key }) => counts.has(key) || !['hidden', 'none', 'unreached'].includes(key)).map((one) => {
          const { villages, persons } = counts.get(one.key) || { villages: 0, persons: 0 };
          return h('tr', { class: muted.has(one.key) ? 'muted' : '', 'data-class': one.key },
            h('td', {}, h('i', { class: 'swatch', style: swatchOf(one) })),
            h('td', {}, h('button', { 'aria-pressed': String(!muted.has(one.key)), title: words.t('legend_hint'), onclick: () => toggle(one.key) }, one.label)),
            h('td', { class: 'number' }, words.count(villages)),
            has_persons ? h('td', { class: 'number' }, words.count(persons)) : null,
            has_persons ? h('td', { class: 'number' }, all > 0 ? ((100 * persons) / all).toFixed(1) : '–') : null);
        }))));
  }

  layerList() {
    const { words } = this;
    return h('details', { class: 'layers', open: this.layers.length < 9 }, h('summary', {}, words.t('layers')), this.layers.map(({ title, layer }) => h('label', {},
      h('input', { type: 'checkbox', checked: layer.getVisible(), onchange: (event) => layer.setVisible(event.target.checked) }),
      layer.colour ? h('i', { class: 'dot', style: { background: layer.colour } }) : h('i', { class: 'line' }), title)), this.roadKey());
  }

  /** What the lines of roads mean. */
  roadKey() {
    const roads = this.data.tables.get('roads') || [...this.data.tables.values()].find(({ name }) => name.startsWith('roads'));
    if (!roads || !roads.has('hardened')) {
      return null;
    }
    const title = (look) => (look === 'path' ? this.words.word(roads, 'road_class', 'path')
      : this.words.labelled(this.words.columnTitle(roads, 'hardened'), this.words.word(roads, 'hardened', look)));
    return h('div', { class: 'roadkey' }, Object.entries(kRoadLooks).map(([look, { colour, dash }]) => [
      svg('svg', { width: 26, height: 8 }, svg('line', { x1: 0, x2: 26, y1: 4, y2: 4, stroke: colour, 'stroke-width': 1.6, 'stroke-dasharray': dash ? dash.join(' ') : null })),
      h('span', {}, title(look))]));
  }
}
