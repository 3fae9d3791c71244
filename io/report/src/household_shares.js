// SPDX-License-Identifier: Apache-2.0
// Verdicts of households by village. The public table has a row a village with its shares; that of the
// internal edition a row a village group, whose counts are added up here.

export const kCounts = ['households_pass', 'households_fail', 'households_unknown', 'households_not_applicable'];

function shareOf(counts) {
  const [pass, fail, unknown] = counts;
  const all = pass + fail + unknown;
  return all === 0 ? null : { low: (100 * pass) / all, high: (100 * (pass + unknown)) / all };
}

export class HouseholdShares {
  constructor(data) {
    this.table = data.tables.get('household_guarantees');
    this.rowsOf = new Map();
    if (!this.table) {
      return;
    }
    this.by_group = !this.table.has('area_level');
    const codes = this.table.column(this.by_group ? 'village_code' : 'area_code');
    codes.forEach((code, row) => {
      if (this.by_group || this.table.raw(row, 'area_level') === 'village') {
        const key = `${code}|${this.table.raw(row, 'guarantee')}`;
        if (this.rowsOf.has(key)) {
          this.rowsOf.get(key).push(row);
        } else {
          this.rowsOf.set(key, [row]);
        }
      }
    });
  }

  has(guarantee) {
    return this.table !== undefined && this.table.rowsBy('guarantee').has(guarantee);
  }

  rows(code, guarantee) {
    return this.rowsOf.get(`${code}|${guarantee}`) || [];
  }

  /** { low, high } in per cent; null: nobody is concerned; "hidden": not published. */
  share(code, guarantee) {
    const rows = this.rows(code, guarantee);
    if (rows.length === 0) {
      return null;
    }
    if (this.by_group) {
      return shareOf(kCounts.map((key) => rows.reduce((sum, row) => sum + (this.table.number(row, key) || 0), 0)));
    }
    const [row] = rows;
    const low = this.table.number(row, 'households_share_low_pct');
    if (low === null) {
      return this.table.raw(row, 'suppressed') === 'yes' ? 'hidden' : null;
    }
    return { low, high: this.table.number(row, 'households_share_high_pct') };
  }

  /** Of an internal table the counts of the whole county by guarantee: { pass, fail, unknown }; else null. */
  whole(guarantee) {
    if (!this.table || !this.by_group || !this.has(guarantee)) {
      return null;
    }
    const rows = this.table.rowsBy('guarantee').get(guarantee);
    const [pass, fail, unknown] = kCounts.map((key) => rows.reduce((sum, row) => sum + (this.table.number(row, key) || 0), 0));
    return { pass, fail, unknown };
  }
}
