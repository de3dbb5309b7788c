import type { Records } from '../engines/index.ts';
import type { Caller } from '../http/index.ts';

/** Writes down who changed what. `subject` is an id, never a customer's words. */
export async function recordChange(records: Records, caller: Caller, action: string, subject: string): Promise<void> {
  await records
    .insertInto('audit')
    .values({ workspace: caller.workspace, actor: caller.actor, action, subject })
    .execute();
}
