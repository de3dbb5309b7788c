/** One line of CSV. A cell that a spreadsheet would run as a formula gets an apostrophe; a plain number stays one. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => quoted(guarded(cell))).join(',');
}

/** Apostrophes and then a sign that begins a formula: one apostrophe more keeps the two readings apart. */
const formula = /^'*[=+\-@\t\r\n]/;

function guarded(cell: string): string {
  return formula.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
}

/** What a cell held before `csvLine` guarded it. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
