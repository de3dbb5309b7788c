import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type FileItem, itemsPerBatch, type ReadOptions } from './file-item.ts';
import { KnownNames } from './known-names.ts';
import { flatCells } from './read-jsonl.ts';

/** Columns are held for as many rows as a writer put in one group, but not for more than this. */
const mostRowsHeld = 1_000_000;

/** The rows of a Parquet file, one group of rows after the other. */
export async function* readParquet(path: string, options: ReadOptions): AsyncGenerator<readonly FileItem[]> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const names = new KnownNames('');
  const total = Number(metadata.num_rows);
  for (const [from, to] of stretches(metadata)) {
    const columns = await readColumns(from, to);
    for (let start = from; start < to; start += itemsPerBatch) {
      options.signal?.throwIfAborted();
      const end = Math.min(to, start + itemsPerBatch);
      options.onBytes?.(Math.round((file.byteLength * end) / total));
      yield Array.from({ length: end - start }, (_, i): FileItem => {
        const cells = cellsAt(columns, start - from + i);
        return { kind: 'row', ordinal: start + i + 1, line: 0, cells, objects: [], raw: null };
      });
    }
  }

  async function readColumns(rowStart: number, rowEnd: number): Promise<Columns> {
    const columns = new Map<string, unknown[]>();
    await parquetRead({
      file,
      metadata,
      compressors,
      rowStart,
      rowEnd,
      onChunk: (chunk) => {
        const name = names.of(chunk.columnName);
        const values = columns.get(name) ?? new Array<unknown>(rowEnd - rowStart);
        columns.set(name, values);
        for (let row = Math.max(rowStart, chunk.rowStart); row < Math.min(rowEnd, chunk.rowEnd); row++)
          values[row - rowStart] = chunk.columnData[row - chunk.rowStart];
      },
    });
    return columns;
  }
}

type Columns = ReadonlyMap<string, readonly unknown[]>;

function* stretches(metadata: FileMetaData): Generator<readonly [from: number, to: number]> {
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    for (let from = start; from < end; from += mostRowsHeld) yield [from, Math.min(end, from + mostRowsHeld)];
    start = end;
  }
}

function cellsAt(columns: Columns, row: number): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [name, values] of columns) {
    const value = values[row];
    if (typeof value === 'string') cells[name] = value;
    else if (value !== null && value !== undefined) flatCells({ [name]: value }, '', cells);
  }
  return cells;
}
