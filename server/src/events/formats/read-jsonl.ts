import { type FileShape, parseJsonExactly, plainText } from '@throughline/core/events';
import { type FileItem, itemsPerBatch, type ReadOptions, rawLimit } from './file-item.ts';
import { asText, type BytesEnd, openBytes } from './open-bytes.ts';

/** A line longer than this is given as damaged without being kept. */
const longestLine = 16_777_216;
const deepest = 64;

/** The rows of a file with one JSON object a line. */
export async function* readJsonl(
  path: string,
  shape: FileShape,
  options: ReadOptions,
): AsyncGenerator<readonly FileItem[]> {
  const end: BytesEnd = { cut: null };
  let batch: FileItem[] = [];
  let ordinal = 0;
  let number = 0;
  for await (const line of linesOf(
    asText(openBytes(path, shape.compressed, options, end), shape.encoding ?? 'utf-8'),
  )) {
    number += 1;
    if (line.trim() === '') continue;
    ordinal += 1;
    batch.push(itemOf(line, ordinal, number));
    if (batch.length >= itemsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (end.cut !== null)
    batch.push({
      kind: 'damaged',
      ordinal: ordinal + 1,
      line: number,
      reason: 'file-cut-short',
      detail: end.cut,
      raw: '',
    });
  yield batch;
}

function itemOf(line: string, ordinal: number, number: number): FileItem {
  const damaged = (detail: string): FileItem => ({
    kind: 'damaged',
    ordinal,
    line: number,
    reason: line.includes('\ufffd') ? 'text-unreadable' : 'row-malformed',
    detail,
    raw: line.slice(0, rawLimit),
  });
  if (line.length > longestLine) return damaged('The line is longer than 16 MB.');
  if (line.includes('\ufffd')) return damaged('Some bytes do not fit the encoding of the file.');
  try {
    const value = parseJsonExactly(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return damaged('The line is not a JSON object.');
    if (isTooDeep(value)) return damaged(`The line is nested more than ${deepest} deep.`);
    return { kind: 'row', ordinal, line: number, cells: flatCells(value), objects: [], raw: () => line };
  } catch {
    return damaged('The line is not JSON.');
  }
}

function isTooDeep(value: object, depth = 1): boolean {
  if (depth > deepest) return true;
  return Object.values(value).some(
    (inner) => typeof inner === 'object' && inner !== null && isTooDeep(inner, depth + 1),
  );
}

/** A JSON object as cells: nested names joined by dots, lists of plain values by a bar. */
export function flatCells(value: object, prefix = '', cells: Record<string, string> = {}): Record<string, string> {
  for (const [name, inner] of Object.entries(value)) {
    // Only this name would change what the object is instead of becoming a cell.
    const key = prefix === '' && name === '__proto__' ? 'proto' : `${prefix}${plainText(name)}`;
    if (inner === null || inner === undefined) continue;
    if (Array.isArray(inner))
      cells[key] = inner.map((one) => (typeof one === 'object' ? JSON.stringify(one) : String(one))).join('|');
    else if (inner instanceof Date) cells[key] = Number.isNaN(inner.getTime()) ? '' : inner.toISOString();
    else if (typeof inner === 'object') flatCells(inner, `${key}.`, cells);
    else cells[key] = String(inner);
  }
  return cells;
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    if (rest.length > longestLine * 2) rest = rest.slice(0, longestLine + 1);
  }
  if (rest !== '') yield rest;
}
