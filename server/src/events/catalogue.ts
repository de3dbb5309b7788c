import type { Analytics } from '../engines/index.ts';
import catalogueSql from './catalogue.sql';
import catalogueSize from './catalogue-size.sql';

interface NameRow {
  sort: 'activity' | 'channel' | 'function' | 'object' | 'property';
  name: string;
  events: number;
  objects: number;
  examples: string[];
}

/** The names in use in a workspace, most frequent first: what filters and forms can offer. */
export async function readCatalogue(analytics: Analytics, workspace: string) {
  const [rows, [size]] = await Promise.all([
    analytics.query<NameRow>(catalogueSql, { workspace }),
    analytics.query<{ events: number; customers: number; first_ms: number; last_ms: number }>(catalogueSize, {
      workspace,
    }),
  ]);
  const of = (sort: NameRow['sort']) => rows.filter((row) => row.sort === sort);
  const named = ({ name, events }: NameRow) => ({ name, events });
  const events = size?.events ?? 0;
  const iso = (ms: number | undefined) => (events === 0 || ms === undefined ? null : new Date(ms).toISOString());
  return {
    activities: of('activity').map(named),
    channels: of('channel').map(named),
    functions: of('function').map(named),
    objectTypes: of('object').map((row) => ({ ...named(row), objects: row.objects })),
    properties: of('property').map((row) => ({ ...named(row), examples: row.examples.filter((text) => text !== '') })),
    events,
    customers: size?.customers ?? 0,
    firstAt: iso(size?.first_ms),
    lastAt: iso(size?.last_ms),
  };
}
