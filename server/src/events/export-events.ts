import type { JourneyEvent, ObjectRef } from '@throughline/core/events';
import type { Analytics } from '../engines/index.ts';
import exportCases from './export-cases.sql';
import exportPage from './export-page.sql';
import type { CaseEvent, ExtraColumns, ObjectFacts } from './exports/index.ts';
import sharedObjectIds from './shared-object-ids.sql';

const eventsPerPage = 20_000;
const casesPerPage = 2_000;

interface EventRow {
  id: string;
  customer: string;
  anonymous: string;
  account: string;
  activity: string;
  kind: string;
  touchpoint: string;
  channel: string;
  function: string;
  at_ms: number;
  zone_offset_minutes: number;
  objects: ObjectRef[];
  words: string;
  language: string;
  cost_minor: number;
  revenue_minor: number;
  currency: string;
  properties: Record<string, string>;
}

/** All events of a workspace, page by page, each customer's together. */
export async function* pageEvents(analytics: Analytics, workspace: string): AsyncGenerator<readonly JourneyEvent[]> {
  let place: Record<string, string | number> = { after_shard: -1, after_customer: '', after_ms: 0, after_sequence: 0 };
  for (;;) {
    const rows = await analytics.query<EventRow & { place_shard: number; place_sequence: string }>(exportPage, {
      workspace,
      ...place,
      limit: eventsPerPage,
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(eventOf);
    place = {
      after_shard: last.place_shard,
      after_customer: last.customer,
      after_ms: last.at_ms,
      after_sequence: last.place_sequence,
    };
  }
}

export interface ExportedJourney {
  readonly id: string;
  readonly version: number;
  /** Whether one case may hold events of several customers. */
  readonly mixesCustomers: boolean;
}

/** Narrows a look for the events of cases to those of their customers, by the order of the table. */
const ofTheirCustomers = '(shard, customer) in (select cityHash64(customer) % 256, customer from page)';

/** All steps of a journey, page by page, each case's together. */
export async function* pageCases(
  analytics: Analytics,
  workspace: string,
  journey: ExportedJourney,
): AsyncGenerator<readonly CaseEvent[]> {
  const sql = exportCases.replace('/*near*/', () => (journey.mixesCustomers ? '1' : ofTheirCustomers));
  let place = { after_shard: -1, after_id: '' };
  for (;;) {
    const scope = { workspace, journey: journey.id, version: journey.version, limit: casesPerPage };
    const rows = await analytics.query<EventRow & { case_id: string; case_shard: number }>(sql, {
      ...scope,
      ...place,
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => ({ caseId: row.case_id, event: eventOf(row) }));
    place = { after_shard: last.case_shard, after_id: last.case_id };
  }
}

/** The types of objects and the properties that events of a workspace use: the extra columns of a table of them. */
export async function extraColumns(analytics: Analytics, workspace: string): Promise<ExtraColumns> {
  const [row] = await analytics.query<{ types: string[]; names: string[] }>(
    'select arraySort(groupUniqArrayArray(arrayMap(object -> toString(object.1), objects))) as types, arraySort(groupUniqArrayArray(arrayMap(name -> toString(name), mapKeys(properties)))) as names from events where workspace = {workspace:String}',
    { workspace },
  );
  return { objectTypes: row?.types ?? [], properties: row?.names ?? [] };
}

/** What is known of the objects of a workspace beside the events that name them. */
export async function objectFacts(analytics: Analytics, workspace: string): Promise<ObjectFacts> {
  const [changes, links, shared] = await Promise.all([
    analytics.query<{ type: string; id: string; at: number; field: string; value: string }>(
      'select type, id, toUnixTimestamp64Milli(at) as at, field, value from object_changes final where workspace = {workspace:String} order by type, id, field, object_changes.at',
      { workspace },
    ),
    analytics.query<{ source: string; target: string; qualifier: string }>(
      'select source, target, qualifier from object_links final where workspace = {workspace:String} order by source, target, qualifier',
      { workspace },
    ),
    analytics.query<{ id: string }>(sharedObjectIds, { workspace }),
  ]);
  return { changes, links, sharedIds: new Set(shared.map((row) => row.id)) };
}

function eventOf(row: EventRow): JourneyEvent {
  return {
    id: row.id,
    customer: row.customer,
    anonymous: row.anonymous,
    account: row.account,
    activity: row.activity,
    kind: row.kind,
    touchpoint: row.touchpoint,
    channel: row.channel,
    function: row.function,
    at: row.at_ms,
    zoneOffsetMinutes: row.zone_offset_minutes,
    objects: row.objects,
    words: row.words,
    language: row.language,
    costMinor: row.cost_minor,
    revenueMinor: row.revenue_minor,
    currency: row.currency,
    properties: row.properties,
  };
}
