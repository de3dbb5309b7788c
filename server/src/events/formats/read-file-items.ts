import type { FileShape } from '@throughline/core/events';
import { Fault, isFault, messageOf } from '@throughline/core/faults';
import type { FileItem, ReadOptions } from './file-item.ts';
import { readCsv } from './read-csv.ts';
import { readJsonl } from './read-jsonl.ts';
import { readOcel } from './read-ocel.ts';
import { readParquet } from './read-parquet.ts';
import { readXes } from './read-xes.ts';

/**
 * What a file holds, batch by batch, whatever its format. The same file always gives the same items in the same order.
 * Throws TL_FILE_DAMAGED when nothing more can be read from it.
 */
export async function* readFileItems(
  path: string,
  shape: FileShape,
  options: ReadOptions = {},
): AsyncGenerator<readonly FileItem[]> {
  try {
    yield* reader(path, shape, options);
  } catch (error) {
    const isOfSystem = error instanceof Error && 'errno' in error && 'syscall' in error;
    if (isFault(error) || isOfSystem || options.signal?.aborted === true) throw error;
    throw new Fault(
      'TL_FILE_DAMAGED',
      `The file cannot be read as ${formatNames[shape.format]}: ${messageOf(error).slice(0, 300)}`,
      { cause: error },
    );
  }
}

const formatNames = {
  csv: 'a table',
  jsonl: 'JSON lines',
  xes: 'an XES log',
  parquet: 'Parquet',
  'ocel-json': 'an OCEL 2.0 log',
  'ocel-xml': 'an OCEL 2.0 log',
  'ocel-sqlite': 'an OCEL 2.0 log',
} as const;

function reader(path: string, shape: FileShape, options: ReadOptions): AsyncGenerator<readonly FileItem[]> {
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
