import { personalIn, type SeenProperty, type SeenSchema, shownExample, typeOf } from '@throughline/core/events';
import type { Analytics } from '../../engines/index.ts';
import seenActivities from './seen-activities.sql';
import seenProperties from './seen-properties.sql';
import type { SourceScope } from './source-counts.ts';

interface ActivityRow {
  activity: string;
  events: number;
  sampled: number;
  first_ms: number;
  last_ms: number;
}

interface PropertyRow {
  place: 'property' | 'words' | 'customer';
  of: string;
  name: string;
  filled: number;
  integers: number;
  numbers: number;
  booleans: number;
  instants: number;
  lists: number;
  objects: number;
  different: number;
  examples: string[];
  suspects: string[];
}

/** Events of which the properties are looked at: enough for every share, and quick however many there are. */
const sampleSize = 100_000;
/** Examples that a page shows. */
const mostExamples = 3;

export interface SeenWindow {
  /** By when events came in, UTC milliseconds; null: since the beginning. */
  readonly from: number | null;
  readonly to: number;
}

/** What a source sent in a window: activities, properties, types, examples. */
export async function readSeenSchema(
  analytics: Analytics,
  scope: SourceScope,
  { from, to }: SeenWindow,
): Promise<SeenSchema> {
  const window = { ...scope, from: from ?? 0, to };
  const [size] = await analytics.query<{ n: number }>(
    `select count() as n from events where workspace = {workspace:String} and source = {source:String}
     and received_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') and received_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')`,
    window,
  );
  const events = size?.n ?? 0;
  const every = Math.max(1, Math.ceil(events / sampleSize));
  const [activities, rows] = await Promise.all([
    analytics.query<ActivityRow>(seenActivities, { ...window, every }),
    analytics.query<PropertyRow>(seenProperties, { ...window, every }),
  ]);
  const propertiesOf = new Map<string, PropertyRow[]>();
  for (const row of rows.filter((one) => one.place === 'property'))
    propertiesOf.set(row.of, [...(propertiesOf.get(row.of) ?? []), row]);
  const personalAt = (place: 'words' | 'customer') => {
    const row = rows.find((one) => one.place === place);
    return row === undefined ? [] : [...personalIn('', [...row.examples, ...row.suspects])];
  };
  return {
    source: scope.source,
    from: from === null ? null : new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    events,
    sampledOneIn: every,
    activities: activities.map(({ activity, first_ms, last_ms, ...counts }) => ({
      name: activity,
      ...counts,
      firstAt: new Date(first_ms).toISOString(),
      lastAt: new Date(last_ms).toISOString(),
      properties: (propertiesOf.get(activity) ?? []).map((row) => propertyOf(row, counts.sampled)),
    })),
    words: { events: rows.find((one) => one.place === 'words')?.filled ?? 0, personal: personalAt('words') },
    customers: { personal: personalAt('customer') },
  };
}

function propertyOf(row: PropertyRow, sampled: number): SeenProperty {
  const { type, share } = typeOf(row);
  const personal = personalIn(row.name, [...row.examples, ...row.suspects]);
  return {
    name: row.name,
    type,
    typeShare: share,
    events: row.filled,
    share: sampled === 0 ? 0 : Math.min(1, row.filled / sampled),
    distinct: row.different,
    examples: row.examples
      .sort()
      .slice(0, mostExamples)
      .map((value) => shownExample(value, personal)),
    personal: [...personal],
  };
}
