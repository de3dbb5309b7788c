import type { Records } from '../engines/index.ts';

/**
 * Workspaces of which who is who and all cases are to be worked out anew, because work on them may have ended in the midst.
 * It is noted on disk: a stop forgets nothing of it.
 */
export class OwedRebuilds {
  readonly #records: Records;
  readonly #known = new Map<string, boolean>();

  constructor(records: Records) {
    this.#records = records;
  }

  async of(workspace: string): Promise<boolean> {
    const known = this.#known.get(workspace);
    if (known !== undefined) return known;
    const row = await this.#records
      .selectFrom('rebuilds')
      .select('workspace')
      .where('workspace', '=', workspace)
      .executeTakeFirst();
    this.#known.set(workspace, row !== undefined);
    return row !== undefined;
  }

  /** Whether it is known to be so. */
  isKnown(workspace: string): boolean {
    return this.#known.get(workspace) === true;
  }

  /** Notes it, for this run even where it cannot be written. */
  async note(workspace: string): Promise<void> {
    this.#known.set(workspace, true);
    await this.#records
      .insertInto('rebuilds')
      .values({ workspace })
      .onConflict((conflict) => conflict.column('workspace').doNothing())
      .execute();
  }

  async forget(workspace: string): Promise<void> {
    await this.#records.deleteFrom('rebuilds').where('workspace', '=', workspace).execute();
    this.#known.set(workspace, false);
  }

  /** All workspaces that are noted. */
  async list(): Promise<readonly string[]> {
    return (await this.#records.selectFrom('rebuilds').select('workspace').execute()).map((row) => row.workspace);
  }
}
