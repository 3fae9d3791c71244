// SPDX-License-Identifier: Apache-2.0
// Shapes from the data block (differences on a grid) to the map's plane, Web Mercator.
import LineString from 'ol/geom/LineString.js';
import MultiPolygon from 'ol/geom/MultiPolygon.js';
import Point from 'ol/geom/Point.js';

const kHalfWorld = 20037508.342789244;

export function mercator(lon, lat) {
  const y = Math.log(Math.tan(((90 + lat) * Math.PI) / 360)) / (Math.PI / 180);
  return [(lon * kHalfWorld) / 180, (y * kHalfWorld) / 180];
}

/** Appends the corners of a list of differences as plane coordinates. */
function append(differences, grid, flat) {
  let x = 0;
  let y = 0;
  for (let i = 0; i < differences.length; i += 2) {
    x += differences[i];
    y += differences[i + 1];
    const [east, north] = mercator((grid.lon + x * grid.step) / 1e7, (grid.lat + y * grid.step) / 1e7);
    flat.push(east, north);
  }
}

export function pointOf(shape, grid) {
  const flat = [];
  append(shape, grid, flat);
  return new Point(flat);
}

export function lineOf(shape, grid) {
  const flat = [];
  append(shape, grid, flat);
  return new LineString(flat, 'XY');
}

export function areaOf(shape, grid) {
  const flat = [];
  const ends = shape.map((rings) => rings.map((ring) => {
    const begin = flat.length;
    append(ring, grid, flat);
    flat.push(flat[begin], flat[begin + 1]);
    return flat.length;
  }));
  return new MultiPolygon(flat, 'XY', ends);
}

/** A broad arrow-like curve from one place to another: 12 corners of a quadratic arc. */
export function arcOf(from, to) {
  const middle = [(from[0] + to[0]) / 2 - (to[1] - from[1]) * 0.15, (from[1] + to[1]) / 2 + (to[0] - from[0]) * 0.15];
  const flat = [];
  for (let i = 0; i <= 12; ++i) {
    const t = i / 12;
    for (const axis of [0, 1]) {
      flat.push((1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * middle[axis] + t ** 2 * to[axis]);
    }
  }
  return new LineString(flat, 'XY');
}
