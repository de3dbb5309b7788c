import type { IdentityDecision } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Records } from '../../engines/index.ts';
import { newId } from '../../trust/index.ts';

/** What a person decided about two identifiers, as it is recorded. */
export interface RecordedDecision extends IdentityDecision {
  readonly id: string;
  readonly reason: string;
  readonly author: string;
  readonly at: Date;
  readonly undoneAt: Date | null;
}

export interface NewDecision {
  readonly a: string;
  readonly b: string;
  readonly kind: 'join' | 'split';
  readonly reason: string;
  readonly author: string;
}

/** The decisions of a workspace that count, or all of them, the newest first. */
export async function listDecisions(
  records: Records,
  workspace: string,
  which: 'standing' | 'all',
): Promise<readonly RecordedDecision[]> {
  let question = records.selectFrom('identity_decisions').selectAll().where('workspace', '=', workspace);
  if (which === 'standing') question = question.where('undone_at', 'is', null);
  const rows = await question.orderBy('number', 'desc').execute();
  return rows.map(({ id, a, b, kind, number, reason, author, created_at, undone_at }) => ({
    id,
    a,
    b,
    kind,
    place: Number(number),
    reason,
    author,
    at: created_at,
    undoneAt: undone_at,
  }));
}

/** Records a decision; the journeys must be brought up to date afterwards. */
export async function decideIdentity(
  records: Records,
  workspace: string,
  decision: NewDecision,
): Promise<RecordedDecision> {
  if (decision.a === decision.b) throw new Fault('TL_BAD_REQUEST', 'Give two different identifiers.');
  const id = newId('dec');
  const { number, created_at } = await records
    .insertInto('identity_decisions')
    .values({ id, workspace, ...decision })
    .returning(['number', 'created_at'])
    .executeTakeFirstOrThrow();
  return { id, ...decision, place: Number(number), at: created_at, undoneAt: null };
}

/** Takes a decision back, whenever it was made. Throws TL_NOT_FOUND. */
export async function undoDecision(
  records: Records,
  workspace: string,
  id: string,
  undoneBy: string,
): Promise<Pick<RecordedDecision, 'id' | 'a' | 'b'>> {
  const row = await records
    .updateTable('identity_decisions')
    .set({ undone_at: new Date(), undone_by: undoneBy, applied: false })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning(['id', 'a', 'b'])
    .executeTakeFirst();
  if (row === undefined) throw new Fault('TL_NOT_FOUND', 'There is no such decision, or it was undone already.');
  return row;
}

/** Decisions, and undone ones, that the journeys of their workspace do not follow yet. */
export function listUnapplied(
  records: Records,
): Promise<readonly { readonly id: string; readonly workspace: string; readonly a: string; readonly b: string }[]> {
  return records
    .selectFrom('identity_decisions')
    .select(['id', 'workspace', 'a', 'b'])
    .where('applied', '=', false)
    .orderBy('number')
    .execute();
}

/** Notes that the journeys follow a decision, or its undoing. */
export async function markApplied(records: Records, id: string): Promise<void> {
  await records.updateTable('identity_decisions').set({ applied: true }).where('id', '=', id).execute();
}
