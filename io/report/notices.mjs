// SPDX-License-Identifier: Apache-2.0
// THIRD_PARTY_NOTICES: of every package of which anything is in the page its version, licence and
// the licence's text as the package states it. The page carries the same texts.
import { existsSync, readFileSync } from 'node:fs';

const kRule = '='.repeat(80);

export function notices() {
  const folder = new URL('node_modules/', import.meta.url);
  const packages = JSON.parse(readFileSync(new URL('dist/packages.json', import.meta.url), 'utf8'));
  const parts = packages.map((name) => {
    const home = new URL(`${name}/`, folder);
    const about = JSON.parse(readFileSync(new URL('package.json', home), 'utf8'));
    const texts = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'License', 'NOTICE']
      .filter((file) => existsSync(new URL(file, home)))
      .map((file) => readFileSync(new URL(file, home), 'utf8').replace(/\r/g, '').trim());
    if (texts.length === 0 && !about.license) {
      throw new Error(`${name} states no licence`);
    }
    return `${kRule}\n${name} ${about.version} (${about.license})\n${kRule}\n\n${texts.join('\n\n') || 'The package holds no text of its licence.'}\n`;
  });
  return `The page of the report (report.html) holds code of these packages.\n\n${parts.join('\n')}`;
}
