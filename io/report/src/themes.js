// SPDX-License-Identifier: Apache-2.0
// What the map can show, made from the tables that the run holds. A theme has options (choices of the
// reader; `always`: they say what the number is), classes, and for each village a class and the text of its value.
import { areaThemes } from './area_theme.js';
import { comparisonTheme } from './comparison_theme.js';
import { guaranteeTheme } from './guarantee_theme.js';
import { minutesTheme } from './minutes_theme.js';
import { relocationTheme } from './relocation_theme.js';

export function makeThemes(data, words) {
  return [
    comparisonTheme(data, words),
    guaranteeTheme(data, words),
    minutesTheme(data, words),
    relocationTheme(data, words),
    ...areaThemes(data, words),
  ].filter(Boolean);
}

/** What is shown: the theme, what the number is, and every choice that has another. */
export function shownTitle({ theme, options, choices }, words) {
  const told = options.filter(({ offered, always }) => always || offered.length > 1)
    .map(({ id, offered }) => offered.find(({ value }) => value === choices[id]).title);
  return words.labelled(theme.title(), words.enumerated(told));
}

/** The options of a theme with what is chosen: earlier choices decide what later ones offer. */
export function resolved(theme, chosen) {
  const choices = {};
  const options = [];
  for (const option of theme.options) {
    const values = option.values(choices);
    if (values.length === 0) {
      continue;
    }
    const wanted = chosen[option.id];
    const is_offered = values.some(({ value }) => value === wanted);
    choices[option.id] = is_offered ? wanted : (option.preferred ? option.preferred(values, choices) : values[0].value);
    options.push({ ...option, offered: values });
  }
  return { choices, options };
}
