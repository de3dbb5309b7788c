import type { Analytics } from '../engines/index.ts';
import { compileEventPredicate, hasJoined } from '../events/index.ts';
import { cutQuestion, emptyNow, type JourneyVersion, keepCut, shardRanges } from './cut-cases.ts';
import type { StoredJourney } from './journey-store.ts';
import lastCases from './last-cases.sql';
import lateCustomers from './late-customers.sql';
import newEvents from './new-events.sql';
import newJoinedEvents from './new-joined-events.sql';
import { place } from './place-sql.ts';
import { columnsFor, countStaged } from './stage-cut.ts';
import stageNews from './stage-news.sql';

/** New live events of a workspace: all that came after one place in the order of arrival, up to another. */
export interface News {
  readonly workspace: string;
  readonly after: number;
  readonly through: number;
}

/**
 * Whether new events can be added to the cases of a journey without those of before: where a case is all that a customer
 * does, or all that concerns an object, whatever comes is one of its steps. Where it ends with a silence, the steps of the
 * case that a customer was in last tell enough. Between boundaries it takes more than steps.
 */
export function canGrow({ definition, version, builtVersion }: StoredJourney): boolean {
  return version === builtVersion && definition.notion.kind !== 'boundaries';
}

/** New events held at once: bounds the memory after a long backlog. */
const eventsPerNews = 2_000_000;

/** The news in parts that can be held, one after another. */
export function partsOfNews({ workspace, after, through }: News, size = eventsPerNews): readonly News[] {
  return Array.from({ length: Math.ceil((through - after) / size) }, (_, place) => ({
    workspace,
    after: after + place * size,
    through: Math.min(through, after + (place + 1) * size),
  }));
}

/** Reads new events into a table of their own, with what the definitions ask of them. Answers its name. */
export async function stageNewEvents(
  analytics: Analytics,
  { workspace, after, through }: News,
  conditions: string,
): Promise<string> {
  const cut = `news_${workspace.replaceAll(/\W/g, '_')}`;
  const isJoined = await hasJoined(analytics, workspace);
  const news = isJoined ? place(newJoinedEvents, { news: newEvents }) : newEvents;
  const sql = place(stageNews, { columns: columnsFor(conditions), news });
  await analytics.query(sql, { workspace, cut, new_after: after, new_through: through });
  return cut;
}

/** Events kept anew at once, with what is new of them: bounds the memory of a growth. */
export const eventsPerGrowth = 750_000;

export interface GrowthWork {
  readonly revision: number;
  readonly staged: string;
  /** How many events and kept steps there are at most. */
  readonly events: number;
  /** How many of them are held at once. */
  readonly eventsPerGrowth: number;
}

/**
 * Adds the staged events to the cases of their customers. What was kept before is kept again with them; `events`, how much
 * that may be, sets the size of the steps. Answers the customers with new events from before the case they were in last:
 * their cases are cut anew.
 */
export async function growCases(
  analytics: Analytics,
  journey: JourneyVersion,
  { revision, staged, events, eventsPerGrowth }: GrowthWork,
): Promise<readonly string[]> {
  const last = journey.definition.notion.kind === 'gap' ? await noteLastCases(analytics, journey, staged) : null;
  try {
    for (const shards of shardRanges((last?.events ?? events) / eventsPerGrowth)) {
      const scope = {
        shards,
        touchedImport: '',
        isJoined: false,
        revision,
        staged,
        grows: true,
        last: last?.table ?? null,
      };
      await keepCut(analytics, 'cases', cutQuestion(journey, scope));
    }
    return last?.late ?? [];
  } finally {
    if (last !== null) await emptyNow(analytics, last.table);
  }
}

/** Notes which case each customer with new events was in last, whose are earlier than that, and how many events all these are. */
async function noteLastCases(
  analytics: Analytics,
  { workspace, journey, version, definition }: JourneyVersion,
  staged: string,
): Promise<{ readonly table: string; readonly late: readonly string[]; readonly events: number }> {
  const table = `${staged}_last`;
  const events = compileEventPredicate(definition.events, 'event_');
  const values = { workspace, journey, version, cut: staged, last: table, ...events.parameters };
  await analytics.query(place(lastCases, { events: events.sql }), values);
  const late = await analytics.query<{ customer: string }>(place(lateCustomers, { events: events.sql }), values);
  const [kept] = await analytics.query<{ steps: number }>('select sum(steps) as steps from {last:Identifier}', {
    last: table,
  });
  const fresh = await countStaged(analytics, staged);
  return { table, late: late.map((row) => row.customer), events: fresh + (kept?.steps ?? 0) };
}
