import { barsUntil, builtInSources, type SourceItem, type SourceReport } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Analytics, Records } from '../../engines/index.ts';
import { listSources } from '../source-store.ts';
import newestEvents from './newest-events.sql';
import type { SourceCounts, SourceScope } from './source-counts.ts';
import sourceHours from './source-hours.sql';
import sourceSeen from './source-seen.sql';
import sourceWaiting from './source-waiting.sql';

export interface ReportParts {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly counts: SourceCounts;
  readonly now: () => number;
}

interface SeenRow {
  source: string;
  events: number;
  first_ms: number;
  last_ms: number;
  first_received_ms: number;
  last_received_ms: number;
  today: number;
}

const dayMilliseconds = 86_400_000;
const fateDays = 7;
const iso = (ms: number) => new Date(ms).toISOString();

/** The sources of a workspace with what each has brought; those that come with the workspace, once they have events. */
export async function listSourceItems(
  { analytics, records, now }: ReportParts,
  workspace: string,
  source = '',
): Promise<SourceItem[]> {
  const today = Math.floor(now() / dayMilliseconds) * dayMilliseconds;
  const [own, seenRows, waitingRows, findings] = await Promise.all([
    listSources(records, workspace),
    analytics.query<SeenRow>(sourceSeen, { workspace, source, today }),
    analytics.query<{ source: string; waiting: number }>(sourceWaiting, { workspace }),
    openFindingCounts(records, workspace),
  ]);
  const seenOf = new Map(seenRows.map((row) => [row.source, row]));
  const waitingOf = await waitingBySource(records, waitingRows);
  const builtIn = builtInSources.flatMap((one) => {
    const seen = seenOf.get(one.id);
    return seen === undefined ? [] : [{ ...one, createdAt: iso(seen.first_received_ms), writeKey: null }];
  });
  return [...own, ...builtIn].map((one) => ({
    ...one,
    seen: seenWords(seenOf.get(one.id)),
    waiting: waitingOf.get(one.id) ?? 0,
    findings: findings.get(one.id) ?? 0,
  }));
}

/** Rows of files wait under the id of their import: they are counted for the source it belongs to. */
async function waitingBySource(
  records: Records,
  rows: readonly { source: string; waiting: number }[],
): Promise<ReadonlyMap<string, number>> {
  const ids = rows.map((row) => row.source).filter((id) => id.startsWith('imp_'));
  const imports =
    ids.length === 0
      ? []
      : await records.selectFrom('imports').select(['id', 'source']).where('id', 'in', ids).execute();
  const sourceOf = new Map(imports.map((one) => [one.id, one.source]));
  const waiting = new Map<string, number>();
  for (const row of rows) {
    const source = sourceOf.get(row.source) ?? row.source;
    waiting.set(source, (waiting.get(source) ?? 0) + row.waiting);
  }
  return waiting;
}

function seenWords(row: SeenRow | undefined): SourceItem['seen'] {
  if (row === undefined)
    return { events: 0, firstAt: null, lastAt: null, firstReceivedAt: null, lastReceivedAt: null, today: 0 };
  return {
    events: row.events,
    firstAt: iso(row.first_ms),
    lastAt: iso(row.last_ms),
    firstReceivedAt: iso(row.first_received_ms),
    lastReceivedAt: iso(row.last_received_ms),
    today: row.today,
  };
}

async function openFindingCounts(records: Records, workspace: string): Promise<ReadonlyMap<string, number>> {
  const rows = await records
    .selectFrom('source_findings')
    .select(({ fn }) => ['source', fn.countAll<number>().as('n')])
    .where('workspace', '=', workspace)
    .where('closed_at', 'is', null)
    .groupBy('source')
    .execute();
  return new Map(rows.map((row) => [row.source, Number(row.n)]));
}

/** One source, or one that comes with the workspace. Throws TL_NOT_FOUND. */
export async function requireAnySource(parts: ReportParts, { workspace, source }: SourceScope): Promise<SourceItem> {
  const found = (await listSourceItems(parts, workspace, source)).find((one) => one.id === source);
  if (found === undefined) throw new Fault('TL_NOT_FOUND', 'There is no such source. Look at the list of sources.');
  return found;
}

/** How many events came in each hour between two instants. */
export async function readHours(
  analytics: Analytics,
  scope: SourceScope,
  window: { clock: SourceReport['clock']; from: number; to: number },
) {
  const rows = await analytics.query<{ hour: number; events: number }>(sourceHours, { ...scope, ...window });
  return rows.map(({ hour, events }) => ({ from: hour * 3_600_000, events }));
}

/** How a source does: bars, and what became of what was sent. */
export async function readSourceReport(parts: ReportParts, scope: SourceScope): Promise<SourceReport> {
  const source = await requireAnySource(parts, scope);
  const isStream = source.kind === 'stream';
  const clock = isStream ? 'received' : 'happened';
  const until = isStream || source.seen.lastAt === null ? parts.now() : Date.parse(source.seen.lastAt);
  const hours = await readHours(parts.analytics, scope, { clock, from: until - 91 * dayMilliseconds, to: until });
  const fate = isStream ? await fateOfStream(parts, scope) : await fateOfFiles(parts, scope);
  return { source, clock, until: iso(until), ...barsUntil(hours, until), fate };
}

async function fateOfStream(parts: ReportParts, scope: SourceScope): Promise<SourceReport['fate']> {
  const to = parts.now();
  const from = Math.floor((to - fateDays * dayMilliseconds) / 3_600_000) * 3_600_000;
  const [hours, counts] = await Promise.all([
    readHours(parts.analytics, scope, { clock: 'received', from, to }),
    parts.counts.since(scope, from),
  ]);
  const sum = (what: string) => counts.filter((one) => one.what === what).reduce((n, one) => n + one.n, 0);
  return {
    from: iso(from),
    to: iso(to),
    accepted: hours.reduce((n, one) => n + one.events, 0),
    duplicates: sum('duplicate'),
    quarantined: sum('quarantined'),
    offPlan: sum('off-plan'),
    definition:
      'Accepted: events stored, by when they came in. Duplicates and items held back are counted as they come, also those that are replayed later.',
  };
}

async function fateOfFiles(
  { records, analytics, now }: ReportParts,
  scope: SourceScope,
): Promise<SourceReport['fate']> {
  const rows = await records
    .selectFrom('imports')
    .select('result')
    .where('workspace', '=', scope.workspace)
    .where('source', '=', scope.source)
    .where('state', '=', 'done')
    .execute();
  const sum = (name: 'duplicates' | 'quarantined') => rows.reduce((n, row) => n + (row.result?.[name] ?? 0), 0);
  const [seen] = await analytics.query<SeenRow>(sourceSeen, { ...scope, today: 0 });
  return {
    from: null,
    to: iso(now()),
    accepted: seen?.events ?? 0,
    duplicates: sum('duplicates'),
    quarantined: sum('quarantined'),
    offPlan: 0,
    definition: 'Accepted: events stored. Duplicates and rows held back: as the imports told at their end.',
  };
}

interface NewestRow {
  id: string;
  source: string;
  customer: string;
  activity: string;
  kind: string;
  channel: string;
  at_ms: number;
  received_ms: number;
}

/** The events of a source that came last. */
export async function readNewest(analytics: Analytics, scope: SourceScope, asked: { activity: string; limit: number }) {
  const rows = await analytics.query<NewestRow>(newestEvents, { ...scope, ...asked });
  return rows.map(({ at_ms, received_ms, ...row }) => ({ ...row, at: iso(at_ms), receivedAt: iso(received_ms) }));
}
