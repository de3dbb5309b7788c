import { type Analytics, rowsAsBody } from '../../engines/index.ts';

/**
 * Customers who lost events to somebody else, until their cases were cut after it. They are noted on disk before that is
 * learnt: after a stop in between, nothing else would tell whose cases still hold these events.
 */
export class FormerOwners {
  readonly #analytics: Analytics;
  readonly #noted = new Map<string, Set<string>>();

  constructor(analytics: Analytics) {
    this.#analytics = analytics;
  }

  /** Those of a workspace who were not cut yet. */
  async of(workspace: string): Promise<ReadonlySet<string>> {
    return this.#read(workspace);
  }

  async note(workspace: string, customers: readonly string[]): Promise<void> {
    const noted = await this.#read(workspace);
    const fresh = [...new Set(customers)].filter((one) => !noted.has(one));
    if (fresh.length === 0) return;
    const rows = fresh.map((customer) => [workspace, customer]);
    await this.#analytics.append('former_owners', rowsAsBody(['workspace', 'customer'], rows));
    for (const one of fresh) noted.add(one);
  }

  /** Their cases were cut. */
  async forget(workspace: string): Promise<void> {
    const noted = await this.#read(workspace);
    if (noted.size === 0) return;
    await this.#analytics.query('alter table former_owners drop partition {workspace:String}', { workspace });
    noted.clear();
  }

  async #read(workspace: string): Promise<Set<string>> {
    const known = this.#noted.get(workspace);
    if (known !== undefined) return known;
    const rows = await this.#analytics.query<{ customer: string }>(
      'select distinct customer from former_owners where workspace = {workspace:String}',
      { workspace },
    );
    const read = new Set(rows.map((row) => row.customer));
    this.#noted.set(workspace, read);
    return read;
  }
}
