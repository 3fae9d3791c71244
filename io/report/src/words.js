// SPDX-License-Identifier: Apache-2.0
// Texts in the reader's language, numbers with their units.

// Behind a number, from which no line break parts it.
export const kPerCent = '\u00a0%';

// Units in which profiles have large sums of money and lengths shown: their size in major units and metres. What
// they are called stands in the texts; a Chinese unit of money is for readers of Chinese.
const kChineseMoney = { 千元: 1e3, 万元: 1e4, 百万元: 1e6, 亿元: 1e8 };
const kMoney = { thousand: 1e3, million: 1e6, billion: 1e9 };
const kLengths = { km: ['kilometre', 1000], 公里: ['kilometre', 1000], 千米: ['kilometre', 1000], 里: ['li', 500], 华里: ['li', 500] };

export class Words {
  constructor(data) {
    this.data = data;
    this.language = data.language;
  }

  /** A text of the data: one string, or one in each language. */
  in(text) {
    if (text === undefined || text === null) {
      return '';
    }
    return Array.isArray(text) ? text[this.language === 'zh' ? 1 : 0] : text;
  }

  /** What the page says by itself; {name} is replaced by a value. */
  t(key, values = {}) {
    const text = this.data.texts[key];
    if (text === undefined) {
      throw new Error(`no text for ${key}`);
    }
    return this.in(text).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  has(key) {
    return this.data.texts[key] !== undefined;
  }

  /** Title of a table without the stamps that every page shows. */
  titleOf(table) {
    let title = this.in(table.title);
    for (const stamp of this.data.stamps) {
      title = title.replace(` – ${this.in(stamp)}`, '');
    }
    return title.charAt(0).toUpperCase() + title.slice(1);
  }

  /** Title of a column without a unit. */
  columnName(table, key) {
    const title = this.in(table.byKey.get(key).title);
    return title.charAt(0).toUpperCase() + title.slice(1);
  }

  /** Title of a column; of money with its unit, which no other title says. */
  columnTitle(table, key) {
    const name = this.columnName(table, key);
    return this.isMoney(table.byKey.get(key).unit) ? this.inBrackets(name, this.majorMoney()) : name;
  }

  inBrackets(text, more) {
    return this.language === 'zh' ? `${text}（${more}）` : `${text} (${more})`;
  }

  word(table, key, word) {
    const column = table.byKey.get(key);
    const words = column && column.words;
    return words && Object.hasOwn(words, word) ? this.in(words[word]) : String(word);
  }

  /** What the profile calls a rule, a condition or a part. */
  rule(id) {
    const { rules = {}, conditions = {} } = this.data.profile;
    const name = [rules, conditions].find((one) => Object.hasOwn(one, id));
    return name ? this.in(name[id]) : String(id);
  }

  /** A cell for people: words by name, digits in groups, what an empty cell means. */
  shown(table, row, key) {
    const cell = table.raw(row, key);
    if (cell === null) {
      return this.empty(table, row, key);
    }
    if (typeof cell !== 'number') {
      return this.word(table, key, cell);
    }
    return /(^|_)year$/.test(key) ? table.printed(row, key) : grouped(table.printed(row, key));
  }

  empty(table, row, key) {
    if (table.has('suppressed') && table.raw(row, 'suppressed') === 'yes' && table.isNumeric(key)) {
      return this.t('hidden');
    }
    return this.in(table.byKey.get(key).empty) || '–';
  }

  /** Whether a unit is that of money: the currency, or its name in the profile. */
  isMoney(unit) {
    const { units, currency } = this.data.profile;
    return Boolean(unit) && [currency, units.money].includes(unit);
  }

  /** What the major unit of money is called; "" = the profile does not say. */
  majorMoney() {
    const { units, currency } = this.data.profile;
    return (this.language === 'zh' && units.money) || currency || '';
  }

  /** The profile's unit of large sums, { size, name }; millions where it has none that is known here. */
  largeMoney() {
    const { units, currency } = this.data.profile;
    if (this.language === 'zh' && Object.hasOwn(kChineseMoney, units.large_money)) {
      return { size: kChineseMoney[units.large_money], name: units.large_money };
    }
    const unit = Object.hasOwn(kMoney, units.large_money) ? units.large_money : 'million';
    return { size: kMoney[unit], name: `${this.t(unit)} ${currency || ''}`.trim() };
  }

  /** Money of a text in major units; large sums in the display unit of the profile. */
  money(text) {
    if (text === null || text === undefined) {
      return '–';
    }
    const amount = Number(text);
    const { size, name } = this.largeMoney();
    if (Math.abs(amount) < size) {
      return `${grouped(amount.toFixed(0))} ${this.majorMoney()}`.trim();
    }
    const digits = Math.abs(amount) >= 1e4 * size ? 0 : size >= 1e8 ? 2 : 1;
    return `${grouped((amount / size).toFixed(digits))} ${name}`;
  }

  /** A length in the display unit of the profile. */
  length(metres) {
    const { units } = this.data.profile;
    const [name, size] = Object.hasOwn(kLengths, units.length) ? kLengths[units.length] : kLengths.km;
    return `${grouped((metres / size).toFixed(0))} ${this.t(name)}`;
  }

  count(value) {
    return value === null || value === undefined ? '–' : grouped(String(value));
  }

  percent(share, digits = 1) {
    return share === null || share === undefined ? '–' : `${(share * 100).toFixed(digits)}${kPerCent}`;
  }

  /** From low to high; one number where both print the same. */
  range(low, high) {
    return low === high ? low : `${low} – ${high}`;
  }

  /** "title: text", with the colon of the language. */
  labelled(title, text) {
    return this.language === 'zh' ? `${title}：${text}` : `${title}: ${text}`;
  }

  /** Short texts that belong together. */
  enumerated(texts) {
    return texts.join(this.language === 'zh' ? '，' : ', ');
  }

  /** Texts one after another. */
  listed(texts) {
    return texts.join(this.language === 'zh' ? '；' : '; ');
  }

  /** A value that may be hidden (null), printed by `print`. */
  told(value, print) {
    return value === null ? this.t('hidden') : print(value);
  }

  /** "{count} villages" and the like: number and unit of summary.json. */
  unit(key) {
    return this.data.texts[`unit.${key}`] ? this.t(`unit.${key}`) : key;
  }
}

/** Digits in groups of three. */
export function grouped(printed) {
  const [whole, fraction] = printed.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}
