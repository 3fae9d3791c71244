// SPDX-License-Identifier: Apache-2.0
// The map: draws what the store says and tells it what is clicked.
import Feature from 'ol/Feature.js';
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import { defaults as defaultControls } from 'ol/control/defaults.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import { createEmpty, extend, getIntersection, isEmpty } from 'ol/extent.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import { h, replace } from './dom.js';
import { flowLayer, labelLayer, lineLayer, pointLayer, roadLayer, vectorLayer, villageFeatures } from './layers.js';
import { fillOf } from './patterns.js';
import { pictureLayer } from './pictures.js';

const kShownThrough = 0.6;  // opacity of villages over a background
const kDrawnByThemes = ['villages', 'relocation_flows', 'relocation_sites'];

export class MapView {
  constructor(data, words, store, picture) {
    this.data = data;
    this.words = words;
    this.store = store;
    this.picture = picture;  // () -> { classes, byCode }: the theme as it is chosen
    this.element = h('div', { class: 'map', tabindex: '0', role: 'application' });
    this.hint = h('div', { class: 'hint', hidden: true });
    this.features = villageFeatures(data);
    this.byCode = new Map(this.features.map((feature) => [feature.code, feature]));
    this.makeLayers();
    this.map = new OlMap({
      target: this.element,
      layers: [...(this.background ? [this.background] : []), this.villages, ...(this.relief ? [this.relief] : []), ...this.roads, ...this.others.map(({ layer }) => layer), this.flows, this.chosen, this.labels],
      controls: defaultControls({ attribution: false, rotate: false }).extend([new ScaleLine()]),
      view: new View({ constrainResolution: false, maxZoom: 19 }),
    });
    this.element.append(this.hint);
    this.map.on('singleclick', (event) => this.store.set({ village: this.codeAt(event) }));
    this.map.on('pointermove', (event) => this.showHint(event));
    this.map.on('moveend', () => {
      if (this.element.clientWidth > 0) {
        this.store.set({ extent: this.map.getView().calculateExtent(this.map.getSize()) });
      }
    });
    store.on(['village'], () => this.showChosen());
  }

  makeLayers() {
    const { data } = this;
    this.styles = new Map();
    this.relief = pictureLayer(data, 'relief');
    this.background = pictureLayer(data, 'background');
    const table = data.tables.get('villages');
    this.villages = vectorLayer(this.features, (feature, resolution) => this.styleOf(feature, resolution));
    // The picture behind shows through while it is shown.
    const showThrough = () => this.villages.setOpacity(this.background?.getVisible() ? kShownThrough : 1);
    this.background?.on('change:visible', showThrough);
    showThrough();
    const tables = [...data.tables.values()];
    this.roads = tables.filter(({ name, geometry }) => geometry === 'line' && /^roads($|_)/.test(name))
      .map((roads) => roadLayer(data, roads));
    this.others = tables.filter(({ name, geometry }) => geometry !== 'none' && geometry !== 'area'
      && !/^roads($|_)/.test(name) && !kDrawnByThemes.includes(name))
      .map((other, i) => ({ table: other, layer: other.geometry === 'line' ? lineLayer(data, other) : pointLayer(data, other, i) }));
    this.others.forEach(({ table: other, layer }) => layer.setVisible(other.name === 'sites'));
    this.flows = flowLayer(data, (code) => this.byCode.get(code)?.at, () => this.store.get('village'));
    this.chosen = vectorLayer([], new Style({
      stroke: new Stroke({ color: '#111', width: 3 }),
      image: new CircleStyle({ radius: 9, stroke: new Stroke({ color: '#111', width: 3 }) }) }));
    this.labels = labelLayer(this.features, table);
  }

  styleOf(feature, resolution) {
    const { classes, byCode, muted } = this.picture();
    const found = byCode.get(feature.code);
    const is_small = this.features.length > 3000 && resolution > 40;
    const key = `${found ? found.key : 'none'}|${feature.isArea}|${muted.has(found && found.key)}|${is_small}`;
    if (!this.styles.has(key)) {
      const one = classes.find((item) => item.key === (found && found.key)) || { fill: '#f4f4f1', pattern: '' };
      const fill = new Fill({ color: muted.has(one.key) ? 'rgba(240,240,236,0.6)' : fillOf(one) });
      const stroke = new Stroke(is_small ? { color: 'rgba(90,90,90,0.5)', width: 0.25 } : { color: 'rgba(255,255,255,0.95)', width: 0.9 });
      this.styles.set(key, feature.isArea
        ? new Style({ fill, stroke }) : new Style({ image: new CircleStyle({ radius: 5.5, fill, stroke: new Stroke({ color: '#666', width: 0.8 }) }) }));
    }
    return this.styles.get(key);
  }

  /** Draws the theme anew. */
  refresh() {
    this.styles.clear();
    this.flows.setVisible(Boolean(this.picture().theme.flows));
    this.villages.changed();
    this.flows.changed();
  }

  /** All villages; `anew`: in the size that the page gives the map. */
  fit(anew = true) {
    const extent = this.whole();
    if (anew) {
      this.map.updateSize();
    }
    this.map.getView().fit(extent, { padding: [16, 16, 28, 16] });
  }

  whole() {
    const extent = createEmpty();
    this.features.forEach((feature) => extend(extent, feature.getGeometry().getExtent()));
    return extent;
  }

  /** Of what is in view the part that has villages. */
  inView() {
    const view = this.store.get('extent');
    const part = view ? getIntersection(view, this.whole()) : this.whole();
    return isEmpty(part) ? this.whole() : part;
  }

  /** Brings a village into view. */
  show(code) {
    const feature = this.byCode.get(code);
    if (!feature) {
      return;
    }
    const view = this.map.getView();
    view.setCenter(feature.at);
    view.setResolution(Math.min(view.getResolution(), feature.isArea
      ? view.getResolutionForExtent(feature.getGeometry().getExtent(), this.map.getSize()) * 6 : 20));
  }

  codeAt(event) {
    const [area] = this.villages.getSource().getFeaturesAtCoordinate(event.coordinate).filter(({ isArea }) => isArea);
    if (area) {
      return area.code;
    }
    const reach = 10 * this.map.getView().getResolution();
    const near = this.villages.getSource().getClosestFeatureToCoordinate(event.coordinate, ({ isArea }) => !isArea);
    const is_near = near && Math.hypot(near.at[0] - event.coordinate[0], near.at[1] - event.coordinate[1]) <= reach;
    return is_near ? near.code : null;
  }

  /** The row of a point that is drawn under the pointer: a site, a facility. */
  pointAt(event) {
    const layers = this.others.filter(({ layer }) => layer.getVisible()).map(({ layer }) => layer);
    return event.dragging || layers.length === 0 ? undefined
      : this.map.forEachFeatureAtPixel(event.pixel, (feature) => (feature.table ? feature : undefined), { layerFilter: (layer) => layers.includes(layer), hitTolerance: 3 });
  }

  /** What a point is called and, of a site, whom it takes. */
  pointText({ table, row }) {
    const { words, data } = this;
    const key = ['site_name', 'facility_name', 'site_code', 'facility_code'].find((one) => table.has(one) && table.raw(row, one) !== null);
    const parts = ['facility_kind', 'facility_use'].filter((one) => table.has(one)).map((one) => words.shown(table, row, one));
    const sites = data.tables.get('relocation_sites');
    if (sites && table.has('site_code') && sites.has('placed_persons')) {
      const rows = sites.rowsBy('site_code').get(table.raw(row, 'site_code')) || [];
      if (rows.length > 0) {
        parts.push(words.labelled(words.columnTitle(sites, 'placed_persons'), rows.map((one) => words.shown(sites, one, 'placed_persons')).join(' + ')));
      }
    }
    return [key ? table.printed(row, key) : table.name, parts.join(' · ')];
  }

  showHint(event) {
    const point = this.pointAt(event);
    if (point) {
      const [name, text] = this.pointText(point);
      this.placeHint(event, name, text);
      return;
    }
    const code = event.dragging ? null : this.codeAt(event);
    const feature = code && this.byCode.get(code);
    this.hint.hidden = !feature;
    if (!feature) {
      return;
    }
    const found = this.picture().byCode.get(code);
    this.placeHint(event, this.data.tables.get('villages').printed(feature.row, 'village_name') || code, found ? found.text : '');
  }

  placeHint(event, name, text) {
    replace(this.hint, h('b', {}, name), h('span', {}, text));
    this.hint.hidden = false;
    const [x, y] = event.pixel;
    Object.assign(this.hint.style, { left: `${x + 14}px`, top: `${y + 10}px` });
  }

  showChosen() {
    const feature = this.byCode.get(this.store.get('village'));
    const source = this.chosen.getSource();
    source.clear();
    if (feature) {
      source.addFeature(new Feature(feature.getGeometry()));
    }
    this.flows.changed();
  }
}
