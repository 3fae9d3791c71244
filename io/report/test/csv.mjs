// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

/** Rows of a CSV file (RFC 4180) as objects by column. */
export function readCsv(file) {
  return rowsOfCsv(readFileSync(file, 'utf8'));
}

/** Likewise of its text. */
export function rowsOfCsv(marked) {
  const text = marked.replace(/^\ufeff/, '');
  const rows = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        ++i;
      } else if (c === '"') {
        quoted = false;
      } else {
        cell += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === ',' || c === '\n') {
      rows[rows.length - 1].push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') {
        rows.push([]);
      }
    } else {
      cell += c;
    }
  }
  rows.pop();
  const [header, ...body] = rows;
  return body.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])));
}
