// SPDX-License-Identifier: Apache-2.0
// What changes in each village between a run and another that answers the same question otherwise.
import { roundBounds, special, stepClasses, stepOf } from './classes.js';

export function comparisonTheme(data, words) {
  const table = data.tables.get('comparison_villages');
  if (!table || table.rows === 0) {
    return null;
  }
  const measures = table.columns.map(({ key }) => key).filter((key) => table.isNumeric(key));
  const rowOf = new Map();
  table.column('village_code').forEach((code, row) => rowOf.set(`${table.raw(row, 'compared_run')}|${code}`, row));
  const classes = new Map();  // by measure: from all runs, so that they compare like with like
  const classesOf = ({ measure }) => {
    if (!classes.has(measure)) {
      const changes = table.column(measure).filter((cell) => cell > 0);
      classes.set(measure, [...stepClasses(words, roundBounds(changes), 'amount', String), special.none(words, words.t('no_change'))]);
    }
    return classes.get(measure);
  };
  return {
    id: 'comparison',
    title: () => words.t('theme_comparison'),
    options: [
      { id: 'run', always: true, title: () => words.columnTitle(table, 'compared_run'), values: () => table.distinct('compared_run').map((value) => ({ value, title: value })) },
      { id: 'measure', always: true, title: () => words.t('measure'), values: () => measures.map((value) => ({ value, title: words.columnTitle(table, value) })),
        preferred: (offered) => (offered.find(({ value }) => table.column(value).some((cell) => cell > 0)) || offered[0]).value },
    ],
    classes: classesOf,
    value: (code, choices) => {
      const row = rowOf.get(`${choices.run}|${code}`);
      const value = row === undefined ? 0 : table.number(row, choices.measure) || 0;
      return value === 0 ? { key: 'none', text: words.t('no_change'), sort: 0 } : { key: stepOf(classesOf(choices), value), text: words.shown(table, row, choices.measure), sort: value };
    },
    caption: (choices) => words.labelled(choices.run, words.columnTitle(table, choices.measure)),
  };
}
