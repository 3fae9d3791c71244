// SPDX-License-Identifier: Apache-2.0
// The four questions of the first page, answered from summary.json: lines of [text, number, note].

import { HouseholdShares } from './household_shares.js';

const kPlans = ['relocation', 'roads', 'coverage'];

function value(of) {
  return of && typeof of === 'object' ? of.value : of;
}

/** Plans that the run holds: [{stage, plan}]. */
export function plansOf(summary) {
  return kPlans.filter((stage) => summary[stage]).map((stage) => ({ stage, plan: summary[stage] }));
}

export function costs(data, words) {
  const lines = [];
  for (const { stage, plan } of plansOf(data.summary)) {
    if (value(plan.cost) !== undefined) {
      lines.push([words.t(`stage_${stage}`), words.money(value(plan.cost)), words.t('public_money')]);
    }
    const placed = value(plan.households_placed);
    if (placed > 0 && value(plan.cost) !== undefined && value(plan.cost) !== null) {
      lines.push([words.t('cost_a_household'), words.money(String(Number(value(plan.cost)) / placed)), '']);
    }
    for (const { year, needed, available } of plan.by_year || []) {
      if (needed && needed.value !== null && needed.value !== undefined) {
        lines.push([String(year), words.money(needed.value),
          available && available.value !== null ? words.t('available', { money: words.money(available.value) }) : words.t('source_not_stated')]);
      }
    }
  }
  return lines;
}

export function served(data, words) {
  const { summary } = data;
  const lines = [];
  for (const { stage, plan } of plansOf(summary)) {
    if (value(plan.households_placed) !== undefined) {
      lines.push([words.t('households_placed'), words.count(value(plan.households_placed)), words.t('persons_of', { persons: words.count(value(plan.persons_placed)) })]);
    }
    if (plan.km !== undefined) {
      lines.push([words.t(`stage_${stage}`), `${words.count(value(plan.km))} ${words.t('kilometre')}`, '']);
    }
  }
  const ahead = summary.poverty && summary.poverty.ahead;
  if (ahead) {
    for (const [id, { difference }] of Object.entries(ahead.scenarios)) {
      const last = difference && difference[difference.length - 1];
      if (last && last.value !== null && last.value !== undefined) {
        lines.push([words.t('headcount_change', { year: last.year, scenario: scenarioName(data, words, id) }),
          `${(100 * last.value).toFixed(2)} ${words.t('points')}`,
          last.mc_low === null || last.mc_low === undefined ? '' : words.t('interval', { low: (100 * last.mc_low).toFixed(2), high: (100 * last.mc_high).toFixed(2) })]);
      }
    }
  }
  const counts = data.tables.get('access_counts');
  if (counts && lines.length < 5) {
    lines.push(...withinReach(counts, words).slice(0, 5 - lines.length));
  }
  return lines;
}

function scenarioName(data, words, id) {
  const path = data.tables.get('poverty_path');
  return path ? words.word(path, 'study_scenario', id) : id;
}

/** Persons who reach a service on foot within an hour in the worst month. */
function withinReach(counts, words) {
  const key = ['persons_within_60_min', 'persons_within_30_min'].find((one) => counts.has(one));
  const rows = [...Array(counts.rows).keys()];
  return key === undefined ? [] : rows.filter((row) => counts.raw(row, 'mode') === 'walk' && counts.raw(row, 'season') === 'worst'
    && counts.raw(row, 'service') !== 'hardened_road').map((row) => {
    const base = counts.number(row, 'persons_base');
    const reached = counts.number(row, key);
    return [words.t('within_reach', { service: words.word(counts, 'service', counts.raw(row, 'service')), minutes: key.match(/\d+/)[0] }),
      base > 0 ? words.percent(reached / base) : '–', words.t('persons_of', { persons: words.count(reached) })];
  });
}

export function stillOpen(data, words) {
  const { summary } = data;
  const lines = [];
  for (const { plan } of plansOf(summary)) {
    for (const key of ['households_unplaced', 'households_declined', 'households_not_asked', 'households_eligibility_unknown']) {
      if (value(plan[key]) !== undefined) {
        lines.push([words.t(key), words.count(value(plan[key])), '']);
      }
    }
  }
  for (const name of ['household_missing', 'guarantee_missing']) {
    const table = data.tables.get(name);
    const key = table && ['households_open', 'villages_open'].find((one) => table.has(one) && table.rows > 0 && table.raw(0, one) !== null);
    if (key && lines.length < 5) {
      const rows = [...Array(table.rows).keys()].sort((a, b) => (table.number(b, key) || 0) - (table.number(a, key) || 0));
      const seen = new Set();
      const first = rows.filter((row) => !seen.has(table.raw(row, 'guarantee')) && seen.add(table.raw(row, 'guarantee')));
      for (const row of first.slice(0, 5 - lines.length)) {
        lines.push([`${words.word(table, 'guarantee', table.raw(row, 'guarantee'))}: ${table.printed(row, 'missing')}`,
          words.shown(table, row, key), words.t(key === 'households_open' ? 'households_lower' : 'villages')]);
      }
    }
  }
  return lines;
}

export function certainty(data, words) {
  const { summary } = data;
  const lines = [];
  for (const { stage, plan } of plansOf(summary)) {
    lines.push([words.t(`stage_${stage}`), words.has(`status_${plan.status}`) ? words.t(`status_${plan.status}`) : String(plan.status), '']);
    if (plan.gap && plan.gap.share !== undefined && plan.gap.share !== null) {
      lines.push([words.t('gap'), `${(100 * Number(plan.gap.share)).toFixed(2)} %`, words.t('gap_note')]);
    }
  }
  const { poverty, quality, access } = summary;
  const count = poverty && poverty.headcount && poverty.headcount[0];
  if (count && count.value !== null) {
    lines.push([words.t('headcount', { year: poverty.years[0] }), words.percent(count.value, 2),
      count.known_low === count.known_high ? '' : words.t('known_between', { low: words.percent(count.known_low, 2), high: words.percent(count.known_high, 2) })]);
  }
  const notSet = (poverty?.ahead?.parameters ?? []).filter(({ state }) => state === 'not set').length;
  if (notSet > 0) {
    lines.push([words.t('not_set'), words.count(notSet), words.t('not_set_note')]);
  }
  if (access && access.network && access.network.surface_not_recorded) {
    const { length } = access.network.surface_not_recorded;
    lines.push([words.t('surface_unknown'), words.kilometres(length.value), words.t('of', { of: words.kilometres(length.of) })]);
  }
  if (quality) {
    lines.push([words.t('rows_accepted'), `${words.count(quality.accepted + quality.repaired)} / ${words.count(quality.read)}`,
      words.t('quarantined', { rows: words.count(quality.quarantined) })]);
  }
  return lines;
}

/** Verdicts by guarantee: households of the register, else of villages, else villages. */
export function verdictCounts(data, words) {
  const table = data.tables.get('guarantees');
  const shares = new HouseholdShares(data);
  return Object.entries(data.summary.guarantees || {}).map(([name, counts]) => {
    const whole = counts.about === 'household' ? shares.whole(name) : null;
    if (whole) {
      return { name, title: words.word(table, 'guarantee', name), unit: 'household', ...whole };
    }
    const of_register = counts.register && typeof counts.register.households_pass === 'number' && counts.about === 'household';
    const source = of_register ? counts.register : counts;
    const unit = typeof source.households_pass === 'number'
      && source.households_pass + source.households_fail + source.households_unknown > 0 ? 'households' : 'villages';
    const of = (verdict) => source[`${unit}_${verdict}`] ?? null;
    return { name, title: table ? words.word(table, 'guarantee', name) : name, unit: unit === 'households' ? 'household' : 'village',
      pass: of('pass'), fail: of('fail'), unknown: of('unknown') };
  }).filter(({ pass }) => pass !== null);
}
