// SPDX-License-Identifier: Apache-2.0
// Texts in the reader's language, numbers with their units.

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

  columnTitle(table, key) {
    const title = this.in(table.byKey.get(key).title);
    return title.charAt(0).toUpperCase() + title.slice(1);
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

  /** Money of a text in major units, in the display unit of the profile. */
  money(text) {
    if (text === null || text === undefined) {
      return '–';
    }
    const amount = Number(text);
    const { units, currency } = this.data.profile;
    if (this.language === 'zh' && units.large_money === '万元') {
      return `${grouped((amount / 1e4).toFixed(amount >= 1e8 ? 0 : 1))} 万元`;
    }
    const code = currency || '';
    if (Math.abs(amount) >= 1e6) {
      return `${grouped((amount / 1e6).toFixed(1))} ${this.t('million')} ${code}`.trim();
    }
    return `${grouped(amount.toFixed(0))} ${code}`.trim();
  }

  kilometres(metres) {
    return `${grouped((metres / 1000).toFixed(0))} ${this.t('kilometre')}`;
  }

  count(value) {
    return value === null || value === undefined ? '–' : grouped(String(value));
  }

  percent(share, digits = 1) {
    return share === null || share === undefined ? '–' : `${(share * 100).toFixed(digits)} %`;
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
