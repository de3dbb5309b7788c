import { type Finding, findingKindSchema, type Unusual } from '@throughline/core/events';
import type { Selectable } from 'kysely';
import type { Records, RecordsSchema } from '../../engines/index.ts';
import { newId } from '../../trust/index.ts';
import type { SourceScope } from './source-counts.ts';

const keyOf = (one: { kind: string; subject: string }) => `${one.kind}\n${one.subject}`;

/** That a finding was opened. */
export interface FindingNews extends SourceScope {
  readonly finding: Finding;
}

/** Hears of it in the transaction that writes it down: what is written there stands or falls with it. */
export type TellOfFinding = (transaction: Records, news: FindingNews) => Promise<void>;

interface Settling {
  readonly unusual: readonly Unusual[];
  readonly now: Date;
  readonly tell: TellOfFinding;
}

/** Opens what is new, keeps what is still there, closes what is over: one open finding for each kind and subject. */
export async function settleFindings(
  records: Records,
  { workspace, source }: SourceScope,
  { unusual, now, tell }: Settling,
): Promise<void> {
  await records.transaction().execute(async (transaction) => {
    const open = await transaction
      .selectFrom('source_findings')
      .select(['id', 'kind', 'subject'])
      .where('workspace', '=', workspace)
      .where('source', '=', source)
      .where('closed_at', 'is', null)
      .forUpdate()
      .execute();
    const current = new Map(unusual.map((one) => [keyOf(one), one]));
    for (const { id, ...one } of open) {
      const found = current.get(keyOf(one));
      const change =
        found === undefined ? { closed_at: now } : { seen_at: now, detail: JSON.stringify({ words: found.words }) };
      await transaction.updateTable('source_findings').set(change).where('id', '=', id).execute();
      current.delete(keyOf(one));
    }
    for (const { kind, subject, words } of current.values()) {
      const detail = JSON.stringify({ words });
      const made = await transaction
        .insertInto('source_findings')
        .values({ id: newId('fnd'), workspace, source, kind, subject, detail, opened_at: now, seen_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning(columns)
        .executeTakeFirst();
      if (made !== undefined) await tell(transaction, { workspace, source, finding: findingOf(made) });
    }
  });
}

const mostFindings = 200;
const columns = ['id', 'kind', 'subject', 'detail', 'opened_at', 'seen_at', 'closed_at'] as const;

function findingOf(row: Pick<Selectable<RecordsSchema['source_findings']>, (typeof columns)[number]>): Finding {
  return {
    id: row.id,
    kind: findingKindSchema.parse(row.kind),
    subject: row.subject,
    words: String(row.detail['words'] ?? ''),
    openedAt: row.opened_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

/** The findings of a source: the open ones first, then the newest. */
export async function listFindings(records: Records, { workspace, source }: SourceScope): Promise<Finding[]> {
  const rows = await records
    .selectFrom('source_findings')
    .select(columns)
    .where('workspace', '=', workspace)
    .where('source', '=', source)
    .orderBy((eb) => eb('closed_at', 'is not', null))
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(mostFindings)
    .execute();
  return rows.map(findingOf);
}
