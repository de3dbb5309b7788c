import { eventSchema, linksOf, type NewJourneyEvent } from '@throughline/core/events';
import { wholeTimeline } from '@throughline/core/journeys';
import type { Analytics, Records } from '../src/engines/index.ts';
import { IdentityKeeper, sequencesPerStart } from '../src/events/index.ts';
import { JourneyBuilder } from '../src/journeys/journey-builder.ts';
import { makeStored } from '../src/journeys/journey-store.ts';
import { openTestEngines } from './open-test-engines.ts';
import { storeEvents, timeline } from './test-company.ts';

const runNumber = 2 ** 17;
/** The live events of this run, in the order of arrival. */
export const arrivals = { first: runNumber * sequencesPerStart, end: (runNumber + 1) * sequencesPerStart };

export type Arrived = Awaited<ReturnType<FaultyCompany['arrive']>>;

/** A workspace whose engine can have a fault, with a builder that can be stopped and started again. */
export class FaultyCompany {
  /** The question, or the table whose next rows are kept, at which the engine has its one fault. */
  failsAt: string | ((asked: string) => boolean) | null = null;
  workspace = '';
  builder!: JourneyBuilder;
  readonly analytics: Analytics;
  readonly records: Records;
  readonly close: () => Promise<void>;
  #growsAbove: number | undefined;
  #batches = 0;
  #events = 0;

  private constructor({ analytics, records, close }: Awaited<ReturnType<typeof openTestEngines>>) {
    this.analytics = analytics;
    this.records = records;
    this.close = close;
  }

  static async open(): Promise<FaultyCompany> {
    return new FaultyCompany(await openTestEngines());
  }

  /** Begins anew in a workspace of its own. */
  async begin(workspace: string, growsAbove?: number): Promise<void> {
    this.workspace = workspace;
    this.failsAt = null;
    this.#growsAbove = growsAbove;
    await this.records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
    const journey = { workspace, id: 'all', origin: 'built-in' as const, author: 'x', definition: wholeTimeline };
    await makeStored(this.records, journey);
    this.builder = this.newBuilder({ arrivals });
    await this.builder.build(workspace, 'all');
  }

  /** A builder that knows nothing of those before, as after a start; with `arrivals`, it goes on in this run. */
  newBuilder(known: { arrivals?: typeof arrivals; pause?: number } = {}): JourneyBuilder {
    const engine = this.#failing();
    return new JourneyBuilder({
      analytics: engine,
      records: this.records,
      identity: new IdentityKeeper(engine, this.records),
      log: { error: () => undefined },
      ...known,
      ...(this.#growsAbove === undefined ? {} : { growsAbove: this.#growsAbove }),
    });
  }

  /** Stops, and takes up what that left. */
  async restart(): Promise<void> {
    this.builder = this.newBuilder();
    await this.builder.resume();
    await this.builder.settle();
  }

  #failing(): Analytics {
    const check = (asked: string) => {
      const { failsAt } = this;
      if (failsAt === null || !(typeof failsAt === 'string' ? asked.startsWith(failsAt) : failsAt(asked))) return;
      this.failsAt = null;
      throw new Error('The engine had a fault.');
    };
    return {
      ...this.analytics,
      query: async (sql, parameters, urgency) => {
        check(sql);
        return this.analytics.query(sql, parameters, urgency);
      },
      append: async (table, rows, urgency) => {
        check(table);
        return this.analytics.append(table, rows, urgency);
      },
    };
  }

  eventsOf(customer: string, text: string, more: Partial<NewJourneyEvent> = {}) {
    return timeline(customer, text, { ...more, id: `faulty-${++this.#events}` }).map((one) => eventSchema.parse(one));
  }

  /** What a customer does now: kept, and not yet told to a builder. */
  async arrive(customer: string, text: string, more: Partial<NewJourneyEvent> = {}) {
    const made = this.eventsOf(customer, text, more);
    const number = runNumber + ++this.#batches / 1024;
    await storeEvents(this.analytics, this.workspace, made, number);
    const first = number * sequencesPerStart;
    return {
      workspace: this.workspace,
      customers: new Set(made.map((one) => one.customer)),
      links: made.flatMap((one) => linksOf(one)),
      objectTypes: new Set(made.flatMap((one) => one.objects.map(({ type }) => type))),
      arrived: { first, last: first + made.length },
    };
  }

  /** What a customer does now: kept, and told to a builder. */
  async live(customer: string, text: string, more: Partial<NewJourneyEvent> = {}, told = this.builder) {
    const change = await this.arrive(customer, text, more);
    await told.refreshLive(change);
    return change;
  }

  /** A file of events, kept and not yet told to a builder. */
  store(events: readonly NewJourneyEvent[]): Promise<string> {
    return storeEvents(this.analytics, this.workspace, events);
  }

  /** The steps of each case. */
  async cases(journey = 'all'): Promise<Record<string, string>> {
    const rows = await this.analytics.query<{ id: string; activity: readonly string[] }>(
      'select id, activity from cases final where workspace = {workspace:String} and journey = {journey:String} order by id',
      { workspace: this.workspace, journey },
    );
    return Object.fromEntries(rows.map(({ id, activity }) => [id, activity.join(',')]));
  }

  /** The life stages each customer went through. */
  async lives(): Promise<Record<string, string>> {
    const rows = await this.analytics.query<{ customer: string; stage: readonly string[] }>(
      'select customer, stage from customer_stages final where workspace = {workspace:String} order by customer',
      { workspace: this.workspace },
    );
    return Object.fromEntries(rows.map(({ customer, stage }) => [customer, stage.join('>')]));
  }
}
