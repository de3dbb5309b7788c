import type { FileShape } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { type CsvError, type Info, parse } from 'csv-parse';
import { type FileItem, itemsPerBatch, type ReadOptions, rawLimit } from './file-item.ts';
import { asStream, asText, type BytesEnd, openBytes } from './open-bytes.ts';

const longestRow = 4_194_304;

interface ParsedRow {
  record: string[];
  raw: string;
  info: Info;
}

/** The rows of a CSV or TSV file. A row that breaks the rules is given as damaged, and reading goes on after it. */
export async function* readCsv(
  path: string,
  shape: FileShape,
  options: ReadOptions,
): AsyncGenerator<readonly FileItem[]> {
  const end: BytesEnd = { cut: null };
  const names = shape.columns.map((column) => column.name);
  let batch: FileItem[] = [];
  let ordinal = 0;
  const damaged = (line: number, detail: string, raw: string) => {
    ordinal += 1;
    batch.push({
      kind: 'damaged',
      ordinal,
      line,
      reason: raw.includes('\ufffd') ? 'text-unreadable' : 'row-malformed',
      detail,
      raw: raw.slice(0, rawLimit),
    });
  };
  const parser = parse({
    delimiter: shape.delimiter ?? ',',
    relax_column_count: true,
    relax_quotes: false,
    skip_empty_lines: true,
    skip_records_with_error: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
    info: true,
    raw: true,
    bom: true,
    from: shape.header === true ? 2 : 1,
    on_skip: (error: CsvError | undefined, raw: string | undefined) => {
      damaged(Number(error?.['lines'] ?? 0), plainCsvError(error), raw ?? '');
      return undefined;
    },
  });
  const source = asStream(asText(openBytes(path, shape.compressed, options, end), shape.encoding ?? 'utf-8'));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const row of parser as AsyncIterable<ParsedRow>) {
    const line = row.info.lines;
    if (row.record.length !== names.length)
      damaged(line, `It has ${row.record.length} cells where ${names.length} are expected.`, row.raw);
    else if (row.raw.includes('\ufffd')) damaged(line, 'Some bytes do not fit the encoding of the file.', row.raw);
    else {
      ordinal += 1;
      batch.push({ kind: 'row', ordinal, line, cells: cellsOf(names, row.record), objects: [], raw: row.raw });
    }
    if (batch.length >= itemsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (end.cut !== null) {
    ordinal += 1;
    batch.push({ kind: 'damaged', ordinal, line: 0, reason: 'file-cut-short', detail: end.cut, raw: '' });
  }
  yield batch;
}

function cellsOf(names: readonly string[], record: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (let i = 0; i < names.length; i++) cells[names[i] ?? ''] = record[i] ?? '';
  return cells;
}

function plainCsvError(error: CsvError | undefined): string {
  switch (error?.code) {
    case 'CSV_MAX_RECORD_SIZE':
      throw new Fault(
        'TL_FILE_DAMAGED',
        'A row is longer than 4 MB: a quotation mark may never be closed. Mend the file and send it again.',
      );
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark is opened and never closed.';
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'A quotation mark stands where none may.';
    default:
      return error?.message ?? 'The row cannot be read.';
  }
}
