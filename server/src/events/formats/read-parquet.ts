import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type FileItem, itemsPerBatch, type ReadOptions } from './file-item.ts';
import { flatCells } from './read-jsonl.ts';

/** The rows of a Parquet file, a stretch of rows at a time. */
export async function* readParquet(path: string, options: ReadOptions): AsyncGenerator<readonly FileItem[]> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const total = Number(metadata.num_rows);
  for (let start = 0; start < total; start += itemsPerBatch) {
    options.signal?.throwIfAborted();
    const rowEnd = Math.min(total, start + itemsPerBatch);
    const rows = await parquetReadObjects({ file, metadata, compressors, rowStart: start, rowEnd });
    options.onBytes?.(Math.round((file.byteLength * rowEnd) / total));
    yield rows.map(
      (row, index): FileItem => ({
        kind: 'row',
        ordinal: start + index + 1,
        line: 0,
        cells: flatCells(row),
        objects: [],
        raw: null,
      }),
    );
  }
}
