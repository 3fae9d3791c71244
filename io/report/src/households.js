// SPDX-License-Identifier: Apache-2.0
// Lists of single households, as the office's own edition holds them: whom a reader asks for.

const kSeparators = /^(、|, )/;  // as status_texts.cpp sets them

export class Households {
  constructor(data) {
    this.lists = data.households;
    const whole = [...this.lists.values()].filter((list) => list.has('household_code'));
    // Every household, once: the longest list of those that hold one row a household.
    this.everybody = whole.filter((list) => list.rowsBy('household_code').size === list.rows)
      .sort((a, b) => b.rows - a.rows)[0];
    this.ruleNames = rulesOf(data);
  }

  get(name) {
    return this.lists.get(name);
  }

  /** The row of a household in a list of one row each; undefined: it is not in it. */
  row(name, code) {
    const rows = this.rows(name, code);
    return rows.length > 0 ? rows[0] : undefined;
  }

  rows(name, code) {
    const list = this.lists.get(name);
    return list ? list.rowsBy('household_code').get(code) || [] : [];
  }

  /** Lists that name some households only, in their order, and the one of everybody. */
  offered() {
    return [...this.lists.values()].filter((list) => list.rows > 0 && list.has('household_code')
      && (list === this.everybody || list.rowsBy('household_code').size < this.everybody.rows));
  }

  /** Rules that are named in a text of reasons. */
  rulesIn(text) {
    const found = [];
    let rest = text || '';
    while (rest) {
      const rule = this.ruleNames.find((name) => rest.startsWith(name) && (rest.length === name.length || kSeparators.test(rest.slice(name.length))));
      const part = rule || rest.split(/、|, /, 1)[0];
      found.push(part);
      rest = rest.slice(part.length).replace(kSeparators, '');
    }
    return found;
  }

  /** Codes of a list, each once, that pass the filters; "" = no filter. */
  found({ list, village = '', grade = '', rule = '', guarantee = '', query = '' }) {
    const table = this.lists.get(list) || this.everybody;
    const status = this.get('status');
    const verdicts = this.get('guarantees');
    const split = guarantee.lastIndexOf(':');
    const [asked, verdict] = [guarantee.slice(0, split), guarantee.slice(split + 1)];
    const wanted = query.trim().toLowerCase();
    const villages = table.column('village_code');
    const with_rule = new Map();  // by the text of reasons
    const has_rule = (text) => {
      if (!with_rule.has(text)) {
        with_rule.set(text, this.rulesIn(text).includes(rule));
      }
      return with_rule.get(text);
    };
    const seen = new Set();
    table.column('household_code').forEach((code, row) => {
      if (seen.has(code) || (village && villages[row] !== village) || (wanted && !code.toLowerCase().includes(wanted))) {
        return;
      }
      if (grade || rule) {
        const at = this.row('status', code);
        if (at === undefined || (grade && status.raw(at, 'monitoring_class') !== grade)
          || (rule && !has_rule(this.reasons(code)))) {
          return;
        }
      }
      if (guarantee) {
        const at = this.row('guarantees', code);
        if (at === undefined || verdicts.raw(at, asked) !== verdict) {
          return;
        }
      }
      seen.add(code);
    });
    return [...seen];
  }

  /** Why a household is in a class or on the list of visits. */
  reasons(code) {
    for (const name of ['visit_first', 'status']) {
      const at = this.row(name, code);
      if (at !== undefined && this.get(name).raw(at, 'status_reasons')) {
        return this.get(name).raw(at, 'status_reasons');
      }
    }
    return '';
  }

  /** Guarantees that the register was judged by: columns that have one of what fails beside them. */
  guarantees() {
    const table = this.get('guarantees');
    return table ? table.columns.map(({ key }) => key).filter((key) => table.has(`${key}_fails`)) : [];
  }
}

/** Names of rules of classes, long ones first: one may begin with another. */
function rulesOf(data) {
  const table = data.tables.get('status_rules');
  const names = table && table.has('rule') ? table.distinct('rule') : [];
  return names.filter((name) => typeof name === 'string').sort((a, b) => b.length - a.length);
}
