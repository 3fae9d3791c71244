// SPDX-License-Identifier: Apache-2.0
// node editions_test.mjs RUN_FOLDER: of a register that counts as real, the internal edition shows villages with
// few monitored households and the public edition does not.
import { Table } from '../src/data.js';
import { dataOf } from './hostile.mjs';

const [run] = process.argv.slice(2);
const few = 10;

/** Monitored households by village: null = not told. */
function monitoredOf(file) {
  const { tables, edition } = dataOf(file);
  const table = new Table('status', tables.status);
  const villages = new Map();
  table.column('area_level').forEach((level, row) => {
    if (level === 'village' && table.raw(row, 'status_breakdown') === 'monitoring' && table.raw(row, 'status_part') === 'monitored') {
      villages.set(table.raw(row, 'area_code'), table.raw(row, 'status_households'));
    }
  });
  return { edition, villages };
}

const open = monitoredOf(`${run}/public/report.html`);
const office = monitoredOf(`${run}/restricted/internal/report.html`);
const small = [...office.villages].filter(([, households]) => households > 0 && households < few);
const told = small.filter(([code]) => open.villages.get(code) !== null && open.villages.get(code) !== undefined);
console.log(JSON.stringify({ editions: [open.edition, office.edition], villages: office.villages.size, with_few: small.length, told_to_the_public: told.length }));
process.exit(small.length > 0 && told.length === 0 && open.edition === 'public' && office.edition === 'internal' ? 0 : 1);
