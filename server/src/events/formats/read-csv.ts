import { isUtf8 } from 'node:buffer';
import type { FileShape } from '@throughline/core/events';
import { type CsvError, type Parser, parse } from 'csv-parse';
import { flatColumns, unguarded } from '../exports/index.ts';
import { type FileItem, itemsPerBatch, type ReadOptions, rawLimit } from './file-item.ts';
import { KnownNames } from './known-names.ts';
import { asText, type BytesEnd, openBytes } from './open-bytes.ts';

const longestRow = 16_777_216;
const smallestPiece = 4096;
const largestPiece = 262_144;
const [lineFeed, carriageReturn] = [10, 13];

/** The rows of a CSV or TSV file. A row that breaks the rules is given as damaged, and reading goes on at the next line. */
export async function* readCsv(
  path: string,
  shape: FileShape,
  options: ReadOptions,
): AsyncGenerator<readonly FileItem[]> {
  const end: BytesEnd = { cut: null };
  const table = new CsvTable(shape);
  for await (const bytes of utf8Bytes(openBytes(path, shape.compressed, options, end), shape.encoding ?? 'utf-8')) {
    table.write(bytes);
    if (table.items.length >= itemsPerBatch) yield table.take();
  }
  if (end.cut === null) await table.close();
  else table.cut(end.cut);
  yield table.take();
}

async function* utf8Bytes(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  if (encoding !== 'utf-8') {
    for await (const text of asText(bytes, encoding)) yield Buffer.from(text);
    return;
  }
  let isFirst = true;
  for await (const chunk of bytes) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    yield hasMark ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

/**
 * Rows of a table from its bytes. The bytes since the last whole row are held, so that after a wrong quotation mark only
 * the line with it is given up: what followed is read again, in small pieces until the rows are in order.
 */
class CsvTable {
  items: FileItem[] = [];
  readonly #names: readonly string[];
  readonly #options: { readonly delimiter: string };
  readonly #isUtf8: boolean;
  /** Our own exports guard the cells that a spreadsheet would run. */
  readonly #isOurs: boolean;
  #headerDue: boolean;
  #ordinal = 0;
  #line = 1;
  #parser: Parser;
  #problem: string | null = null;
  #held: Buffer = Buffer.alloc(0);
  /** Where in all that this parser was given the held bytes begin, and how many of them belong to rows already taken. */
  #heldFrom = 0;
  #taken = 0;
  #piece = largestPiece;
  #skipsLine = false;

  constructor(shape: FileShape) {
    const known = new KnownNames('');
    this.#names = shape.columns.map((column) => known.of(column.name));
    this.#options = { delimiter: shape.delimiter ?? ',' };
    this.#isUtf8 = (shape.encoding ?? 'utf-8') === 'utf-8';
    this.#isOurs = flatColumns.every((name, index) => this.#names[index] === name);
    this.#headerDue = shape.header === true;
    this.#parser = this.#newParser();
  }

  take(): readonly FileItem[] {
    const taken = this.items;
    this.items = [];
    return taken;
  }

  damaged(reason: 'row-malformed' | 'text-unreadable' | 'file-cut-short', detail: string, raw: string): void {
    this.#ordinal += 1;
    this.items.push({
      kind: 'damaged',
      ordinal: this.#ordinal,
      line: this.#line,
      reason,
      detail,
      raw: raw.slice(0, rawLimit),
    });
  }

  write(bytes: Buffer): void {
    let rest = this.#skipsLine ? this.#afterLine(bytes) : bytes;
    while (rest.length > 0) {
      const piece = rest.subarray(0, this.#piece);
      rest = rest.subarray(piece.length);
      this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
      this.#parser.write(piece);
      this.#dropTaken();
      if (this.#problem === null) this.#piece = Math.min(largestPiece, this.#piece * 2);
      else rest = Buffer.concat([this.#afterDamage(), rest]);
    }
  }

  async close(): Promise<void> {
    for (;;) {
      const parser = this.#parser;
      await new Promise((resolve) => parser.once('close', resolve).resume().end());
      this.#dropTaken();
      if (this.#problem === null) return;
      this.write(this.#afterDamage());
    }
  }

  /** Ends in the middle of a row, which cannot be trusted. */
  cut(detail: string): void {
    this.damaged('file-cut-short', detail, this.#held.toString('utf8'));
  }

  #newParser(): Parser {
    const parser = parse({
      ...this.#options,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: longestRow,
      on_record: (record: string[], { bytes }) => {
        this.#row(record, bytes - this.#heldFrom);
        return undefined;
      },
      on_skip: (error: CsvError | undefined) => {
        this.#problem ??= plainCsvError(error);
        throw error;
      },
    });
    // What stopped it is known by then.
    parser.on('error', () => undefined);
    return parser;
  }

  /** A row that ends at `end` of the held bytes. */
  #row(record: readonly string[], end: number): void {
    const start = this.#skipBreaks(this.#taken, end);
    const bytes = this.#held.subarray(start, end);
    this.#taken = end;
    const raw = () => bytes.toString('utf8').replace(/[\r\n]+$/, '');
    if (this.#headerDue) this.#headerDue = false;
    else if (record.length !== this.#names.length)
      this.damaged('row-malformed', `It has ${record.length} cells where ${this.#names.length} are expected.`, raw());
    else if (this.#isUtf8 ? !isUtf8(bytes) : bytes.includes('\ufffd'))
      this.damaged('text-unreadable', 'Some bytes do not fit the encoding of the file.', raw());
    else {
      this.#ordinal += 1;
      const cells = cellsOf(this.#names, this.#isOurs ? record.map(unguarded) : record);
      this.items.push({ kind: 'row', ordinal: this.#ordinal, line: this.#line, cells, objects: [], raw });
    }
    this.#countBreaks(start, end);
  }

  #dropTaken(): void {
    this.#held = this.#held.subarray(this.#taken);
    this.#heldFrom += this.#taken;
    this.#taken = 0;
  }

  /** Gives up the line at the start of the held bytes and begins anew; answers the bytes to read again. */
  #afterDamage(): Buffer {
    const start = this.#skipBreaks(0, this.#held.length);
    const end = breakAt(this.#held, start);
    const line = this.#held.subarray(start, end < 0 ? undefined : end);
    const rest = this.#held.subarray(end < 0 ? this.#held.length : end);
    if (this.#headerDue) this.#headerDue = false;
    else this.damaged('row-malformed', this.#problem ?? '', line.subarray(0, rawLimit * 4).toString('utf8'));
    this.#parser.destroy();
    this.#parser = this.#newParser();
    [this.#problem, this.#held, this.#heldFrom, this.#taken] = [null, Buffer.alloc(0), 0, 0];
    this.#piece = smallestPiece;
    this.#skipsLine = end < 0;
    return rest;
  }

  #afterLine(bytes: Buffer): Buffer {
    const end = breakAt(bytes, 0);
    this.#skipsLine = end < 0;
    return bytes.subarray(end < 0 ? bytes.length : end);
  }

  /** Leaves out empty lines, counting them. */
  #skipBreaks(from: number, to: number): number {
    let at = from;
    while (at < to && (this.#held[at] === lineFeed || this.#held[at] === carriageReturn)) {
      if (this.#held[at] === lineFeed || this.#held[at + 1] !== lineFeed) this.#line += 1;
      at += 1;
    }
    return at;
  }

  #countBreaks(from: number, to: number): void {
    for (let at = breakAt(this.#held, from); at >= 0 && at < to; at = breakAt(this.#held, at + 1)) {
      if (this.#held[at] === lineFeed || this.#held[at + 1] !== lineFeed) this.#line += 1;
    }
  }
}

/** Where the next line break is, or -1. */
function breakAt(bytes: Buffer, from: number): number {
  const feed = bytes.indexOf(lineFeed, from);
  const back = bytes.subarray(from, feed < 0 ? undefined : feed).indexOf(carriageReturn);
  return back < 0 ? feed : from + back;
}

function cellsOf(names: readonly string[], record: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (let i = 0; i < names.length; i++) cells[names[i] ?? ''] = record[i] ?? '';
  return cells;
}

function plainCsvError(error: CsvError | undefined): string {
  switch (error?.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return 'The row is longer than 16 MB: a quotation mark may never be closed.';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark is opened and never closed.';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'A quotation mark stands where none may.';
    default:
      return error?.message ?? 'The row cannot be read.';
  }
}
