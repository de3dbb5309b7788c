import type { JourneyDefinition } from '@throughline/core/journeys';
import { type Analytics, allDone } from '../engines/index.ts';
import { hasJoined, shardCount } from '../events/index.ts';
import {
  conditionsOf,
  emptyNow,
  type FreshEvents,
  freshValues,
  noneUnseen,
  type Unseen,
  unseenValues,
} from './cut-cases.ts';
import noteObjects from './note-objects.sql';
import noteObjectsOfImport from './note-objects-of-import.sql';
import ownEvents from './own-events.sql';
import { place } from './place-sql.ts';
import stageSharing from './stage-sharing.sql';
import stageStretches from './stage-stretches.sql';
import stageTouched from './stage-touched.sql';
import stretchedEvents from './stretched-events.sql';
import touchSharing from './touch-sharing.sql';
import { sharingWith } from './touched.ts';

/** Whose events are staged for a cut. */
export interface Touched {
  readonly workspace: string;
  /** The name under which the touched customers are noted. */
  readonly touchedImport: string;
  readonly definitions: readonly JourneyDefinition[];
  /** What life stages ask of an event, as SQL. */
  readonly conditions?: string;
  readonly unseen?: Unseen;
  /** Which events are new, where nothing else changes cases; without it, any of them may be. */
  readonly fresh?: FreshEvents | undefined;
  /** Whether any identifiers of the workspace were joined, where that is known. */
  readonly isJoined?: boolean | undefined;
}

/** Where the events of a cut stand. */
export interface StagedEvents {
  readonly table: string;
  /** Resolves when those of customers who share an object with the touched ones stand there too, and objects are noted. */
  readonly sharing: Promise<void>;
}

/** What every cut reads of an event. */
const usualColumns =
  'customer, at, sequence, activity, channel, function, objects, cost_minor, revenue_minor, currency'.split(', ');
/** What only some definitions ask for. */
const otherColumns = 'source, kind, touchpoint, account, anonymous, words, language, properties'.split(', ');

/**
 * Reads the events of touched customers once, for the cuts of all journeys, into a table of their own. With journeys by
 * object, those of the customers with whom they share an object follow.
 */
export async function stageCut(analytics: Analytics, touched: Touched): Promise<StagedEvents> {
  const { workspace, touchedImport, definitions, conditions = '', unseen = noneUnseen } = touched;
  const table = `cut_${workspace.replaceAll(/\W/g, '_')}`;
  const asked = [...definitions.map(conditionsOf), conditions].join(' ');
  const isJoined = touched.isJoined ?? (await hasJoined(analytics, workspace));
  const pieces = { own: isJoined ? stretchedEvents : ownEvents, columns: columnsFor(asked) };
  const stretches = stretchesOf(table);
  const stage = async (sql: string, touched_import: string) => {
    if (isJoined) {
      await analytics.query(stageStretches, { workspace, stretches, touched_import });
    }
    const whole = { workspace, cut: table, stretches, touched_import, shard_from: 0, shard_to: shardCount - 1 };
    await analytics.query(place(sql, pieces), { ...whole, ...unseenValues(unseen) });
  };
  await stage(stageTouched, touchedImport);
  const sharing = addSharing(analytics, {
    ...touched,
    table,
    addThem: () => stage(stageSharing, sharingWith(touchedImport)),
  });
  // Who waits for it hears of a fault.
  sharing.catch(() => undefined);
  return { table, sharing };
}

/** Notes the objects of the new events, and adds the events of who shares one of those that journeys are about. */
async function addSharing(
  analytics: Analytics,
  {
    workspace,
    touchedImport,
    definitions,
    fresh,
    table,
    addThem,
  }: Touched & { readonly table: string; readonly addThem: () => Promise<void> },
): Promise<void> {
  const types = definitions.flatMap(({ notion }) => (notion.kind === 'object' ? [notion.type] : []));
  const noting = noteStagedObjects(analytics, workspace, table, fresh);
  if (types.length === 0) return allDone([noting]);
  const sharing = sharingWith(touchedImport);
  const values = { workspace, cut: table, sharing, types, touched_import: touchedImport, ...freshValues(fresh) };
  await allDone([noting, analytics.query(touchSharing, values)]);
  const [others] = await analytics.query<{ n: number }>(
    'select count() as n from touched_customers where workspace = {workspace:String} and import = {sharing:String}',
    { workspace, sharing },
  );
  if ((others?.n ?? 0) > 0) await addThem();
}

/** How many events are staged. */
export async function countStaged(analytics: Analytics, cut: string): Promise<number> {
  const [row] = await analytics.query<{ n: number }>('select count() as n from {cut:Identifier}', { cut });
  return row?.n ?? 0;
}

/** Notes whose new events concern which objects, as the staged events say; of all those, when none are said to be new. */
export async function noteStagedObjects(analytics: Analytics, workspace: string, cut: string, fresh?: FreshEvents) {
  await analytics.query(noteObjects, { workspace, cut, ...freshValues(fresh) });
}

/** What no definition asks for is not read: it is most of what an event holds. */
export function columnsFor(asked: string): string {
  return [...usualColumns, ...otherColumns.filter((column) => new RegExp(`\\b${column}\\b`).test(asked))].join(', ');
}

/** Frees what was staged. */
export async function unstageCut(analytics: Analytics, cut: string): Promise<void> {
  for (const table of [cut, stretchesOf(cut)]) await emptyNow(analytics, table);
}

function stretchesOf(cut: string): string {
  return `${cut}_stretches`;
}

/** Notes whose events concern which objects, of one import; of all events, when none is named. */
export async function noteObjectsOf(analytics: Analytics, workspace: string, importId: string): Promise<void> {
  await analytics.query(noteObjectsOfImport, { workspace, touched_import: importId });
}
