// SPDX-License-Identifier: Apache-2.0
// Rows of a table as a CSV file for a spreadsheet, like those beside the report: UTF-8 with its mark, columns by
// key, texts that a spreadsheet would run as formulas guarded; a negative number is none.

function quoted(text) {
  const guarded = /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export function csvOf(table, rows) {
  const lines = [table.columns.map(({ key }) => key).join(',')];
  for (const row of rows) {
    lines.push(table.columns.map(({ key }) => (table.isNumeric(key) ? table.printed(row, key) : quoted(table.printed(row, key)))).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Hands the rows to the browser as a file of the table's name. */
export function saveCsv(table, rows) {
  const link = document.createElement('a');
  link.download = `${table.name}.csv`;
  link.href = URL.createObjectURL(new Blob([csvOf(table, rows)], { type: 'text/csv' }));
  link.click();
  URL.revokeObjectURL(link.href);
}
