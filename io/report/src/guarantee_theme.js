// SPDX-License-Identifier: Apache-2.0
// Guarantees: the village's verdict, each part of it, and where households were judged the share of
// them that surely (low) and at most (high) passes.
import { special, stepClasses, stepOf, verdictClasses } from './classes.js';
import { HouseholdShares } from './household_shares.js';
import { kPerCent } from './words.js';

export function guaranteeTheme(data, words) {
  const table = data.tables.get('guarantees');
  if (!table) {
    return null;
  }
  const parts = data.tables.get('guarantee_parts');
  const shares = new HouseholdShares(data);
  const verdicts = new Map();
  table.column('village_code').forEach((code, row) => verdicts.set(`${code}|${table.raw(row, 'guarantee')}`, row));
  const partVerdicts = new Map();
  const partsOf = new Map();
  if (parts) {
    parts.column('village_code').forEach((code, row) => {
      const guarantee = parts.raw(row, 'guarantee');
      const part = parts.raw(row, 'part');
      partVerdicts.set(`${code}|${guarantee}|${part}`, parts.raw(row, 'part_verdict'));
      if (!partsOf.has(guarantee)) {
        partsOf.set(guarantee, new Set());
      }
      partsOf.get(guarantee).add(part);
    });
  }

  const show = (choices) => {
    const offered = [{ value: 'verdict', title: words.t('verdict_of_village') }];
    if (shares.has(choices.guarantee)) {
      offered.unshift({ value: 'low', title: words.t('share_low') }, { value: 'high', title: words.t('share_high') });
    }
    for (const part of partsOf.get(choices.guarantee) || []) {
      offered.push({ value: `part:${part}`, title: words.labelled(words.t('part'), words.rule(part)) });
    }
    return offered;
  };

  const classesOf = (choices) => {
    if (choices.show === 'low' || choices.show === 'high') {
      return [...stepClasses(words, [50, 80, 90, 95], 'good', (bound) => `${bound}${kPerCent}`), special.hidden(words), special.none(words)];
    }
    return verdictClasses(words);
  };

  const valueOf = (code, choices) => {
    const key = `${code}|${choices.guarantee}`;
    if (choices.show === 'low' || choices.show === 'high') {
      const share = shares.share(code, choices.guarantee);
      if (share === null || share === 'hidden') {
        return { key: share || 'none', text: words.t(share || 'no_value'), sort: -1 };
      }
      const value = share[choices.show];
      return { key: stepOf(classesOf(choices), value), text: words.percent(value / 100), sort: 100 - value };
    }
    const row = verdicts.get(key);
    const verdict = choices.show === 'verdict'
      ? (row === undefined ? 'unknown' : table.raw(row, 'verdict'))
      : partVerdicts.get(`${key}|${choices.show.slice(5)}`) || 'not_applicable';
    return { key: verdict, text: words.t(`verdict_${verdict}`), sort: ['not_applicable', 'pass', 'unknown', 'fail'].indexOf(verdict) };
  };

  return {
    id: 'guarantees',
    title: () => words.t('theme_guarantees'),
    options: [
      { id: 'guarantee', always: true, title: () => words.columnTitle(table, 'guarantee'),
        values: () => table.distinct('guarantee').map((value) => ({ value, title: words.word(table, 'guarantee', value) })) },
      { id: 'show', title: () => words.t('show'), values: show,
        preferred: (offered) => offered[0].value },
    ],
    classes: classesOf,
    value: valueOf,
    caption: (choices) => words.word(table, 'guarantee', choices.guarantee),
  };
}
