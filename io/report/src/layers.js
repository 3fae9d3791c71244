// SPDX-License-Identifier: Apache-2.0
// The map's layers: villages by class, roads, whatever else the run drew, flows, labels.
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorImageLayer from 'ol/layer/VectorImage.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import RegularShape from 'ol/style/RegularShape.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';
import Text from 'ol/style/Text.js';
import { flowsOf } from './relocation_theme.js';
import { arcOf, areaOf, lineOf, mercator, pointOf } from './shapes.js';

export const kFont = '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif';
const kManyRoads = 20000;
const kMinor = new Set(['path', 'track', 'village', 'group', 'unknown', 'production', 'lane']);

/** How roads look by whether they are hardened; paths apart. */
export const kRoadLooks = {
  yes: { colour: '#4a4a4a', dash: undefined },
  unknown: { colour: '#8a8a8a', dash: [5, 4] },
  no: { colour: '#8c6d31', dash: [3, 2] },
  path: { colour: '#777777', dash: [1, 3] },
};

/** One feature a village, its shape or its point, with its code and row. */
export function villageFeatures(data) {
  const table = data.tables.get('villages');
  const codes = table.column('village_code');
  return codes.map((code, row) => {
    const shape = table.shapes[row];
    const at = mercator(table.number(row, 'longitude'), table.number(row, 'latitude'));
    const is_area = table.geometry === 'area' && shape;
    const feature = new Feature(is_area ? areaOf(shape, data.grid) : new Point(at));
    feature.setId(code);
    Object.assign(feature, { code, row, at, isArea: Boolean(is_area) });
    return feature;
  });
}

export function vectorLayer(features, style, options = {}) {
  const source = new VectorSource({ features, wrapX: false });
  return new VectorLayer({ source, style, updateWhileAnimating: false, updateWhileInteracting: false, ...options });
}

/** Roads in greys that leave colour to the theme: hardened dark, else thin; paths dotted. */
export function roadLayer(data, table) {
  const styles = new Map();
  const styleOf = (look, width) => {
    const key = `${look}${width}`;
    if (!styles.has(key)) {
      const { colour, dash } = kRoadLooks[look];
      styles.set(key, new Style({ stroke: new Stroke({ width, color: colour, lineDash: dash }) }));
    }
    return styles.get(key);
  };
  const classes = table.column('road_class');
  const hardened = table.has('hardened') ? table.column('hardened') : [];
  const is_thinned = table.rows > kManyRoads;
  const features = [];
  table.shapes.forEach((shape, row) => {
    if (shape) {
      const feature = new Feature(lineOf(shape, data.grid));
      feature.row = row;
      features.push(feature);
    }
  });
  const style = (feature, resolution) => {
    const road = classes[feature.row];
    const is_minor = kMinor.has(road);
    if (is_minor && resolution > (is_thinned ? 25 : 120)) {
      return null;
    }
    if (road === 'path') {
      return styleOf('path', 0.7);
    }
    const main = road === 'national' || road === 'provincial' || road === 'motorway';
    const width = main ? 2.2 : is_minor ? 0.8 : 1.4;
    const word = hardened[feature.row];
    if (is_thinned && resolution > 100 && !main && word !== 'yes') {
      return null;
    }
    return styleOf(word === 'unknown' || word === 'no' ? word : 'yes', width);
  };
  const layer = new VectorImageLayer({ source: new VectorSource({ features, wrapX: false }), style, imageRatio: 1.2 });
  layer.isThinned = is_thinned;
  return layer;
}

const kPointColours = ['#117733', '#332288', '#882255', '#999933', '#44aa99'];

/** Points of a table (facilities, sites): what is not used or closed is pale. */
export function pointLayer(data, table, number) {
  const colour = kPointColours[number % kPointColours.length];
  const is_site = table.name === 'sites' || table.has('site_code');
  const shape = (fill) => (is_site
    ? new RegularShape({ points: 4, radius: 7, angle: Math.PI / 4, fill: new Fill({ color: fill }), stroke: new Stroke({ color: '#fff', width: 1.2 }) })
    : new CircleStyle({ radius: 3, fill: new Fill({ color: fill }), stroke: new Stroke({ color: '#fff', width: 0.8 }) }));
  const used = new Style({ image: shape(colour) });
  const pale = new Style({ image: shape('#c9c9c9') });
  const features = table.shapes.map((point, row) => Object.assign(new Feature(pointOf(point, data.grid)), { row, table }));
  const uses = table.has('facility_use') ? table.column('facility_use') : null;
  const layer = vectorLayer(features, (feature) => (uses && uses[feature.row] !== 'used' ? pale : used));
  layer.colour = colour;
  return layer;
}

/** Lines of a table that the page knows nothing of. */
export function lineLayer(data, table) {
  const style = new Style({ stroke: new Stroke({ width: 2.5, color: '#aa3377' }) });
  const features = table.shapes.filter(Boolean).map((shape) => new Feature(lineOf(shape, data.grid)));
  return Object.assign(vectorLayer(features, style), { colour: '#aa3377' });
}

/** From villages to sites, the broader the more households; those of one village when it is chosen. */
export function flowLayer(data, placeOf, chosen) {
  const sites = data.tables.get('sites');
  const flows = flowsOf(data);
  const most = Math.max(1, ...flows.map(({ households }) => households || 0));
  const siteAt = new Map();
  if (sites) {
    sites.column('site_code').forEach((code, row) =>
      siteAt.set(code, mercator(sites.number(row, 'longitude'), sites.number(row, 'latitude'))));
  }
  const features = flows.filter(({ village, site, households }) => households && placeOf(village) && siteAt.has(site))
    .map((flow) => Object.assign(new Feature(arcOf(placeOf(flow.village), siteAt.get(flow.site))), { flow }));
  return vectorLayer(features, ({ flow }) => {
    const village = chosen();
    const is_pale = village && village !== flow.village;
    return new Style({ stroke: new Stroke({
      width: 0.6 + 4.5 * Math.sqrt(flow.households / most),
      color: is_pale ? 'rgba(70,20,90,0.07)' : village ? 'rgba(70,20,90,0.85)' : 'rgba(70,20,90,0.34)' }) });
  });
}

export function labelLayer(features, table) {
  const style = new Style({ text: new Text({
    font: `12px ${kFont}`, fill: new Fill({ color: '#222' }), stroke: new Stroke({ color: 'rgba(255,255,255,0.9)', width: 3 }) }) });
  const names = table.column('village_name');
  // Beside a point, within an area.
  style.getText().setOffsetY(features.some(({ isArea }) => isArea) ? 0 : -13);
  const points = features.map((feature) => Object.assign(new Feature(new Point(feature.at)), { row: feature.row }));
  return vectorLayer(points, (feature) => {
    style.getText().setText(names[feature.row] || '');
    return style;
  }, { declutter: true, maxResolution: features.length > 3000 ? 25 : 60 });
}
