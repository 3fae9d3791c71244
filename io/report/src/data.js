// SPDX-License-Identifier: Apache-2.0
// The data block, read once; columns of tables are unpacked when somebody asks for them.

const kCodeDigits =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{|}~ ';
const kValueOf = new Map([...kCodeDigits].map((digit, value) => [digit, value]));

/** The cells of a column: null, a text, or an integer (the value times 10^decimals). */
function unpacked(data, rows) {
  if (!data) {
    return [];
  }
  if ('c' in data) {
    return new Array(rows).fill(data.c);
  }
  if (data.n) {
    return data.n;
  }
  const cells = new Array(rows);
  for (let row = 0, at = 0; row < rows; ++row) {
    let value = 0;
    for (let i = 0; i < data.w; ++i, ++at) {
      value = value * kCodeDigits.length + kValueOf.get(data.x[at]);
    }
    cells[row] = data.v[value];
  }
  return cells;
}

/** An integer times 10^-decimals with exactly its digits, as the CSV file prints it. */
export function printedNumber(scaled, decimals) {
  const negative = scaled < 0;
  let digits = String(Math.abs(scaled));
  if (decimals > 0) {
    digits = digits.padStart(decimals + 1, '0');
    digits = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }
  return negative ? `-${digits}` : digits;
}

export class Table {
  constructor(name, raw) {
    this.name = name;
    this.title = raw.title;
    this.rows = raw.rows;
    this.columns = raw.columns;
    this.geometry = raw.geometry || 'none';
    this.shapes = raw.shapes || [];
    this.byKey = new Map(raw.columns.map((column) => [column.key, column]));
    this.cells = new Map();
    this.indexes = new Map();
  }

  has(key) {
    return this.byKey.has(key);
  }

  /** Raw cells of a column; none where there is no such column. */
  column(key) {
    if (!this.cells.has(key)) {
      const column = this.byKey.get(key);
      this.cells.set(key, column ? unpacked(column.data, this.rows) : []);
    }
    return this.cells.get(key);
  }

  raw(row, key) {
    const cell = this.column(key)[row];
    return cell === undefined ? null : cell;
  }

  /** As in the CSV file; "" for nothing. */
  printed(row, key) {
    const cell = this.raw(row, key);
    if (cell === null) {
      return '';
    }
    return typeof cell === 'number' ? printedNumber(cell, this.byKey.get(key).decimals) : cell;
  }

  number(row, key) {
    const cell = this.raw(row, key);
    return typeof cell === 'number' ? cell / 10 ** this.byKey.get(key).decimals : null;
  }

  isNumeric(key) {
    return this.byKey.get(key).type !== 'text';
  }

  /** Rows by the cell of a column. */
  rowsBy(key) {
    if (!this.indexes.has(key)) {
      const index = new Map();
      this.column(key).forEach((cell, row) => {
        if (index.has(cell)) {
          index.get(cell).push(row);
        } else {
          index.set(cell, [row]);
        }
      });
      this.indexes.set(key, index);
    }
    return this.indexes.get(key);
  }

  distinct(key) {
    return [...this.rowsBy(key).keys()];
  }
}

/** Lists of households by name, and those that are too long for a page; a column may be that of another list. */
export function listsOf(raw) {
  const lists = Object.entries(raw || {});
  for (const [, { columns }] of lists) {
    for (const column of columns) {
      if (column.data && 'as' in column.data) {
        column.data = raw[column.data.as].columns.find(({ key }) => key === column.key).data;
      }
    }
  }
  const is_told = ({ rows, columns }) => rows === 0 || columns.some(({ data }) => data);
  return {
    households: new Map(lists.filter(([, list]) => is_told(list)).map(([name, list]) => [name, new Table(name, list)])),
    tooLong: lists.filter(([, list]) => !is_told(list)).map(([name, { title, rows }]) => ({ name, title, rows })),
  };
}

export function readData() {
  const raw = JSON.parse(document.getElementById('data').textContent);
  const tables = new Map(
    Object.entries(raw.tables).map(([name, table]) => [name, new Table(name, table)]));
  return { ...raw, tables, ...listsOf(raw.households) };
}
