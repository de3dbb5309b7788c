import type { FileShape } from '@throughline/core/events';
import type { FileItem, ReadOptions } from './file-item.ts';
import { readCsv } from './read-csv.ts';
import { readJsonl } from './read-jsonl.ts';
import { readOcel } from './read-ocel.ts';
import { readParquet } from './read-parquet.ts';
import { readXes } from './read-xes.ts';

/** What a file holds, batch by batch, whatever its format. The same file always gives the same items in the same order. */
export function readFileItems(
  path: string,
  shape: FileShape,
  options: ReadOptions = {},
): AsyncIterable<readonly FileItem[]> {
  switch (shape.format) {
    case 'csv':
      return readCsv(path, shape, options);
    case 'jsonl':
      return readJsonl(path, shape, options);
    case 'xes':
      return readXes(path, shape, options);
    case 'parquet':
      return readParquet(path, options);
    case 'ocel-json':
    case 'ocel-xml':
    case 'ocel-sqlite':
      return readOcel(path, shape, options);
  }
}
