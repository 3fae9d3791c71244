// SPDX-License-Identifier: Apache-2.0
// A report whose names try to become markup, scripts or formulas: no element comes from them.
import { readFileSync, writeFileSync } from 'node:fs';

const kPayloads = ['</script><script>window.hit=1</script>', '<img src=x onerror=window.hit=1>', '<svg onload=window.hit=1>',
  '<!--', '"><b id=hit>', "'-window.hit=1-'", '=HYPERLINK("http://x.invalid")', '${window.hit=1}', '{{hit}}', '<a href="javascript:window.hit=1">x</a>',
  '\u202etxt.exe', '__proto__', 'constructor', '&lt;b&gt;', '<iframe src=http://x.invalid>'];

const kBegin = '<script type="application/json" id="data">';

/** The data of a report. */
export function dataOf(file) {
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(kBegin) + kBegin.length;
  return JSON.parse(page.slice(from, page.indexOf('</script', from)));
}

/** Writes the report again with hostile texts in titles, names of villages, townships and layers. */
export function writeHostile(file, target) {
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(kBegin) + kBegin.length;
  const data = dataOf(file);
  let next = 0;
  const hostile = (text) => `${kPayloads[next++ % kPayloads.length]} ${text}`;
  data.title = hostile(data.title);
  for (const table of [...Object.values(data.tables), ...Object.values(data.households || {})]) {
    table.title = hostile('table');
    for (const column of table.columns) {
      column.title = hostile(column.key);
      if (column.words) {
        column.words = Object.fromEntries(Object.entries(column.words).map(([word, name]) => [word, hostile(String(name))]));
      }
      if (/name|why|missing|attribution|licence|reasons|receives|cause/.test(column.key) && column.data) {
        for (const form of ['v', 'n']) {
          if (column.data[form]) {
            column.data[form] = column.data[form].map((cell) => (typeof cell === 'string' ? hostile(cell) : cell));
          }
        }
      }
    }
  }
  const block = JSON.stringify(data).replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeFileSync(target, page.slice(0, from) + block + page.slice(page.indexOf('</script', from)));
}

/** What an attack would have left behind: "" = nothing. */
export async function traces(page) {
  return page.evaluate(() => {
    const found = [];
    if (window.hit !== undefined || document.getElementById('hit')) {
      found.push('something ran');
    }
    for (const tag of ['img', 'iframe', 'a', 'b#hit', 'object', 'embed', 'meta[http-equiv=refresh]']) {
      if (document.querySelector(tag)) {
        found.push(`an element ${tag}`);
      }
    }
    return document.querySelectorAll('script').length === 2 ? found.join(', ') : 'another script';
  });
}
