// SPDX-License-Identifier: Apache-2.0
// Puts the built script and style sheet into the template: report.html, one file, whose security
// policy names both by their digests. The same sources give the same bytes.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { notices } from './notices.mjs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const digest = (text) => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

// What would end the element it stands in; in a script both stand in strings only.
const script = read('dist/page.js').trim().replaceAll('</script', '<\\/script')
  .replaceAll('<!--', '<\\!--');
const style = read('dist/page.css').trim();
if (style.includes('</style') || script.includes('@TONGCUN_DATA@')) {
  throw new Error('the built files do not fit into the template');
}
const text = notices();
writeFileSync(new URL('THIRD_PARTY_NOTICES', import.meta.url), text);
const page = read('template.html')
  .replace('@SCRIPT_HASH@', () => digest(script))
  .replace('@STYLE_HASH@', () => digest(style))
  .replace('@STYLE@', () => style)
  .replace('@NOTICES@', () => text.replaceAll('--', '==').replaceAll('>', ')'))
  .replace('@SCRIPT@', () => script);
writeFileSync(new URL('report.html', import.meta.url), page);
