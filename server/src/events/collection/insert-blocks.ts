import { isFault, messageOf } from '@throughline/core/faults';
import type { Analytics } from '../../engines/index.ts';
import { blockOf, type JournalBlock, journalTables, rowsOf } from './journal-block.ts';
import presentSequences from './present-sequences.sql';

/** Writes blocks to their tables. A row that the engine cannot read goes to quarantine, and the others in. */
export async function insertBlocks(analytics: Analytics, blocks: readonly JournalBlock[]): Promise<void> {
  for (const table of ['events', 'quarantine'] as const) {
    const ours = blocks.filter((block) => block.table === table);
    if (ours.length > 0) await insertBlock(analytics, joined(ours, table));
  }
}

function joined(blocks: readonly JournalBlock[], table: JournalBlock['table']): JournalBlock {
  const [only] = blocks;
  if (only !== undefined && blocks.length === 1) return only;
  const lineBreak = Buffer.from('\n');
  const pieces = blocks.flatMap((block, place) => (place === 0 ? [block.body] : [lineBreak, block.body]));
  return { table, body: Buffer.concat(pieces), rows: blocks.reduce((sum, block) => sum + block.rows, 0) };
}

async function insertBlock(analytics: Analytics, block: JournalBlock): Promise<void> {
  const { table, body, rows } = block;
  try {
    await analytics.append(table, { columns: journalTables[table], body });
  } catch (error) {
    if (table !== 'events' || !isFault(error) || error.code !== 'TL_BAD_REQUEST') throw error;
    // The row that cannot be read is found by halves.
    const texts = rowsOf(block).map((row) => row.text);
    if (rows === 1) return insertBlock(analytics, unreadable(block, error));
    await insertBlock(analytics, blockOf(table, texts.slice(0, rows >> 1)));
    await insertBlock(analytics, blockOf(table, texts.slice(rows >> 1)));
  }
}

function unreadable(block: JournalBlock, error: unknown): JournalBlock {
  const [row] = rowsOf(block);
  const [workspace, source] = JSON.parse(row?.text ?? '[]') as unknown[];
  const held = [workspace, source, row?.sequence, 0, 'row-malformed', messageOf(error), row?.text];
  return blockOf('quarantine', [JSON.stringify(held)]);
}

/** A block without the events that are in the engine. Rows for quarantine may be written twice: the newest counts. */
export async function missingOf(analytics: Analytics, block: JournalBlock): Promise<JournalBlock | null> {
  if (block.table === 'quarantine') return block;
  const rows = rowsOf(block);
  const present = await analytics.query<{ sequence: number }>(presentSequences, {
    first: rows.reduce((least, row) => Math.min(least, row.sequence), Number.MAX_SAFE_INTEGER),
    last: rows.reduce((most, row) => Math.max(most, row.sequence), 0),
  });
  const known = new Set(present.map((row) => row.sequence));
  const missing = rows.filter((row) => !known.has(row.sequence));
  if (missing.length === rows.length) return block;
  return missing.length === 0
    ? null
    : blockOf(
        block.table,
        missing.map((row) => row.text),
      );
}
