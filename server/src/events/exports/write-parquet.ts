import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { flatEvent } from './flat-event.ts';
import { allColumns, type EventPages, type ExtraColumns } from './write-events.ts';

const rowsPerGroup = 50_000;

/** Events as a Parquet file of text columns, in the names our own import reads back; memory holds one group of rows. */
export async function writeParquet(path: string, pages: EventPages, extra: ExtraColumns): Promise<void> {
  const columns = allColumns(extra);
  const root = { name: 'root', num_children: columns.length };
  const schema = [
    root,
    ...columns.map((name) => ({
      name,
      type: 'BYTE_ARRAY' as const,
      converted_type: 'UTF8' as const,
      repetition_type: 'OPTIONAL' as const,
    })),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(path), schema });
  let rows: Record<string, string>[] = [];
  const flush = async () => {
    if (rows.length === 0) return;
    await writer.write({
      columnData: columns.map((name) => ({
        name,
        data: rows.map((row) => (row[name] === undefined || row[name] === '' ? null : row[name])),
      })),
      rowGroupSize: rowsPerGroup,
    });
    rows = [];
  };
  for await (const events of pages) {
    for (const event of events) rows.push(flatEvent(event));
    if (rows.length >= rowsPerGroup) await flush();
  }
  await flush();
  await writer.finish();
}
