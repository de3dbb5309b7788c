import { isFault, messageOf } from '@throughline/core/faults';
import type { Analytics } from '../../engines/index.ts';
import { blockOf, type JournalBlock, journalTables, rowsOf } from './journal-block.ts';
import presentSequences from './present-sequences.sql';

/** Writes blocks to their tables. A row that the engine cannot read goes to quarantine, and the others in. */
export async function insertBlocks(analytics: Analytics, blocks: readonly JournalBlock[]): Promise<void> {
  for (const table of ['events', 'quarantine'] as const) {
    const ours = blocks.filter((block) => block.table === table);
    if (ours.length > 0) await insertTogether(analytics, table, ours);
  }
}

const lineBreak = Buffer.from('\n');

async function insertTogether(
  analytics: Analytics,
  table: JournalBlock['table'],
  blocks: readonly JournalBlock[],
  isLastTry = false,
): Promise<void> {
  const pieces = blocks.flatMap(({ body }, place) => (place === 0 ? [body] : [lineBreak, body]));
  try {
    await analytics.append(table, { columns: journalTables[table], pieces });
  } catch (error) {
    if (isLastTry || !isFault(error) || error.code !== 'TL_BAD_REQUEST') throw error;
    // The row that cannot be read is found by halves.
    const texts = blocks.flatMap(rowsOf).map((row) => row.text);
    if (texts.length === 1)
      return insertTogether(
        analytics,
        'quarantine',
        blocks.map((block) => unreadable(block, error)),
        true,
      );
    const middle = texts.length >> 1;
    for (const half of [texts.slice(0, middle), texts.slice(middle)])
      await insertTogether(analytics, table, [blockOf(table, half)]);
  }
}

function unreadable(block: JournalBlock, error: unknown): JournalBlock {
  const [row] = rowsOf(block);
  const [workspace, source] = JSON.parse(row?.text ?? '[]') as unknown[];
  const held = [workspace, source, row?.sequence, 0, 'row-malformed', messageOf(error), row?.text, row?.receivedAt];
  return blockOf('quarantine', [JSON.stringify(held)]);
}

/** Rows that were written before it was noted when they came have a cell less. */
function withTime(block: JournalBlock): JournalBlock {
  const rows = rowsOf(block);
  if (rows.every((row) => Number.isFinite(row.receivedAt))) return block;
  const timed = rows.map(({ text, receivedAt }) =>
    Number.isFinite(receivedAt) ? text : JSON.stringify([...(JSON.parse(text) as unknown[]), Date.now()]),
  );
  return blockOf('quarantine', timed);
}

/** A block without the events that are in the engine. Rows for quarantine may be written twice: the newest counts. */
export async function missingOf(analytics: Analytics, block: JournalBlock): Promise<JournalBlock | null> {
  if (block.table === 'quarantine') return withTime(block);
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
