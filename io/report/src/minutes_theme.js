// SPDX-License-Identifier: Apache-2.0
// Minutes to a service by mode, season or month, and who is within a threshold. Where the surface of
// roads is not recorded there are two readings: a village passes if both do, fails if neither does.
import { special, stepClasses, stepOf, verdictClasses } from './classes.js';

const kColumn = /^(.+)_(walk|ride|round_trip)_(dry|wet|worst)(?:_(low|high))?_min$/;
const kSeasons = ['worst', 'dry', 'wet'];

/** Columns of minutes: service -> mode -> season -> reading -> key. */
function columnsOf(table) {
  const services = new Map();
  for (const { key } of table.columns) {
    const found = kColumn.exec(key);
    if (found) {
      const [, service, mode, season, reading = ''] = found;
      const modes = services.get(service) || services.set(service, new Map()).get(service);
      const seasons = modes.get(mode) || modes.set(mode, new Map()).get(mode);
      const readings = seasons.get(season) || seasons.set(season, new Map()).get(season);
      readings.set(reading, key);
    }
  }
  return services;
}

/** Minutes by month from the long table of times: "code|service|mode|reading|state" -> minutes. */
function monthsOf(data) {
  const access = data.tables.get('access');
  const states = data.tables.get('states');
  if (!access || !states || states.rows < 2) {
    return null;
  }
  const stateOf = new Map();
  states.column('months').forEach((months, row) => {
    String(months).split(' ').forEach((month) => stateOf.set(Number(month), states.raw(row, 'state')));
  });
  const minutes = new Map();
  const kinds = access.column('place_kind');
  const columns = ['place_code', 'service', 'mode', 'reading', 'state'].map((key) => access.column(key));
  kinds.forEach((kind, row) => {
    if (kind === 'village') {
      minutes.set(columns.map((column) => column[row] ?? '').join('|'), access.number(row, 'minutes'));
    }
  });
  return { access, stateOf, minutes };
}

export function minutesTheme(data, words) {
  const table = data.tables.get('villages');
  const services = columnsOf(table);
  if (services.size === 0) {
    return null;
  }
  const months = monthsOf(data);
  const rowOf = table.rowsBy('village_code');
  const modesOf = (choices) => services.get(choices.service);
  const seasonsOf = (choices) => modesOf(choices).get(choices.mode);

  const serviceTitle = (service) => {
    const name = months && months.access.byKey.get('service').words;
    if (name && name[service]) {
      return words.in(name[service]);
    }
    const [mode] = services.get(service).keys();
    const [season] = services.get(service).get(mode).keys();
    const [key] = services.get(service).get(mode).get(season).values();
    return words.columnTitle(table, key).split(/[:：,，]/)[0];
  };

  /** Least and most minutes over the readings: null = not reached. */
  const bounds = (code, choices) => {
    const row = (rowOf.get(code) || [])[0];
    let values;
    if (choices.season.startsWith('month:')) {
      const state = months.stateOf.get(Number(choices.season.slice(6)));
      const readings = choices.mode === 'ride' ? ['low', 'high'] : [''];
      values = readings.map((reading) =>
        months.minutes.get([code, choices.service, choices.mode, reading, state].join('|')) ?? null);
    } else {
      values = [...seasonsOf(choices).get(choices.season).values()].map((key) => table.number(row, key));
    }
    const known = values.filter((value) => value !== null);
    return {
      least: known.length ? Math.min(...known) : null,
      most: known.length === values.length ? Math.max(...values) : null,
    };
  };

  const classesOf = (choices, threshold) => {
    if (choices.show === 'threshold') {
      return [
        ...verdictClasses(words).slice(0, 3).map((one) => ({ ...one,
          label: words.t(`within_${one.key}`, { minutes: threshold }) })),
        special.unreached(words)];
    }
    return [...stepClasses(words, [15, 30, 60, 120], 'minutes', String), special.unreached(words)];
  };

  const value = (code, choices, threshold) => {
    const { least, most } = bounds(code, choices);
    if (least === null) {
      return { key: 'unreached', text: words.t('unreached'), sort: 1e9 };
    }
    const text = most === null ? `${least.toFixed(2)} – ${words.t('unreached')}`
      : least === most ? least.toFixed(2) : `${least.toFixed(2)} – ${most.toFixed(2)}`;
    const sort = most === null ? 1e8 : most;
    if (choices.show === 'threshold') {
      const verdict = most !== null && most <= threshold ? 'pass' : least > threshold ? 'fail' : 'unknown';
      return { key: verdict, text, sort };
    }
    return { key: stepOf(classesOf(choices, threshold), sort), text, sort };
  };

  return {
    id: 'minutes',
    title: () => words.t('theme_minutes'),
    unit: () => words.t('minutes_short'),
    threshold: { low: 5, high: 180, step: 5, start: 30 },
    options: [
      { id: 'service', always: true, title: () => words.t('service'),
        values: () => [...services.keys()].map((one) => ({ value: one, title: serviceTitle(one) })) },
      { id: 'mode', always: true, title: () => words.t('mode'),
        values: (choices) => [...modesOf(choices).keys()].map((one) => ({ value: one, title: words.t(`mode_${one}`) })) },
      { id: 'season', always: true, title: () => words.t('season'),
        values: (choices) => [
          ...kSeasons.filter((one) => seasonsOf(choices).has(one)).map((one) => ({ value: one, title: words.t(`season_${one}`) })),
          ...(months && choices.mode !== 'round_trip' && choices.service !== 'hardened_road'
            ? Array.from({ length: 12 }, (unused, i) => ({ value: `month:${i + 1}`, title: words.t('month', { month: i + 1 }) })) : []),
        ] },
      { id: 'show', title: () => words.t('show'),
        values: () => ['threshold', 'classes'].map((one) => ({ value: one, title: words.t(`show_${one}`) })) },
    ],
    classes: classesOf,
    value,
    caption: (choices) => words.enumerated([serviceTitle(choices.service), words.t(`mode_${choices.mode}`)]),
    services: () => [...services.keys()].filter((one) => one !== 'hardened_road').map((one) => ({ value: one, title: serviceTitle(one) })),
    bounds,
    modes: (service) => [...services.get(service).keys()],
  };
}
