// SPDX-License-Identifier: Apache-2.0
// A report of an invented county of any size, made without a run: areas in a net whose borders bend, roads
// that wander, a verdict a village. For measuring how fluid the map is.
import { deflateSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { bigRegister } from './big_register.mjs';

/** Texts of the page, from the glossary's own group. */
function texts() {
  const lines = readFileSync(new URL('../../glossary.toml', import.meta.url), 'utf8').split('\n');
  const from = lines.indexOf('[report]');
  const found = {};
  for (const line of lines.slice(from + 1)) {
    const [, key, en, zh] = /^(\w+) = \{ en = ("(?:[^"\\]|\\.)*"), zh = ("(?:[^"\\]|\\.)*")/.exec(line) || [];
    if (line.startsWith('[')) {
      break;
    }
    if (key) {
      found[key] = [JSON.parse(en), JSON.parse(zh)];
    }
  }
  return { ...found, 'unit.metre': ['m', '米'], 'unit.minute': ['min', '分钟'] };
}

// A generator of its own, so that every run draws the same county (Lehmer, 1951).
function dice(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const text = (key, title, cells, words) => ({ key, title, type: 'text', decimals: 0, data: { n: cells }, ...(words ? { words } : {}) });
const number = (key, title, decimals, cells) => ({ key, title, type: decimals ? 'decimal' : 'integer', decimals, data: { n: cells } });

const kSide = 2000;  // steps of the grid, of 1.1 m, from village to village

function differences(points) {
  return points.flatMap(([x, y], i) => (i === 0 ? [x, y] : [x - points[i - 1][0], y - points[i - 1][1]]));
}

/** A border between two knots of the net, the same from both sides: bends by 16 corners. */
function border(a, b, rise) {
  const points = [];
  for (let i = 0; i < 16; ++i) {
    const bend = Math.sin((i / 16) * Math.PI * 3) * rise;
    points.push([Math.round(a[0] + ((b[0] - a[0]) * i) / 16 + ((b[1] - a[1]) / kSide) * bend), Math.round(a[1] + ((b[1] - a[1]) * i) / 16 - ((b[0] - a[0]) / kSide) * bend)]);
  }
  return points;
}

function villages(count, random) {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const knots = Array.from({ length: rows + 1 }, (unused, j) => Array.from({ length: columns + 1 }, (none, i) => [
    Math.round(i * kSide + random() * kSide * 0.5), Math.round(j * kSide + random() * kSide * 0.5)]));
  const shapes = [];
  const places = [];
  for (let at = 0; at < count; ++at) {
    const [i, j] = [at % columns, Math.floor(at / columns)];
    const corners = [knots[j][i], knots[j][i + 1], knots[j + 1][i + 1], knots[j + 1][i]];
    shapes.push([[differences(corners.flatMap((corner, k) => border(corner, corners[(k + 1) % 4], kSide * 0.06)))]]);
    places.push([0, 1].map((axis) => Math.round(corners.reduce((sum, corner) => sum + corner[axis], 0) / 4)));
  }
  return { shapes, places, width: columns * kSide, height: rows * kSide };
}

const kClasses = ['county', 'township', 'village', 'village', 'village', 'path'];

function roads(count, { width, height }, random) {
  return Array.from({ length: count }, () => {
    const points = [[Math.round(random() * width), Math.round(random() * height)]];
    let heading = random() * 2 * Math.PI;
    for (let i = 0; i < 11; ++i) {
      heading += (random() - 0.5) * 1.2;
      const [x, y] = points[i];
      points.push([Math.round(x + Math.cos(heading) * kSide * 0.06), Math.round(y + Math.sin(heading) * kSide * 0.06)]);
    }
    return differences(points);
  });
}

/** Grey noise as a PNG file of that side, about as large as a relief may be. */
function relief(side, random) {
  const crcOf = (bytes) => {
    let crc = ~0;
    for (const byte of bytes) {
      crc ^= byte;
      for (let k = 0; k < 8; ++k) {
        crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
      }
    }
    return ~crc >>> 0;
  };
  const number32 = (value) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255));
  const chunk = (name, content) => { const named = Buffer.concat([Buffer.from(name), content]); return Buffer.concat([number32(content.length), named, number32(crcOf(named))]); };
  const cells = Buffer.alloc(side * (side + 1));
  for (let i = 0; i < cells.length; ++i) {
    cells[i] = i % (side + 1) === 0 ? 0 : 180 + Math.floor(random() * 15) * 5;
  }
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.concat([number32(side), number32(side), Buffer.from([8, 0, 0, 0, 0])])), chunk('IDAT', deflateSync(cells)), chunk('IEND', Buffer.alloc(0))]);
}

/** The page with its data; with households it is the office's edition of them. */
export function bigCounty(count, lines, households = 0, seed = 7) {
  const random = dice(seed);
  const origin = { lon: 1040000000, lat: 300000000, step: 100 };
  const made = villages(count, random);
  const codes = made.places.map((unused, i) => `5301${String(i).padStart(8, '0')}`);
  const verdicts = ['pass', 'fail', 'unknown'];
  const degrees = (axis) => made.places.map((place) => place[axis] * origin.step + (axis === 0 ? origin.lon : origin.lat));
  const data = {
    schema: 1, kind: 'report', edition: 'public', language: 'zh', program: 'bench', scenario: 'bench', title: `${count} villages, ${lines} roads`, year: 2025, stamps: [], imprint: {},
    profile: { id: 'none', name: 'none', currency: 'CNY', units: {}, words: {}, rules: {}, conditions: {} }, texts: texts(),
    summary: { region: { villages: { value: count } } },
    tables: {
      villages: { title: ['villages', '行政村'], rows: count, geometry: 'area', shapes: made.shapes, columns: [
        text('village_code', 'code', codes), text('village_name', 'village', codes.map((code, i) => `村${i}`)), number('longitude', 'longitude', 7, degrees(0)), number('latitude', 'latitude', 7, degrees(1)),
        number('persons_registered', 'persons', 0, codes.map(() => 100 + Math.floor(random() * 3000)))] },
      roads: { title: ['roads', '道路'], rows: lines, geometry: 'line', shapes: roads(lines, made, random), columns: [
        text('road_class', 'class', Array.from({ length: lines }, () => kClasses[Math.floor(random() * kClasses.length)])), text('hardened', 'hardened', Array.from({ length: lines }, () => ['yes', 'no', 'unknown'][Math.floor(random() * 3)]))] },
      guarantees: { title: ['guarantees', '保障'], rows: count, columns: [
        text('village_code', 'code', codes), text('guarantee', 'guarantee', codes.map(() => 'road')), text('about', 'about', codes.map(() => 'village')), text('verdict', 'verdict', codes.map(() => verdicts[Math.floor(random() * 3)])),
        text('why', 'why', codes.map(() => null)), text('missing', 'missing', codes.map(() => null))] },
    },
    pictures: { relief: { west: origin.lon, south: origin.lat, east: origin.lon + made.width * origin.step, north: origin.lat + made.height * origin.step, columns: 900, rows: 900, attribution: '', png: relief(900, random).toString('base64') } },
    grid: { ...origin, metres: 2, corners: {} },
    ...(households > 0 ? { edition: 'households', stamps: [['restricted: single households', '受限：含单户信息']], households: bigRegister(households, codes, random) } : {}),
  };
  const block = JSON.stringify(data).replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return readFileSync(new URL('../report.html', import.meta.url), 'utf8').replace('@TONGCUN_DATA@', () => block);
}
