import { type Alert, type ShiftedWeek, subjectKey } from '@throughline/core/alerts';
import { Fault } from '@throughline/core/faults';
import type { Records } from '../engines/index.ts';
import { newId } from '../trust/index.ts';

const mostListed = 200;
const unheardMilliseconds = 21 * 86_400_000;

/** The alerts of a workspace, the newest first. */
export async function listAlerts(records: Records, workspace: string, which: 'open' | 'all'): Promise<Alert[]> {
  let question = records.selectFrom('alerts').selectAll().where('workspace', '=', workspace);
  if (which === 'open') question = question.where('closed_at', 'is', null);
  const rows = await question.orderBy('opened_at', 'desc').orderBy('id').limit(mostListed).execute();
  return rows.map((row) => ({
    ...row.shift,
    id: row.id,
    openedAt: row.opened_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
    wasUseful: row.was_useful,
  }));
}

/** The subjects about which an alert is open, and the weeks that a person has closed one for. */
export async function knownSubjects(records: Records, workspace: string) {
  const rows = await records
    .selectFrom('alerts')
    .select(['subject', 'shift', 'closed_at', 'closed_by'])
    .where('workspace', '=', workspace)
    .execute();
  const open = new Set(rows.filter((row) => row.closed_at === null).map((row) => row.subject));
  const dismissed = new Set(
    rows.filter((row) => row.closed_by !== null).map((row) => weekKey(row.subject, row.shift.week)),
  );
  return { open, isDismissed: (shift: ShiftedWeek) => dismissed.has(weekKey(subjectKey(shift.subject), shift.week)) };
}

function weekKey(subject: string, week: string): string {
  return `${subject}\n${week}`;
}

/** Opens an alert, or brings the open one of its subject up to date. */
export async function keepAlert(records: Records, workspace: string, shift: ShiftedWeek): Promise<void> {
  const text = JSON.stringify(shift);
  await records
    .insertInto('alerts')
    .values({ id: newId('alt'), workspace, subject: subjectKey(shift.subject), shift: text })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace', 'subject'])
        .where('closed_at', 'is', null)
        .doUpdateSet({ shift: text, seen_at: new Date() }),
    )
    .execute();
}

/** Closes the open alerts of a workspace whose level came back, and those that nothing was heard of for weeks. Answers how many. */
export async function closeRecovered(records: Records, workspace: string, back: ReadonlySet<string>) {
  const rows = await records
    .selectFrom('alerts')
    .select(['subject', 'seen_at'])
    .where('workspace', '=', workspace)
    .where('closed_at', 'is', null)
    .execute();
  const since = Date.now() - unheardMilliseconds;
  const gone = rows.filter((row) => back.has(row.subject) || row.seen_at.getTime() < since).map((row) => row.subject);
  if (gone.length === 0) return 0;
  await records
    .updateTable('alerts')
    .set({ closed_at: new Date() })
    .where('workspace', '=', workspace)
    .where('closed_at', 'is', null)
    .where('subject', 'in', gone)
    .execute();
  return gone.length;
}

/** Closes an alert by hand, with whether it was useful. Throws TL_NOT_FOUND when it is not open. */
export async function closeAlert(
  records: Records,
  workspace: string,
  closing: { readonly id: string; readonly by: string; readonly wasUseful: boolean | null },
): Promise<void> {
  const row = await records
    .updateTable('alerts')
    .set({ closed_at: new Date(), closed_by: closing.by, was_useful: closing.wasUseful })
    .where('workspace', '=', workspace)
    .where('id', '=', closing.id)
    .where('closed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) throw new Fault('TL_NOT_FOUND', 'There is no such alert, or it is closed already.');
}
