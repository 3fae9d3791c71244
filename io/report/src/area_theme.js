// SPDX-License-Identifier: Apache-2.0
// Every table that tells numbers of areas down to villages is a theme: poverty and classes of
// households, now and in years ahead; a table that a later stage adds needs no code here. Columns that
// say what a row is about become choices, a year a slider, numbers the measure that is drawn.
import { roundBounds, special, stepClasses, stepOf } from './classes.js';
import { kPerCent } from './words.js';

const kAbout = ['area_level', 'area_code', 'area_name', 'invented_row', 'internal', 'suppressed', 'group_code', 'village_group', 'difference_paired'];
const kYears = ['path_year', 'from_year', 'year'];
const kShownElsewhere = ['household_guarantees', 'guarantee_counts'];

// What of a table is drawn and told before its other measures.
const kFirst = { comparison_poverty: ['value_difference', 'difference_low', 'difference_high'] };

export const isYear = (key) => kYears.includes(key);

/** Columns by which rows of a table of areas differ. */
export function labelsOf(table) {
  return table.columns.map(({ key }) => key).filter((key) =>
    !kAbout.includes(key) && (!table.isNumeric(key) || isYear(key)) && table.distinct(key).length > 1);
}

export function measuresOf(table) {
  return table.columns.map(({ key }) => key).filter((key) => table.isNumeric(key) && !isYear(key) && !kAbout.includes(key));
}

/** Measures that are told where there is no room for all: those of the table's own, or shares, or all. */
export function firstMeasures(table) {
  const measures = measuresOf(table);
  const shares = measures.filter((key) => key.endsWith('_pct'));
  return kFirst[table.name] || (shares.length > 0 ? shares : measures);
}

function themeOf(table, words) {
  const rows = (table.rowsBy('area_level').get('village') || []);
  const labels = labelsOf(table);
  const measures = measuresOf(table).filter((key) => rows.some((row) => table.raw(row, key) !== null));
  if (rows.length === 0 || measures.length === 0) {
    return null;
  }
  const fits = (row, choices, among) => among.every((key) => String(table.raw(row, key)) === choices[key]);
  const cache = { key: '', rows: new Map(), bounds: [] };
  // Rows of the choices by village; classes from all years, so that a slider compares like with like.
  const prepared = (choices) => {
    const key = JSON.stringify(choices);
    if (cache.key !== key) {
      cache.key = key;
      cache.rows = new Map(rows.filter((row) => fits(row, choices, labels)).map((row) => [table.raw(row, 'area_code'), row]));
      const still = labels.filter((label) => !isYear(label));
      cache.bounds = roundBounds(rows.filter((row) => fits(row, choices, still)).map((row) => table.number(row, choices.measure)));
    }
    return cache;
  };
  const percent = (key) => (table.byKey.get(key).unit === 'per_cent' ? kPerCent : '');
  const classesOf = (choices) => [
    ...stepClasses(words, prepared(choices).bounds, 'amount', (bound) => `${bound}${percent(choices.measure)}`),
    special.hidden(words), special.none(words)];
  const option = (key, position) => ({
    id: key,
    year: isYear(key),
    title: () => words.columnTitle(table, key),
    values: (choices) => {
      const before = labels.slice(0, position);
      const offered = new Set(rows.filter((row) => fits(row, choices, before)).map((row) => String(table.raw(row, key))));
      return [...offered].map((value) => ({ value, title: words.word(table, key, value) }));
    },
  });
  return {
    id: `area:${table.name}`,
    title: () => words.titleOf(table),
    options: [...labels.map(option), {
      id: 'measure',
      always: true,
      title: () => words.t('measure'),
      values: () => measures.map((value) => ({ value, title: words.columnTitle(table, value) })),
      preferred: (offered) => (offered.find(({ value }) => kFirst[table.name]?.includes(value)) || offered.find(({ value }) => value.endsWith('_pct')) || offered.find(({ value }) => value.endsWith('_fail')) || offered[0]).value,
    }],
    classes: classesOf,
    value: (code, choices) => {
      const row = prepared(choices).rows.get(code);
      if (row === undefined || table.raw(row, choices.measure) === null) {
        const hidden = row !== undefined && table.has('suppressed') && table.raw(row, 'suppressed') === 'yes';
        return { key: hidden ? 'hidden' : 'none', text: hidden ? words.t('hidden') : words.t('no_value'), sort: -1 };
      }
      const value = table.number(row, choices.measure);
      return { key: stepOf(classesOf(choices), value), text: `${words.shown(table, row, choices.measure)}${percent(choices.measure)}`, sort: value };
    },
    caption: (choices) => words.columnTitle(table, choices.measure),
  };
}

/** Tables with numbers of areas, other than those that a theme of its own shows. */
export function areaTables(data) {
  return [...data.tables.values()].filter((table) => table.has('area_level') && table.has('area_code')
    && !kShownElsewhere.includes(table.name));
}

export function areaThemes(data, words) {
  return areaTables(data).map((table) => themeOf(table, words));
}
