// SPDX-License-Identifier: Apache-2.0
// node households_bench.mjs [HOUSEHOLDS] [PICTURES] [REPORT]: how long the office's edition of a large register takes
// to open, to show its list, to filter it, to scroll it and to show a card, in milliseconds.
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { bigCounty } from './big_county.mjs';

const [households = '60000', pictures = '', given = ''] = process.argv.slice(2);
const browserFile = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
const made = `${tmpdir()}/tongcun_households_${process.pid}.html`;
if (!given) {
  writeFileSync(made, bigCounty(400, 2000, Number(households)));
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
// Until what changed is on the screen.
const shown = (change) => page.evaluate((source) => new Promise((done) => {
  const at = performance.now();
  new Function('tongcun', source)(window.tongcun);
  requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now() - at))));
}), change);
const picture = (name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });
const times = { list: await shown("tongcun.store.set({ view: 'households' })") };
await picture('households_list');
const filter = (changes) => shown(`const view = tongcun.households; Object.assign(view.chosen, ${JSON.stringify(changes)}); view.refresh();`);
times.everybody = await filter({ list: 'guarantees' });
times.class = await filter({ grade: 'unstable' });
times.rule = await filter({ grade: '', rule: 'rigid expense high' });
times.guarantee = await filter({ rule: '', guarantee: 'water:fail' });
times.search = await filter({ guarantee: '', query: '00100' });
times.scroll = await filter({ query: '' }) && await shown("tongcun.households.window.element.scrollTop = 500000;");
times.card = await shown('tongcun.households.window.choose(18000 % tongcun.households.codes.length);');
await picture('households_card');
times.paper = await shown("tongcun.households.choose(tongcun.households.codes[3]); window.dispatchEvent(new Event('beforeprint'));");
if (pictures) {
  const { writeFileSync: write } = await import('node:fs');
  write(`${pictures}/households_paper.pdf`, await page.pdf({ preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'print' });
  await picture('households_paper');
}
console.log(JSON.stringify({ bytes: statSync(report).size, open_ms: open, ...times, complaints }));
await browser.close();
rmSync(made, { force: true });
process.exit(complaints.length === 0 ? 0 : 1);
