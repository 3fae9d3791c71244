// SPDX-License-Identifier: Apache-2.0
// Relocation: households that a plan places, by the village they leave; lines lead to their sites.
import { roundBounds, special, stepClasses, stepOf } from './classes.js';

/** Flows that may be told: [{village, site, households, row}]. */
export function flowsOf(data) {
  const table = data.tables.get('relocation_flows');
  if (!table || !table.has('placed_households')) {
    return [];
  }
  return table.column('village_code').map((village, row) => ({
    village, site: table.raw(row, 'site_code'), households: table.number(row, 'placed_households'), row,
  }));
}

/** Whether flows of few households are left out of the table: then a village without one may be such a village. */
function leavesOut({ edition, summary }) {
  return edition === 'public' && Boolean(summary.relocation && summary.relocation.suppressed);
}

export function relocationTheme(data, words) {
  const table = data.tables.get('relocation_flows');
  if (!table || !table.has('village_code')) {
    return null;
  }
  const measures = ['placed_households', 'placed_persons'].filter((key) => table.has(key));
  const sums = new Map();
  for (const key of measures) {
    const byVillage = new Map();
    table.column('village_code').forEach((code, row) => {
      const value = table.number(row, key);
      const before = byVillage.get(code) || { sum: 0, hidden: false };
      byVillage.set(code, { sum: before.sum + (value || 0), hidden: before.hidden || value === null });
    });
    sums.set(key, byVillage);
  }
  const is_partial = leavesOut(data);
  const nobody = () => words.t(is_partial ? 'nobody_or_hidden' : 'nobody_leaves');
  const classesOf = (choices) => {
    const values = [...sums.get(choices.measure).values()].map(({ sum }) => sum);
    return [...stepClasses(words, roundBounds(values), 'amount', String), special.hidden(words), is_partial ? { ...special.hidden(words), key: 'none', label: nobody() } : special.none(words, nobody())];
  };
  return {
    id: 'relocation',
    title: () => words.t('theme_relocation'),
    flows: true,
    options: [{ id: 'measure', always: true, title: () => words.t('measure'),
      values: () => measures.map((value) => ({ value, title: words.columnTitle(table, value) })) }],
    classes: classesOf,
    value: (code, choices) => {
      const found = sums.get(choices.measure).get(code);
      if (!found) {
        return { key: 'none', text: nobody(), sort: 0 };
      }
      if (found.hidden && found.sum === 0) {
        return { key: 'hidden', text: words.t('hidden'), sort: 0 };
      }
      return { key: stepOf(classesOf(choices), found.sum), text: String(found.sum) + (found.hidden || is_partial ? '+' : ''), sort: found.sum };
    },
    caption: (choices) => words.columnTitle(table, choices.measure),
  };
}
