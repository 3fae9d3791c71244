// SPDX-License-Identifier: Apache-2.0
// node make_background.mjs RUN_FOLDER FILE: a GeoTIFF in colours (TIFF 6.0, GeoTIFF 1.1, EPSG:4490) over the villages of a
// run: green in the west, yellow in the east.
import { writeFileSync } from 'node:fs';
import { readCsv } from './csv.mjs';

const [run, file] = process.argv.slice(2);
const kSide = 64;
const villages = readCsv(`${run}/public/tables/villages.csv`);
const range = (key) => {
  const values = villages.map((row) => Number(row[key]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [low - (high - low), high + (high - low)];
};
const [west, east] = range('longitude');
const [south, north] = range('latitude');

const cells = Buffer.alloc(kSide * kSide * 3);
for (let i = 0; i < kSide * kSide; ++i) {
  Buffer.from(i % kSide < kSide / 2 ? [60, 160, 60] : [240, 220, 80]).copy(cells, i * 3);
}
const doubles = (...values) => { const bytes = Buffer.alloc(values.length * 8); values.forEach((value, i) => bytes.writeDoubleLE(value, i * 8)); return bytes; };
const shorts = (...values) => { const bytes = Buffer.alloc(values.length * 2); values.forEach((value, i) => bytes.writeUInt16LE(value, i * 2)); return bytes; };
// Tag, type (3 short, 4 long, 12 double), values.
const entries = [
  [256, 3, shorts(kSide)], [257, 3, shorts(kSide)], [258, 3, shorts(8, 8, 8)], [259, 3, shorts(1)], [262, 3, shorts(2)], [273, 4, null], [277, 3, shorts(3)], [278, 3, shorts(kSide)],
  [279, 4, Buffer.from(Uint32Array.of(cells.length).buffer)], [284, 3, shorts(1)],
  [33550, 12, doubles((east - west) / kSide, (north - south) / kSide, 0)], [33922, 12, doubles(0, 0, 0, west, north, 0)],
  [34735, 3, shorts(1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4490)]];
const sizes = { 3: 2, 4: 4, 12: 8 };
let at = 8 + 2 + entries.length * 12 + 4;
const far = [];
const place = (bytes) => { const where = at; far.push(bytes); at += bytes.length; return where; };
const directory = entries.map(([tag, type, bytes]) => {
  const entry = Buffer.alloc(12);
  const content = bytes || Buffer.from(Uint32Array.of(place(cells)).buffer);
  entry.writeUInt16LE(tag, 0);
  entry.writeUInt16LE(type, 2);
  entry.writeUInt32LE(content.length / sizes[type], 4);
  if (content.length <= 4) {
    content.copy(entry, 8);
  } else {
    entry.writeUInt32LE(place(content), 8);
  }
  return entry;
});
const head = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, entries.length, 0]);
writeFileSync(file, Buffer.concat([head, ...directory, Buffer.alloc(4), ...far]));
