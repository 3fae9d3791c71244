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
      lines.push([words.t(`stage_${stage}`), words.told(value(plan.cost), (money) => words.money(money)), words.t(value(plan.cost) === null ? 'cost_hidden' : 'public_money')]);
    }
    const placed = value(plan.households_placed);
    if (placed > 0 && value(plan.cost) !== undefined && value(plan.cost) !== null) {
      lines.push([words.t('cost_a_household'), words.money(String(Number(value(plan.cost)) / placed)), '']);
    }
    for (const { year, needed, available } of plan.by_year || []) {
      if (needed && needed.value !== undefined) {
        lines.push([year === null ? words.t('no_date') : String(year), words.told(needed.value, (money) => words.money(money)),
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
      lines.push([words.t('households_placed'), counted(value(plan.households_placed), words), personsOf(value(plan.persons_placed), words)]);
    }
    if (plan.km !== undefined) {
      lines.push([words.t(`stage_${stage}`), `${words.count(value(plan.km))} ${words.t('kilometre')}`, '']);
    }
  }
  const ahead = summary.poverty && summary.poverty.ahead;
  if (ahead) {
    for (const [id, { difference }] of Object.entries(ahead.scenarios)) {
      const last = difference && difference[difference.length - 1];
      if (last && !isEffectSet(ahead, id)) {
        lines.push([words.t('headcount_change', { year: last.year, scenario: scenarioName(data, words, id) }), words.t('effect_not_set'), words.t('effect_not_set_note')]);
      } else if (last && (ahead.suppressed ? last.value !== undefined : typeof last.value === 'number')) {
        lines.push([words.t('headcount_change', { year: last.year, scenario: scenarioName(data, words, id) }),
          words.told(last.value, (change) => `${(100 * change).toFixed(2)} ${words.t('points')}`),
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

// Parameters of the study by which each scenario changes incomes.
const kEffects = {
  relocation: /^effects\.relocation\./,
  roads: /^effects\.(roads|minutes)/,
  services: /^effects\.(roads|minutes)/,
  programmes: /^programmes\..+\.(transfer|wage|business)_a_/,
  together: /^(effects\.|programmes\..+\.(transfer|wage|business)_a_)/,
};

/** Whether anybody has set what a scenario changes; true where the run does not tell. */
function isEffectSet({ parameters = [] }, scenario) {
  const effects = Object.hasOwn(kEffects, scenario) ? parameters.filter(({ parameter }) => kEffects[scenario].test(parameter)) : [];
  return effects.length === 0 || effects.some(({ state }) => state !== 'not set');
}

function counted(value, words) {
  return words.told(value, (count) => words.count(count));
}

/** "{persons} persons"; nothing where their number is hidden or unknown. */
function personsOf(persons, words) {
  return typeof persons === 'number' ? words.t('persons_of', { persons: words.count(persons) }) : '';
}

function scenarioName(data, words, id) {
  const path = data.tables.get('poverty_path');
  return path ? words.word(path, 'study_scenario', id) : id;
}

/** What the line is called in the reader's language: the table of lines has both. */
function lineName(data, words, { id, name = '–' } = {}) {
  const table = data.tables.get('poverty');
  const column = table && table.byKey.get('poverty_line');
  return column && column.words && Object.hasOwn(column.words, id) ? words.in(column.words[id]) : name;
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
      base > 0 && reached !== null ? words.percent(reached / base) : '–', personsOf(reached, words)];
  });
}

/** Of a register a count is there or hidden; of villages households may be unknown: then villages are counted. */
function isTold(table, key, name) {
  return name === 'household_missing' || table.raw(0, key) !== null;
}

export function stillOpen(data, words) {
  const { summary } = data;
  const lines = [];
  for (const { plan } of plansOf(summary)) {
    for (const key of ['households_unplaced', 'households_declined', 'households_not_asked', 'households_eligibility_unknown']) {
      if (value(plan[key]) !== undefined) {
        lines.push([words.t(key), counted(value(plan[key]), words), '']);
      }
    }
  }
  for (const name of ['household_missing', 'guarantee_missing']) {
    const table = data.tables.get(name);
    const key = table && table.rows > 0 ? ['households_open', 'villages_open'].find((one) => table.has(one) && isTold(table, one, name)) : undefined;
    if (key && lines.length < 5) {
      const rows = [...Array(table.rows).keys()].sort((a, b) => (table.number(b, key) || 0) - (table.number(a, key) || 0));
      const seen = new Set();
      const first = rows.filter((row) => !seen.has(table.raw(row, 'guarantee')) && seen.add(table.raw(row, 'guarantee')));
      for (const row of first.slice(0, 5 - lines.length)) {
        lines.push([words.labelled(words.word(table, 'guarantee', table.raw(row, 'guarantee')), table.printed(row, 'missing')),
          words.shown(table, row, key), table.raw(row, key) === null ? '' : words.t(key === 'households_open' ? 'households_lower' : 'villages')]);
      }
    }
  }
  return lines;
}

/** What cut the search of a plan short: "" = nothing, or the record does not say. */
function endedBy(plan, words) {
  const cause = value(plan.ended_by);
  return cause && words.has(`ended_by_${cause}`) ? words.t(`ended_by_${cause}`) : '';
}

/** The share of persons below the line of the headline: a number, "hidden", or null where no income is known. */
function belowTheLine({ headcount, persons }) {
  const count = headcount && headcount[0];
  if (!count) {
    return null;
  }
  return count.value ?? (persons && persons.of === null ? 'hidden' : null);
}

function knownBetween({ known_low: low, known_high: high }, words) {
  const is_range = typeof low === 'number' && typeof high === 'number' && low !== high;
  return is_range ? words.t('known_between', { low: words.percent(low, 2), high: words.percent(high, 2) }) : '';
}

export function certainty(data, words) {
  const { summary } = data;
  const lines = [];
  for (const { stage, plan } of plansOf(summary)) {
    lines.push([words.t(`stage_${stage}`), words.has(`status_${plan.status}`) ? words.t(`status_${plan.status}`) : String(plan.status), endedBy(plan, words)]);
    if (plan.gap && plan.gap.share !== undefined && (plan.gap.share !== null || plan.suppressed)) {
      lines.push([words.t('gap'), words.told(plan.gap.share, (share) => words.percent(Number(share), 2)), plan.gap.share === null ? '' : words.t('gap_note')]);
    }
  }
  const { poverty, quality, access } = summary;
  const below = poverty ? belowTheLine(poverty) : null;
  if (below !== null) {
    lines.push([words.t('headcount', { year: poverty.years[0], line: lineName(data, words, poverty.line) }),
      below === 'hidden' ? words.t('hidden') : words.percent(below, 2), knownBetween(poverty.headcount[0], words)]);
  }
  const notSet = (poverty?.ahead?.parameters ?? []).filter(({ state }) => state === 'not set').length;
  if (notSet > 0) {
    lines.push([words.t('not_set'), words.count(notSet), words.t('not_set_note')]);
  }
  if (access && access.network && access.network.surface_not_recorded) {
    const { length } = access.network.surface_not_recorded;
    lines.push([words.t('surface_unknown'), words.length(length.value), words.t('of', { of: words.length(length.of) })]);
  }
  if (quality) {
    lines.push([words.t('rows_accepted'), `${words.count(quality.accepted + quality.repaired)} / ${words.count(quality.read)}`,
      words.t('quarantined', { rows: words.count(quality.quarantined) })]);
  }
  return lines;
}

/** Verdicts of the households of the register; what is hidden is neither zero nor unknown. */
function registerCounts({ register }) {
  const [pass, fail, unknown] = ['pass', 'fail', 'unknown'].map((verdict) => register[`households_${verdict}`]);
  const is_told = [pass, fail, unknown].every((count) => typeof count === 'number');
  return is_told ? { pass, fail, unknown } : { hidden: true, judged: register.base ? register.base.households : null };
}

/**
 * Verdicts by guarantee: households of the register, else of villages, else villages: { name, title, unit, pass, fail,
 * unknown }, or where they may not be told { name, title, unit, hidden: true, judged }.
 */
export function verdictCounts(data, words) {
  const table = data.tables.get('guarantees');
  const shares = new HouseholdShares(data);
  return Object.entries(data.summary.guarantees || {}).map(([name, counts]) => {
    const whole = counts.about === 'household' ? shares.whole(name) : null;
    if (whole) {
      return { name, title: words.word(table, 'guarantee', name), unit: 'household', ...whole };
    }
    const title = table ? words.word(table, 'guarantee', name) : name;
    if (counts.register && counts.about === 'household') {
      return { name, title, unit: 'household', ...registerCounts(counts) };
    }
    const unit = typeof counts.households_pass === 'number'
      && counts.households_pass + counts.households_fail + counts.households_unknown > 0 ? 'households' : 'villages';
    const of = (verdict) => counts[`${unit}_${verdict}`] ?? null;
    return { name, title, unit: unit === 'households' ? 'household' : 'village',
      pass: of('pass'), fail: of('fail'), unknown: of('unknown') };
  }).filter(({ pass, hidden }) => hidden || pass !== null);
}
