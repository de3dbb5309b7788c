import { open } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { type FileFormat, type FileShape, plainText } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { parse } from 'csv-parse/sync';
import { readFileItems } from './read-file-items.ts';

const headBytes = 262_144;
const packedHeadBytes = 65_536;
const sampledRows = 200;

/** What a file is and which columns it has, by its content first and its name second. Reads only its head. */
export async function inspectFile(path: string, fileName: string): Promise<FileShape> {
  const raw = await readHead(path);
  const compressed = raw[0] === 0x1f && raw[1] === 0x8b;
  const head = compressed ? unpackHead(raw) : raw;
  if (head.length === 0)
    throw new Fault('TL_FILE_DAMAGED', 'The file is empty. Choose a file with at least one event.');
  const format = detectFormat(head, fileName.replace(/\.gz$/i, ''));
  const encoding = format === 'parquet' || format === 'ocel-sqlite' ? null : detectEncoding(head);
  const shape: FileShape = {
    format,
    compressed,
    // JSON is written in UTF-8: a damaged byte is damage of its line, and no other encoding of the whole file.
    encoding: format === 'jsonl' && encoding === 'windows-1252' ? 'utf-8' : encoding,
    delimiter: null,
    header: null,
    columns: [],
    objectTypes: [],
  };
  return format === 'csv' ? withCsvColumns(shape, head) : withColumns(shape, path);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function unpackHead(raw: Buffer): Buffer {
  try {
    // A hundredth of an archive can unpack to a thousand times its size, so only its start is looked at.
    return gunzipSync(raw.subarray(0, packedHeadBytes), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, headBytes);
  } catch (cause) {
    throw new Fault(
      'TL_FILE_DAMAGED',
      'The file looks compressed but cannot be unpacked. Compress it again and send it.',
      { cause },
    );
  }
}

function detectFormat(head: Buffer, name: string): FileFormat {
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
  if (head.subarray(0, 15).toString('latin1') === 'SQLite format 3') return 'ocel-sqlite';
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    throw new Fault(
      'TL_FORMAT_UNKNOWN',
      'This is a ZIP archive or a spreadsheet. Save the sheet as CSV, or unpack the archive, and send that file.',
    );
  const text = decodeHead(head).trimStart();
  if (text.startsWith('<')) {
    if (/<object-types|<event-types|<objects>/.test(text)) return 'ocel-xml';
    if (/<log[\s>]/.test(text) || /\.xes$/i.test(name)) return 'xes';
    throw new Fault(
      'TL_FORMAT_UNKNOWN',
      'This is XML, but neither an XES nor an OCEL 2.0 log. Send one of those, or CSV, JSON lines or Parquet.',
    );
  }
  if (text.startsWith('{')) {
    const firstLine = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n')).trim();
    if (isJson(firstLine) && !/"objectTypes"/.test(firstLine)) return 'jsonl';
    return /"(objectTypes|eventTypes|objects|events)"/.test(text) || /ocel$/i.test(name) ? 'ocel-json' : 'jsonl';
  }
  if (isBinary(head)) {
    throw new Fault(
      'TL_FORMAT_UNKNOWN',
      'This is not a file of events we know. Send CSV, TSV, JSON lines, Parquet, XES or OCEL 2.0.',
    );
  }
  return 'csv';
}

/** A few zero bytes are damage to a text; many are no text. */
function isBinary(head: Buffer): boolean {
  let zeros = 0;
  for (const byte of head) if (byte === 0) zeros += 1;
  return zeros > head.length / 200 && !/^utf-16/.test(detectEncoding(head));
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

/** By byte-order mark, else by whether the bytes are valid UTF-8; what is left is Windows' Latin. */
function detectEncoding(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = (from: number) =>
    head.subarray(0, 4000).filter((byte, index) => index % 2 === from && byte === 0).length;
  const half = Math.min(4000, head.length) / 2;
  if (zeros(1) > half * 0.7) return 'utf-16le';
  if (zeros(0) > half * 0.7) return 'utf-16be';
  // A character may be cut at the end of the head: the decoder holds it back.
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    const wrong = new TextDecoder('utf-8').decode(head).split('\ufffd').length - 1;
    return /[\u00c3\u00c2][\u0080-\u00bf]/.test(head.toString('latin1')) && wrong < 20 ? 'utf-8' : 'windows-1252';
  }
}

function decodeHead(head: Buffer): string {
  return new TextDecoder(detectEncoding(head)).decode(head, { stream: true });
}

function withCsvColumns(shape: FileShape, head: Buffer): FileShape {
  const text = decodeHead(head);
  const complete = head.length < headBytes ? text : text.slice(0, text.lastIndexOf('\n') + 1 || undefined);
  const delimiter = detectDelimiter(complete);
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    bom: true,
    to: sampledRows + 1,
  };
  let rows: string[][];
  try {
    rows = parse(complete, options);
  } catch (cause) {
    throw new Fault(
      'TL_FILE_DAMAGED',
      'The file cannot be read as a table. Check its quotation marks and send it again.',
      { cause },
    );
  }
  const [first, ...rest] = rows;
  if (first === undefined)
    throw new Fault('TL_FILE_DAMAGED', 'The file has no rows. Choose a file with at least one event.');
  const header = looksLikeHeader(first, rest);
  const names = uniqueNames(header ? first : first.map(() => ''));
  const sample = header ? rest : rows;
  return {
    ...shape,
    delimiter,
    header,
    columns: names.map((name, index) =>
      columnOf(
        name,
        sample.map((row) => row[index] ?? ''),
      ),
    ),
  };
}

/** The sign that splits the first lines into most cells, the same number each. */
function detectDelimiter(text: string): string {
  const lines = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  let best = [',', 0] as [string, number];
  for (const sign of [',', ';', '\t', '|']) {
    const counts = lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(sign).length - 1);
    const usual = counts[0] ?? 0;
    const score = usual * (counts.filter((count) => count === usual).length / Math.max(1, counts.length));
    if (score > best[1]) best = [sign, score];
  }
  return best[0];
}

function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const isValue = (text: string) =>
    /^-?[\d.,]+$/.test(text.trim()) || /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(text.trim());
  if (first.some(isValue)) return false;
  return rest.length === 0 || first.every((name) => name.trim() === '' || name.length < 100);
}

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const trimmed = plainText(name).trim();
    // Only this name would change what a row is instead of naming a cell.
    const plain = trimmed === '' ? `column_${index + 1}` : trimmed === '__proto__' ? 'proto' : trimmed;
    const before = seen.get(plain) ?? 0;
    seen.set(plain, before + 1);
    return before === 0 ? plain : `${plain}_${before + 1}`;
  });
}

function columnOf(name: string, values: readonly string[]) {
  const filled = values.filter((text) => text.trim() !== '');
  return {
    name,
    examples: [...new Set(filled)].slice(0, 5).map((text) => plainText(text.slice(0, 200))),
    filledShare: values.length === 0 ? 0 : filled.length / values.length,
  };
}

/** The columns that the first rows of a file use, in the order in which they come up. */
async function withColumns(shape: FileShape, path: string): Promise<FileShape> {
  const values = new Map<string, string[]>();
  const types = new Map<string, number>();
  let rows = 0;
  for await (const items of readFileItems(path, shape)) {
    for (const item of items) {
      if (item.kind !== 'row') continue;
      rows += 1;
      for (const type of new Set(item.objects.map((object) => object.type)))
        types.set(type, (types.get(type) ?? 0) + 1);
      for (const [name, text] of Object.entries(item.cells)) values.set(name, [...(values.get(name) ?? []), text]);
      if (rows >= sampledRows) break;
    }
    if (rows >= sampledRows) break;
  }
  if (rows === 0)
    throw new Fault(
      'TL_FILE_DAMAGED',
      'No event can be read from this file. Check that it is whole and send it again.',
    );
  const columns = [...values].map(([name, texts]) => ({
    ...columnOf(name, texts),
    filledShare: texts.filter((text) => text !== '').length / rows,
  }));
  const objectTypes = [...types].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([type]) => type);
  return { ...shape, columns, objectTypes };
}
