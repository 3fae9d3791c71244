// SPDX-License-Identifier: Apache-2.0
// Classes of values with their colours, light enough for names and roads to be read on them. Verdicts: blue
// and orange keep apart for colour-blind readers (Okabe and Ito 2008); steps darken evenly (ColorBrewer). What nobody knows is hatched grey, what no
// road reaches is dark: neither is a step of the scale.

export const kVerdictColours = { pass: '#6fb1dc', fail: '#e58a45', unknown: '#d2d2d2', not_applicable: '#ffffff' };
const kRamps = {
  minutes: ['#ffffcc', '#fed98e', '#fe9929', '#d95f0e', '#993404'],
  good: ['#e58a45', '#deebf7', '#b3d2ea', '#6fb1dc', '#2f7fbc'],
  amount: ['#f3f0f7', '#d5cbe3', '#b3a2ce', '#8f72b4', '#6a3d94'],
};

/** A class: how it is drawn and what the legend says. */
function look(key, label, fill, pattern = '') {
  return { key, label, fill, pattern };
}

export function verdictClasses(words) {
  return ['pass', 'fail', 'unknown', 'not_applicable'].map((verdict) =>
    look(verdict, words.t(`verdict_${verdict}`), kVerdictColours[verdict],
      verdict === 'unknown' ? 'hatched' : ''));
}

export const special = {
  unknown: (words) => look('unknown', words.t('verdict_unknown'), kVerdictColours.unknown, 'hatched'),
  hidden: (words) => look('hidden', words.t('hidden'), '#dddddd', 'dotted'),
  unreached: (words) => look('unreached', words.t('unreached'), '#3a3a3a', 'crossed'),
  none: (words, label = words.t('no_value')) => look('none', label, '#f7f7f3', ''),
};

/** Classes of a number: below the first bound, between bounds, from the last on. */
export function stepClasses(words, bounds, ramp, print) {
  const colours = kRamps[ramp];
  const chosen = bounds.length >= colours.length ? bounds.slice(0, colours.length - 1) : bounds;
  const count = chosen.length + 1;
  const colour = (i) => (count === 1 ? colours[2] : colours[Math.round((i * (colours.length - 1)) / (count - 1))]);
  return Array.from({ length: count }, (unused, i) => {
    let label;
    if (count === 1) {
      label = words.t('every_value');
    } else if (i === 0) {
      label = `< ${print(chosen[0])}`;
    } else if (i === count - 1) {
      label = `≥ ${print(chosen[i - 1])}`;
    } else {
      label = `${print(chosen[i - 1])} – ${print(chosen[i])}`;
    }
    return { ...look(`step${i}`, label, colour(i)), from: i === 0 ? -Infinity : chosen[i - 1] };
  });
}

export function stepOf(classes, value) {
  let found = 0;
  for (let i = 0; i < classes.length; ++i) {
    if (value >= classes[i].from) {
      found = i;
    }
  }
  return classes[found].key;
}

/** Bounds that part the values in five nearly equal groups, at round numbers; where nearly all are the least one, that alone and the others. */
export function roundBounds(values) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) {
    return [];
  }
  const bounds = boundsBetween(sorted, [0.2, 0.4, 0.6, 0.8]);
  const others = sorted.filter((value) => value > sorted[0]);
  return bounds.length > 0 || others.length === 0 ? bounds
    : [boundBelow(others[0], sorted[0]), ...boundsBetween(others, [0.25, 0.5, 0.75])];
}

// Above the least of the sorted values, at the most the greatest.
function boundsBetween(sorted, shares) {
  const bounds = shares.map((share) => rounded(sorted[Math.floor(share * (sorted.length - 1))]))
    .filter((bound) => bound > sorted[0] && bound <= sorted[sorted.length - 1]);
  return [...new Set(bounds)].sort((a, b) => a - b);
}

// A round number that parts a value from a lesser one, else the value itself.
function boundBelow(value, lesser) {
  const bound = rounded(value);
  return bound > lesser && bound <= value ? bound : value;
}

// To two significant digits.
function rounded(value) {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}
