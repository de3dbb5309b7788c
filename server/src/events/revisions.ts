import { sql } from 'kysely';
import type { Records } from '../engines/index.ts';

/** A number greater than all before it: what is written with it replaces what is there. */
export async function nextRevision(records: Records): Promise<number> {
  const { rows } = await sql<{ revision: number | string }>`select nextval('case_revisions') as revision`.execute(
    records,
  );
  return Number(rows[0]?.revision ?? 0);
}

/** How many places in the order of arrival every import and every start of the server has to give. */
export const sequencesPerStart = 2 ** 34;
