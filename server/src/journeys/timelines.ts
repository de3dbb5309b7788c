import type { ObjectRef, TimelineItem } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { CaseTimeline, CustomerTimeline, JourneyCase, JourneyCases } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import { customerOf, shardCount } from '../events/index.ts';
import { type Page, readCursor, writeCursor } from '../http/index.ts';
import caseById from './case-by-id.sql';
import caseList from './case-list.sql';
import { noneUnseen, unseenValues } from './cut-cases.ts';
import joinedEvents from './joined-events.sql';
import { place } from './place-sql.ts';
import { readPopulation } from './population.ts';
import readTimeline from './read-timeline.sql';
import { askCases, evidenceOf, type View } from './view.ts';

interface CaseRow {
  id: string;
  customer: string;
  started_ms: number;
  ended_ms: number;
  steps: number;
  variant_id: string;
  first_activity: string;
  last_activity: string;
  place: number;
  sequences: number[];
}

interface EventRow {
  id: string;
  activity: string;
  at_ms: number;
  sequence_text: string;
  zone_offset_minutes: number;
  kind: string;
  channel: string;
  function: string;
  touchpoint: string;
  words: string;
  objects: ObjectRef[];
  cost_minor: number;
  revenue_minor: number;
  currency: string;
  properties: Record<string, string>;
  source: string;
}

export const caseSorts = ['newest', 'oldest', 'longest', 'shortest', 'most-steps', 'fewest-steps'] as const;
export type CaseSort = (typeof caseSorts)[number];

const sortColumns: Readonly<Record<CaseSort, readonly [column: string, direction: 1 | -1]>> = {
  newest: ['start', -1],
  oldest: ['start', 1],
  longest: ['duration', -1],
  shortest: ['duration', 1],
  'most-steps': ['steps', -1],
  'fewest-steps': ['steps', 1],
};

/** The cases of a view, page by page; the order is total, so no case is missed or shown twice. */
export async function listCases(
  analytics: Analytics,
  view: View,
  page: Page & { sort: CaseSort },
): Promise<JourneyCases> {
  const [afterPlace, afterId] = readCursor(page.cursor, 2) ?? [0, ''];
  const [sort, direction] = sortColumns[page.sort];
  const parameters = {
    sort,
    direction,
    after_place: Number(afterPlace),
    after_id: String(afterId),
    limit: page.limit + 1,
  };
  const [rows, [population]] = await Promise.all([
    askCases<CaseRow>(analytics, view, caseList, parameters),
    readPopulation(analytics, view),
  ]);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(caseOf),
    nextCursor: rows.length > shown.length && last !== undefined ? writeCursor([last.place, last.id]) : null,
    total: population?.cases ?? 0,
    evidence: evidenceOf(view, { cases: population?.cases ?? 0, customers: population?.customers ?? 0 }),
  };
}

/** One case with its events. Throws TL_CASE_UNKNOWN. */
export async function readCase(analytics: Analytics, view: View, id: string): Promise<CaseTimeline> {
  const [row] = await askCases<CaseRow>(analytics, view, caseById, { id });
  if (row === undefined) throw new Fault('TL_CASE_UNKNOWN', `There is no case "${id}" in ${view.journey.name}.`);
  const events = await analytics.query<EventRow>(
    place(readTimeline, {
      events: 'select * from events where workspace = {workspace:String}',
      which: 'sequence in {sequences:Array(UInt64)}',
    }),
    { workspace: view.workspace, sequences: row.sequences, limit: 5000 },
  );
  return { case: caseOf(row), items: events.map(itemOf), total: row.steps };
}

/** What happened to a customer, page by page, by any id the customer has. Throws TL_CUSTOMER_UNKNOWN. */
export async function readCustomer(
  analytics: Analytics,
  workspace: string,
  identifier: string,
  page: Page,
): Promise<CustomerTimeline> {
  const customer = await customerOf(analytics, workspace, identifier);
  const { events, values } = ofCustomers([customer]);
  const [total] = await analytics.query<{ n: number }>(place('select count() as n from (/*events*/)', { events }), {
    workspace,
    ...values,
  });
  if ((total?.n ?? 0) === 0) throw new Fault('TL_CUSTOMER_UNKNOWN', `Nothing is known of a customer "${identifier}".`);
  const [atMs, sequence] = readCursor(page.cursor, 2) ?? [Number.MIN_SAFE_INTEGER, '0'];
  const rows = await analytics.query<EventRow>(
    place(readTimeline, {
      events,
      which: '(toUnixTimestamp64Milli(at), sequence) > ({after_ms:Int64}, toUInt64({after_sequence:String}))',
    }),
    {
      workspace,
      ...values,
      after_ms: Number(atMs),
      after_sequence: String(sequence),
      limit: page.limit + 1,
    },
  );
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > shown.length && last !== undefined ? writeCursor([last.at_ms, last.sequence_text]) : null;
  return { customer, items: shown.map(itemOf), nextCursor, total: total?.n ?? 0 };
}

/** The events of some customers, under whatever identifiers they were sent: SQL, and what it binds. */
export function ofCustomers(customers: readonly string[]) {
  return {
    events: place(joinedEvents, {
      everybody: '0',
      customers: 'select arrayJoin({customers:Array(String)}) as customer',
    }),
    values: { customers: [...customers], shard_from: 0, shard_to: shardCount - 1, ...unseenValues(noneUnseen) },
  };
}

function caseOf(row: CaseRow): JourneyCase {
  return {
    id: row.id,
    customer: row.customer,
    startedAt: new Date(row.started_ms).toISOString(),
    endedAt: new Date(row.ended_ms).toISOString(),
    durationSeconds: (row.ended_ms - row.started_ms) / 1000,
    steps: row.steps,
    variant: row.variant_id,
    firstActivity: row.first_activity,
    lastActivity: row.last_activity,
  };
}

function itemOf(row: EventRow): TimelineItem {
  const money = (minor: number) => (minor === 0 && row.currency === '' ? null : { minor, currency: row.currency });
  return {
    id: row.id,
    activity: row.activity,
    at: new Date(row.at_ms).toISOString(),
    zoneOffsetMinutes: row.zone_offset_minutes,
    kind: row.kind,
    channel: row.channel,
    function: row.function,
    touchpoint: row.touchpoint,
    words: row.words,
    objects: row.objects,
    cost: row.cost_minor === 0 ? null : money(row.cost_minor),
    revenue: row.revenue_minor === 0 ? null : money(row.revenue_minor),
    properties: row.properties,
    source: row.source,
  };
}
