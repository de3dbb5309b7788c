import type { JourneyDefinition } from '@throughline/core/journeys';
import type { Analytics } from '../engines/index.ts';
import { hasJoined, shardCount } from '../events/index.ts';
import { allDone } from './all-done.ts';
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

/** What every cut reads of an event. */
const usualColumns =
  'customer, at, sequence, activity, channel, function, objects, cost_minor, revenue_minor, currency'.split(', ');
/** What only some definitions ask for. */
const otherColumns = 'source, kind, touchpoint, account, anonymous, words, language, properties'.split(', ');

/**
 * Reads the events of touched customers once, for the cuts of all journeys, into a table of their own, which it names.
 * With journeys by object, those of the customers with whom they share an object stand there too.
 */
export async function stageCut(
  analytics: Analytics,
  { workspace, touchedImport, definitions, conditions = '', unseen = noneUnseen, fresh, ...known }: Touched,
) {
  // Their events may be anybody's.
  const types = definitions.flatMap(({ notion }) => (notion.kind === 'object' ? [notion.type] : []));
  const cut = `cut_${workspace.replaceAll(/\W/g, '_')}`;
  const asked = [...definitions.map(conditionsOf), conditions].join(' ');
  const isJoined = known.isJoined ?? (await hasJoined(analytics, workspace));
  const pieces = { own: isJoined ? stretchedEvents : ownEvents, columns: columnsFor(asked) };
  const stretches = stretchesOf(cut);
  const stage = async (sql: string, touched_import: string) => {
    if (isJoined) {
      await analytics.query(stageStretches, { workspace, stretches, touched_import });
    }
    const whole = { workspace, cut, stretches, touched_import, shard_from: 0, shard_to: shardCount - 1 };
    await analytics.query(place(sql, pieces), { ...whole, ...unseenValues(unseen) });
  };
  await stage(stageTouched, touchedImport);
  const noteThem = () => analytics.query(noteObjects, { workspace, cut, ...freshValues(fresh) });
  if (types.length === 0) {
    await noteThem();
    return cut;
  }
  const sharing = sharingWith(touchedImport);
  const values = { workspace, cut, sharing, types, touched_import: touchedImport, ...freshValues(fresh) };
  await allDone([noteThem(), analytics.query(touchSharing, values)]);
  const [others] = await analytics.query<{ n: number }>(
    'select count() as n from touched_customers where workspace = {workspace:String} and import = {sharing:String}',
    { workspace, sharing },
  );
  if ((others?.n ?? 0) > 0) await stage(stageSharing, sharing);
  return cut;
}

/** How many events are staged. */
export async function countStaged(analytics: Analytics, cut: string): Promise<number> {
  const [row] = await analytics.query<{ n: number }>('select count() as n from {cut:Identifier}', { cut });
  return row?.n ?? 0;
}

/** What no definition asks for is not read: it is most of what an event holds. */
function columnsFor(asked: string): string {
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
