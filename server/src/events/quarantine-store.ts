import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileShape, QuarantinedRow, RejectionReason } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Analytics, Records } from '../engines/index.ts';
import { nextOffset, type Page, readOffset } from '../http/index.ts';
import { newId } from '../trust/index.ts';
import { changeImport, getImport, type StoredImport } from './import-store.ts';
import quarantinePage from './quarantine-page.sql';
import quarantineReasons from './quarantine-reasons.sql';
import quarantineRows from './quarantine-rows.sql';

/** What was held back: an import, or a source by its id. */
export type Origin = Pick<StoredImport, 'workspace' | 'id'>;

/** The rows of an import that could not become events, in the order of the file; or what a source sent, as it came. */
export async function listQuarantine(
  analytics: Analytics,
  row: Origin,
  page: Page & { state: QuarantinedRow['state']; reason?: RejectionReason | undefined },
) {
  const offset = readOffset(page.cursor);
  const scope = { workspace: row.workspace, import: row.id, state: page.state };
  const [items, reasons] = await Promise.all([
    analytics.query<QuarantinedRow>(quarantineRows, {
      ...scope,
      reason: page.reason ?? '',
      limit: page.limit,
      offset,
    }),
    analytics.query<{ reason: RejectionReason; rows: number }>(quarantineReasons, scope),
  ]);
  const chosen = reasons.filter((one) => page.reason === undefined || one.reason === page.reason);
  const total = chosen.reduce((sum, one) => sum + one.rows, 0);
  return { items: [...items], nextCursor: nextOffset(offset, items.length, total), total, reasons: [...reasons] };
}

const rowsPerPage = 5000;

/** All rows of an import that wait, page by page from a place on, so that any number of them can be taken along. */
export async function* pageQuarantine(analytics: Analytics, row: Origin): AsyncGenerator<readonly QuarantinedRow[]> {
  for (let after = 0; ; ) {
    const rows = await analytics.query<QuarantinedRow>(quarantinePage, {
      workspace: row.workspace,
      import: row.id,
      after,
      limit: rowsPerPage,
    });
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.ordinal ?? after;
  }
}

/** The rows of an import that wait, by their place in the file. */
export async function waitingOrdinals(analytics: Analytics, row: StoredImport): Promise<readonly number[]> {
  const rows = await analytics.query<{ ordinal: number }>(
    "select ordinal from quarantine final where workspace = {workspace:String} and import = {import:String} and state = 'waiting'",
    { workspace: row.workspace, import: row.id },
  );
  return rows.map((one) => one.ordinal);
}

/** Gives rows a new state; a row never comes back from a later one. */
export async function markQuarantined(
  analytics: Analytics,
  row: Origin,
  ordinals: readonly number[],
  state: 'replayed' | 'discarded',
): Promise<void> {
  await analytics.query(
    `insert into quarantine (workspace, import, ordinal, line, reason, detail, raw, received_at, state, revision)
     select workspace, import, ordinal, line, reason, detail, raw, received_at, {state:String}, revision + 1
     from quarantine final
     where workspace = {workspace:String} and import = {import:String} and has({ordinals:Array(UInt64)}, ordinal) and state = 'waiting'`,
    { workspace: row.workspace, import: row.id, ordinals, state },
  );
}

export interface MendedRow {
  readonly ordinal: number;
  readonly raw: string;
}

/** Writes mended rows as a small file of their own, recorded as an import with the mapping of the first. */
export async function recordMended(
  records: Records,
  directory: string,
  row: StoredImport,
  mended: readonly MendedRow[],
): Promise<StoredImport> {
  if (row.shape === null || row.mapping === null)
    throw new Fault('TL_IMPORT_STATE', 'This import has no mapping, so its rows cannot be read again.');
  const id = newId('imp');
  const path = join(directory, id);
  const file = mendedFile(row.shape, mended);
  await writeFile(path, file.text);
  const known = {
    id,
    workspace: row.workspace,
    source: row.source,
    file_name: `Mended rows of ${row.file_name}`,
    path,
    bytes: Buffer.byteLength(file.text),
    content_hash: createHash('sha256').update(file.text).digest('hex'),
    state: 'reading' as const,
  };
  await records
    .insertInto('imports')
    .values({ ...known, shape: JSON.stringify(file.shape), mapping: JSON.stringify(row.mapping) })
    .execute();
  await changeImport(records, id, { started_at: new Date() });
  return getImport(records, row.workspace, id);
}

/** Rows of text formats stand as they were, under their header; others are the JSON of their cells. */
function mendedFile(shape: FileShape, mended: readonly MendedRow[]): { shape: FileShape; text: string } {
  const rows = mended.map((one) => one.raw.replace(/[\r\n]+$/, ''));
  if (shape.format !== 'csv')
    return {
      shape: { ...shape, format: 'jsonl', compressed: false, encoding: 'utf-8', delimiter: null, header: null },
      text: `${rows.join('\n')}\n`,
    };
  const quoted = shape.columns.map((column) => `"${column.name.replaceAll('"', '""')}"`).join(shape.delimiter ?? ',');
  return {
    shape: { ...shape, compressed: false, encoding: 'utf-8', header: true },
    text: `${[quoted, ...rows].join('\n')}\n`,
  };
}
