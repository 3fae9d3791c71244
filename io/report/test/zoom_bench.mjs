// SPDX-License-Identifier: Apache-2.0
// node zoom_bench.mjs [VILLAGES] [LINES] [PICTURES] [REPORT]: how long a browser without a graphics card takes to
// open the report of a large county, to draw its map and to draw it again at another scale. Medians and the worst,
// in milliseconds. REPORT: of a run, instead of the invented one.
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { bigCounty } from './big_county.mjs';

const [villages = '2000', lines = '50000', pictures = '', given = ''] = process.argv.slice(2);
const browserFile = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
const made = `${tmpdir()}/tongcun_zoom_${process.pid}.html`;
if (!given) {
  writeFileSync(made, bigCounty(Number(villages), Number(lines)));
}
const report = given ? resolve(given) : made;
const browser = await chromium.launch({ executablePath: browserFile, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
const complaints = [];
page.on('pageerror', (error) => complaints.push(String(error)));
const began = Date.now();
await page.goto(pathToFileURL(report).href);
await page.waitForSelector('.overview .tile');
const open = Date.now() - began;
// Until the map is whole, from the change on.
const drawn = (change) => page.evaluate((source) => new Promise((done) => {
  const { map } = window.tongcun.map;
  const at = performance.now();
  map.once('rendercomplete', () => done(performance.now() - at));
  new Function('tongcun', source)(window.tongcun);
}), change);
const first = await drawn("tongcun.store.set({ view: 'map' })");
if (pictures) {
  await page.screenshot({ path: `${pictures}/zoom_whole.png` });
}
const times = [];
for (const [zoom, share] of [[0.7, 0.4], [1.5, 0.4], [2.5, 0.55], [3, 0.5], [3.5, 0.6], [4.5, 0.5], [2, 0.5], [1, 0.5], [0, 0.5]]) {
  times.push(Math.round(await drawn(`tongcun.map.fit(); const view = tongcun.map.map.getView(); const [w, s, e, n] = tongcun.map.whole();
    view.setCenter([w + (e - w) * ${share}, s + (n - s) * ${share}]); view.setZoom(view.getZoom() + ${zoom});`)));
  if (pictures) {
    await page.screenshot({ path: `${pictures}/zoom_${zoom}.png` });
  }
}
const theme = await drawn("tongcun.store.set({ muted: new Set(['pass']) })");
const sorted = [...times].sort((a, b) => a - b);
console.log(JSON.stringify({ bytes: statSync(report).size, open_ms: open, map_ms: Math.round(first), zoom_ms: sorted[Math.floor(sorted.length / 2)], zoom_worst_ms: sorted[sorted.length - 1], zooms: times, theme_ms: Math.round(theme), complaints }));
await browser.close();
rmSync(made, { force: true });
process.exit(complaints.length === 0 ? 0 : 1);
