import { createHash } from 'node:crypto';
import type { JourneyDefinition } from '@throughline/core/journeys';
import { type Analytics, allDone, type Parameters } from '../engines/index.ts';
import { type Compiled, compileEventPredicate, hasJoined, shardCount } from '../events/index.ts';
import byBoundaries from './belonging-by-boundaries.sql';
import byCustomer from './belonging-by-customer.sql';
import byGap from './belonging-by-gap.sql';
import byObject from './belonging-by-object.sql';
import buryStaleCases from './bury-stale-cases.sql';
import concernedCustomers from './concerned-customers.sql';
import concernedLastCases from './concerned-last-cases.sql';
import concernedObjects from './concerned-objects.sql';
import cutCases from './cut-cases.sql';
import gatherCases from './gather-cases.sql';
import gatherGrownCases from './gather-grown-cases.sql';
import insertCases from './insert-cases.sql';
import joinedEvents from './joined-events.sql';
import keepChanges from './keep-changes.sql';
import keptCases from './kept-cases.sql';
import newsByLastCase from './news-by-last-case.sql';
import newsWithLastCases from './news-with-last-cases.sql';
import ownEvents from './own-events.sql';
import { place } from './place-sql.ts';
import stagedEvery from './staged-every.sql';
import stagedIds from './staged-ids.sql';
import stagedNews from './staged-news.sql';
import stagedOwn from './staged-own.sql';
import stagedOwnBefore from './staged-own-before.sql';
import touchedIds from './touched-ids.sql';

/** Events cut at once: bounds the memory of a cut, whatever the size of the workspace. */
export const eventsPerCut = 400_000;

export interface JourneyVersion {
  readonly workspace: string;
  readonly journey: string;
  readonly version: number;
  readonly definition: JourneyDefinition;
}

/** Which part of a workspace a cut looks at: a range of shards, and all customers or those an import touched. */
interface CutScope {
  readonly shards: readonly [from: number, to: number];
  readonly touchedImport: string;
  readonly revision: number;
  /** Whether identifiers of the workspace were joined, so that an event may belong to another customer than it says. */
  readonly isJoined: boolean;
  /** The table in which the events of touched customers stand; null reads them from all events. */
  readonly staged: string | null;
  readonly unseen?: Unseen;
  readonly fresh?: FreshEvents | undefined;
  /** Up to which event its cases were kept before, to cut them as they were; without it, as they are now. */
  readonly keptThrough?: number;
  /** Whether only new events are staged, to join those that the cases are kept with. */
  readonly grows?: boolean;
  /** The table in which it is noted where the last case of each customer is kept, where that grows by what is new. */
  readonly last?: string | null;
}

/**
 * Live events after one place in the order of arrival and before another are in the engine and not handed over yet: they
 * are left to the cut that they ask for, so that it is known of every cut what it is made of.
 */
export interface Unseen {
  readonly after: number;
  readonly before: number;
}

/** Which events the cases of a workspace are made of. */
export interface SeenEvents {
  readonly unseen: Unseen;
  /** While it stays the same, the only events that join them are those that were unseen. */
  readonly upsets: number;
}

export const noneUnseen: Unseen = { after: Number.MAX_SAFE_INTEGER, before: 0 };

/** The events between two places in the order of arrival. An object that none of them concerns has the case it had. */
export type FreshEvents = Unseen;

export function freshValues({ after, before }: FreshEvents = { after: 0, before: Number.MAX_SAFE_INTEGER }) {
  return { new_after: after, new_before: before };
}

/** The values by which every question for events leaves out what is unseen. */
export function unseenValues({ after, before }: Unseen) {
  return { unseen_after: after, unseen_before: before };
}

/** The question that cuts events into cases, by the case notion of the journey. */
export function cutQuestion(journey: JourneyVersion, scope: CutScope): Compiled {
  const events = compileEventPredicate(journey.definition.events, 'event_');
  const belonging = belongingEvents(journey.definition);
  const parameters: Parameters = {
    workspace: journey.workspace,
    journey: journey.journey,
    version: journey.version,
    revision: scope.revision,
    shard_from: scope.shards[0],
    shard_to: scope.shards[1],
    touched_import: scope.touchedImport,
    gone: scope.keptThrough === undefined ? 0 : 1,
    ...unseenValues(scope.unseen ?? noneUnseen),
    ...(scope.staged === null ? {} : { cut: scope.staged, ...freshValues(scope.fresh) }),
    ...(typeof scope.last === 'string' ? { last: scope.last } : {}),
    ...(scope.keptThrough === undefined ? {} : { kept_through: scope.keptThrough }),
    ...events.parameters,
    ...belonging.parameters,
  };
  const { notion } = journey.definition;
  const grows = scope.grows === true;
  const pieces =
    grows && notion.kind === 'gap' ? sinceLastCase(events.sql) : { ...sourceOf(scope), events: events.sql };
  const gathered = place(gatherCases, { belonging: place(belonging.sql, pieces) });
  if (!grows || notion.kind === 'gap') return { sql: place(cutCases, { gathered }), parameters };
  const concerned = notion.kind === 'object' ? concernedObjects : concernedCustomers;
  const grown = place(gatherGrownCases, { kept: place(keptCases, { concerned }), gathered });
  return { sql: place(cutCases, { gathered: grown }), parameters };
}

/** The new events with the steps of the last cases, all of which the journey is about. */
function sinceLastCase(events: string) {
  const kept = place(keptCases, { concerned: concernedLastCases });
  return { own: place(newsWithLastCases, { news: newsByLastCase, events, kept }), events: '1' };
}

/** Everything a definition asks of an event, as SQL. */
export function conditionsOf(definition: JourneyDefinition): string {
  return `${compileEventPredicate(definition.events, 'event_').sql} ${belongingEvents(definition).sql}`;
}

/** Where a cut finds the events of its customers, all those that an object may hold, and which objects it is about. */
function sourceOf({ staged, isJoined, keptThrough, grows }: CutScope): { own: string; every: string; ids: string } {
  if (grows === true) return { own: stagedNews, every: stagedEvery, ids: stagedIds };
  if (staged !== null)
    return { own: keptThrough === undefined ? stagedOwn : stagedOwnBefore, every: stagedEvery, ids: stagedIds };
  const own = eventsOfTouched(isJoined);
  return { own, every: everyEvent(own), ids: touchedIds };
}

/** The question for the events of touched customers; of everybody where none is named. */
export function eventsOfTouched(isJoined: boolean): string {
  return isJoined ? place(joinedEvents, touchedOrEverybody) : ownEvents;
}

const touchedOrEverybody = {
  everybody: "{touched_import:String} = ''",
  customers:
    'select customer from touched_customers where workspace = {workspace:String} and import = {touched_import:String}',
};

/** The same events without a choice of customers: an object's events may be anybody's. */
function everyEvent(sql: string): string {
  return sql
    .replaceAll('{touched_import:String}', "''")
    .replaceAll('{shard_from:UInt16}', '0')
    .replaceAll('{shard_to:UInt16}', String(shardCount - 1));
}

function belongingEvents({ notion }: JourneyDefinition): Compiled {
  switch (notion.kind) {
    case 'customer':
      return { sql: byCustomer, parameters: {} };
    case 'object':
      return { sql: byObject, parameters: { object_type: notion.type } };
    case 'gap':
      return { sql: byGap, parameters: { gap_ms: notion.gapSeconds * 1000 } };
    case 'boundaries': {
      const start = compileEventPredicate(notion.start, 'start_');
      const end = notion.end === null ? { sql: '0', parameters: {} } : compileEventPredicate(notion.end, 'end_');
      return {
        sql: place(byBoundaries, { start: start.sql, end: end.sql }),
        parameters: { timeout_ms: notion.timeoutSeconds * 1000, ...start.parameters, ...end.parameters },
      };
    }
  }
}

/** How a cut that sums follow is told to them. */
export interface Telling {
  /** Up to which event the cases were kept before. */
  readonly keptThrough: number;
  /** Waited for before the changed cases are kept. */
  readonly beforeKept: () => Promise<void>;
  /**
   * Hears of the table in which the touched cases stand as they were, marked as deleted, and as they are: who reads it
   * empties it.
   */
  readonly onChanges: (table: string) => void;
}

export interface CutWork {
  readonly revision: number;
  /** Only the customers this import touched; null cuts all. */
  readonly touchedImport: string | null;
  /** How many events there are to look at, for the size of the steps. */
  readonly events: number;
  /** The table in which the events of the touched customers stand; null reads them from all events. */
  readonly staged: string | null;
  /** Whether every case there was is there again, so that none is looked for that is gone. */
  readonly onlyGrows?: boolean;
  readonly unseen?: Unseen;
  readonly fresh?: FreshEvents | undefined;
  /** Where somebody wants to know how the cases of the touched customers change. Only where those are staged. */
  readonly telling?: Telling | null;
  readonly onProgress?: (share: number) => void;
}

/** All shards in about so many ranges. */
export function shardRanges(parts: number): readonly (readonly [from: number, to: number])[] {
  const width = Math.ceil(shardCount / Math.max(1, Math.min(shardCount, Math.ceil(parts))));
  return Array.from({ length: Math.ceil(shardCount / width) }, (_, place) => [
    place * width,
    Math.min(shardCount, (place + 1) * width) - 1,
  ]);
}

/** Cuts a journey's cases and keeps them. Can be run again after a crash: the state it ends in is the same. */
export async function keepCases(analytics: Analytics, journey: JourneyVersion, work: CutWork): Promise<void> {
  const { telling = null } = work;
  const isJoined = work.staged === null && (await hasJoined(analytics, journey.workspace));
  for (const shards of shardRanges(work.events / eventsPerCut)) {
    const scope: CutScope = {
      shards,
      touchedImport: work.touchedImport ?? '',
      revision: work.revision,
      isJoined,
      staged: work.staged,
      fresh: work.fresh,
      ...(work.unseen === undefined ? {} : { unseen: work.unseen }),
    };
    if (telling === null) await keepCut(analytics, 'cases', cutQuestion(journey, scope));
    else await keepAndTell(analytics, journey, { scope, telling });
    work.onProgress?.((shards[1] + 1) / shardCount);
  }
  const { workspace, journey: id, version, definition } = journey;
  if (work.onlyGrows === true && keepsNames(definition)) return;
  await analytics.query(buryStaleCases, {
    workspace,
    journey: id,
    version,
    revision: work.revision,
    touched_import: work.touchedImport ?? '',
  });
}

/** Keeps what a question cuts, in the cases or in a table beside them. */
export async function keepCut(analytics: Analytics, into: string, { sql, parameters }: Compiled): Promise<void> {
  await analytics.query(place(insertCases, { into, cases: sql }), parameters);
}

/** Keeps the cases by way of a table in which they stand as they were and as they are, and tells of it meanwhile. */
async function keepAndTell(
  analytics: Analytics,
  journey: JourneyVersion,
  { scope: now, telling }: { readonly scope: CutScope; readonly telling: Telling },
): Promise<void> {
  // The same name each time, so that a crash leaves no more than one behind.
  const changes = `${now.staged}_${createHash('sha256').update(journey.journey).digest('hex').slice(0, 16)}`;
  await analytics.query('create or replace table {changes:Identifier} as cases engine = Memory', { changes });
  await allDone(
    [now, { ...now, keptThrough: telling.keptThrough }].map((scope) =>
      keepCut(analytics, changes, cutQuestion(journey, scope)),
    ),
  );
  await telling.beforeKept();
  telling.onChanges(changes);
  await analytics.query(keepChanges, { changes });
}

/** Frees what is in a table that is made anew for each cut: to take the table itself away takes the engine longer. */
export async function emptyNow(analytics: Analytics, table: string): Promise<void> {
  await analytics.query('truncate table if exists {table:Identifier}', { table });
}

/** Whether more events leave every case under its name: one that is called by its start is another when that moves. */
function keepsNames({ notion }: JourneyDefinition): boolean {
  return notion.kind === 'customer' || notion.kind === 'object';
}
