import type { Analytics } from '../engines/index.ts';
import { hasJoined } from '../events/index.ts';
import { cutQuestion, type JourneyVersion, keepCut, lateQuestion, shardRanges } from './cut-cases.ts';
import type { StoredJourney } from './journey-store.ts';
import newEvents from './new-events.sql';
import newJoinedEvents from './new-joined-events.sql';
import { place } from './place-sql.ts';
import { columnsFor } from './stage-cut.ts';
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

/** Whose new events are earlier than the case that they were in last: these customers' cases are cut anew. */
export async function findLate(
  analytics: Analytics,
  journey: JourneyVersion,
  staged: string,
): Promise<readonly string[]> {
  if (journey.definition.notion.kind !== 'gap') return [];
  const { sql, parameters } = lateQuestion(journey, staged);
  const rows = await analytics.query<{ customer: string }>(sql, parameters);
  return rows.map((row) => row.customer);
}

/** Events kept anew at once, with what is new of them: bounds the memory of a growth. */
const eventsPerGrowth = 1_000_000;

/**
 * Adds the staged events to the cases of their customers. What was kept before is kept again with them; `events`, how much
 * that may be, sets the size of the steps.
 */
export async function growCases(
  analytics: Analytics,
  journey: JourneyVersion,
  { revision, staged, events }: { readonly revision: number; readonly staged: string; readonly events: number },
): Promise<void> {
  // Of the steps before, those of last cases are few.
  const most = journey.definition.notion.kind === 'gap' ? Math.min(events, 2 * eventsPerNews) : events;
  for (const shards of shardRanges(most / eventsPerGrowth)) {
    const scope = { shards, touchedImport: '', isJoined: false, revision, staged, grows: true };
    await keepCut(analytics, 'cases', cutQuestion(journey, scope));
  }
}
