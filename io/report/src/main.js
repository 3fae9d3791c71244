// SPDX-License-Identifier: Apache-2.0
// The page: puts its parts together and tells them what the reader has chosen.
import 'ol/ol.css';
import './style.css';
import { about } from './about.js';
import { villageCard } from './card.js';
import { firstChart, makeCharts } from './charts.js';
import { comparisonView } from './comparison_view.js';
import { readData } from './data.js';
import { h, replace } from './dom.js';
import { figure, forgetFigures } from './figure.js';
import { HouseholdsView } from './households_view.js';
import { MapView } from './map_view.js';
import { overview } from './overview.js';
import { printSheet } from './print_sheet.js';
import { searchBox } from './search.js';
import { SidePanel } from './side_panel.js';
import { Store } from './store.js';
import { tablesView } from './tables_view.js';
import { makeThemes, resolved } from './themes.js';
import { VillageList } from './village_list.js';
import { Words } from './words.js';

const kViews = ['overview', 'map', 'households', 'charts', 'tables', 'about'];

class Page {
  constructor() {
    this.data = readData();
    this.words = new Words(this.data);
    this.households = [...this.data.households.values()].some((list) => list.rows > 0 && list.has('household_code')) ? new HouseholdsView(this.data, this.words) : null;
    this.store = new Store({ view: 'overview', theme: '', chosen: {}, threshold: 30, village: null, muted: new Set(), extent: null, table: '' });
    this.root = document.getElementById('page');
    this.themes = makeThemes(this.data, this.words);
    this.store.set({ theme: this.themes[0].id });
    this.map = new MapView(this.data, this.words, this.store, () => this.picture());
    this.store.on(['theme', 'chosen', 'threshold', 'muted'], () => { this.drawn = null; });
    this.store.on(['theme'], () => this.store.set({ muted: new Set() }));
    this.store.on(['theme', 'chosen', 'threshold', 'muted'], () => this.refresh());
    this.store.on(['view'], () => this.show());
    this.store.on(['village'], () => this.showCard());
    this.store.on(['shown'], () => this.map.show(this.store.get('shown')));
    window.addEventListener('beforeprint', () => this.prepareSheet());
    this.build();
  }

  /** The theme as it is chosen: classes and each village's class. Made once for each choice. */
  picture() {
    if (!this.drawn) {
      const { store } = this;
      const theme = this.themes.find(({ id }) => id === store.get('theme')) || this.themes[0];
      const { options, choices } = resolved(theme, store.get('chosen'));
      const threshold = store.get('threshold');
      const byCode = new Map(this.data.tables.get('villages').column('village_code').map((code) => [code, theme.value(code, choices, threshold)]));
      this.drawn = { themes: this.themes, theme, options, choices, byCode, classes: theme.classes(choices, threshold), muted: store.get('muted') };
      this.optionKey = `${theme.id}|${JSON.stringify({ ...choices, path_year: '', from_year: '', year: '' })}`;
    }
    return this.drawn;
  }

  refresh() {
    const before = this.optionKey;
    this.picture();
    this.side.show(before === this.optionKey ? 'legend' : 'all');
    this.map.refresh();
    this.list.show();
  }

  /** Everything in the language that is chosen. */
  build() {
    const { data, words, store } = this;
    document.documentElement.lang = words.language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${data.title} – ${words.t('report_title')}`;
    forgetFigures();
    this.drawn = null;
    this.picture();
    const layers = [...this.map.roads.map((layer, i) => ({ title: words.t(layer.isThinned ? 'layer_roads_thinned' : 'layer_roads') + (i > 0 ? ` ${i + 1}` : ''), layer })),
      ...this.map.others.map(({ table, layer }) => ({ title: this.layerTitle(table), layer })),
      ...(this.map.flows.getSource().getFeatures().length ? [{ title: words.t('layer_flows'), layer: this.map.flows }] : []),
      { title: words.t('layer_names'), layer: this.map.labels },
      ...(this.map.relief ? [{ title: words.t('layer_relief'), layer: this.map.relief }] : []),
      ...(this.map.background ? [{ title: words.t('layer_background'), layer: this.map.background }] : [])];
    this.side = new SidePanel(data, words, store, () => this.picture(), layers);
    this.list = new VillageList(data, words, store, () => this.picture(), this.map.features);
    this.card = h('div', { class: 'cardplace' });
    this.households?.build();
    this.minutes = this.themes.find(({ id }) => id === 'minutes');
    this.views = {
      overview: () => (data.edition === 'comparison' ? comparisonView(data, words) : overview(data, words, {
        showGuarantee: (guarantee) => store.set({ theme: 'guarantees', chosen: { ...store.get('chosen'), guarantee }, view: 'map' }),
        figure: () => { const chart = firstChart(data, words, this.minutes); return chart ? figure(chart) : null; } })),
      households: () => this.households.element,
      charts: () => h('main', { class: 'charts' }, makeCharts(data, words, this.minutes).map(figure)),
      tables: () => tablesView(data, words, store),
      about: () => about(data, words),
    };
    this.mapPage = h('main', { class: 'mappage' }, this.side.element, h('div', { class: 'stage' }, this.map.element, this.card), this.list.element);
    this.place = h('div', { class: 'view' });
    this.sheet = h('div', { class: 'print' });
    replace(this.root, this.header(), this.place, this.mapPage, this.footer(), this.sheet);
    this.side.show();
    this.showCard();
    this.show();
  }

  /** Layers of one kind are told apart by the name that the scenario gives them. */
  layerTitle(table) {
    const title = this.words.titleOf(table);
    const is_alone = this.map.others.filter((one) => this.words.titleOf(one.table) === title).length === 1;
    return is_alone ? title : this.words.labelled(title, table.name.slice(table.name.indexOf('_') + 1));
  }

  header() {
    const { data, words, store } = this;
    const hidden = { households: !this.households, charts: data.edition === 'comparison' };
    this.tabs = kViews.filter((view) => !hidden[view]).map((view) => h('button', { role: 'tab', 'data-view': view, onclick: () => store.set({ view }) }, words.t(`view_${view}`)));
    return h('header', { class: 'top' }, h('h1', { title: data.title }, data.title),
      h('span', { class: `stamps ${data.edition}` }, data.stamps.map((stamp) => h('span', {}, words.in(stamp)))),
      h('nav', { role: 'tablist' }, this.tabs),
      searchBox(data, words, (code) => store.set({ view: 'map', village: code, shown: code })),
      h('button', { id: 'language', lang: words.language === 'zh' ? 'en' : 'zh', onclick: () => this.switchLanguage() }, words.language === 'zh' ? 'English' : '中文'),
      h('button', { id: 'print', onclick: () => window.print() }, words.t('print')));
  }

  footer() {
    const { data, words } = this;
    return h('footer', { class: 'bottom' }, h('span', {}, words.t('boundary_note')), h('span', {}, words.labelled(words.t('approval_number'), words.in(data.imprint.approval_number) || words.t('internal_use'))));
  }

  show() {
    const view = this.store.get('view');
    this.tabs.forEach((tab) => tab.setAttribute('aria-selected', String(tab.dataset.view === view)));
    this.mapPage.hidden = view !== 'map';
    this.place.hidden = view === 'map';
    if (view === 'map') {
      this.showMap();
    } else {
      replace(this.place, this.views[view]());
    }
  }

  showMap() {
    this.map.map.updateSize();
    if (!this.fitted) {
      this.fitted = true;
      this.map.fit();
    }
    this.map.refresh();
    this.list.show();
  }

  showCard() {
    const code = this.store.get('village');
    replace(this.card, code ? villageCard(this.data, this.words, this.minutes, code, () => this.store.set({ village: null })) : null);
  }

  switchLanguage() {
    this.words.language = this.words.language === 'zh' ? 'en' : 'zh';
    this.build();
  }

  /** The sheet is made when it is printed, with the map as it is then. */
  prepareSheet() {
    const { map } = this.map;
    if (this.store.get('view') === 'households') {
      replace(this.sheet, this.households.sheet());
      return;
    }
    if (!this.fitted) {
      map.setSize([900, 960]);
      this.map.fit(false);
      this.map.refresh();
    }
    replace(this.sheet, printSheet(this.data, this.words, { map, extent: this.map.inView() }, () => this.picture()));
    if (!this.mapPage.hidden) {
      map.updateSize();
    }
  }
}

window.tongcun = new Page();
