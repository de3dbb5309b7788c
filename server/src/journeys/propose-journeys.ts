import type { JourneyDefinition } from '@throughline/core/journeys';
import type { Analytics, Records } from '../engines/index.ts';
import { listStored } from './journey-store.ts';
import objectTypes from './object-types.sql';

interface TypeRow {
  type: string;
  events: number;
  distinct_objects: number;
}

export type Proposal = JourneyDefinition & { readonly reason: string };

/** Journeys the events suggest: one for each type of object that runs over several events and is not just the customer. */
export async function proposeJourneys(analytics: Analytics, records: Records, workspace: string): Promise<Proposal[]> {
  const [types, stored] = await Promise.all([
    analytics.query<TypeRow>(objectTypes, { workspace }),
    listStored(records, workspace),
  ]);
  const taken = new Set(
    stored.flatMap(({ definition: { notion } }) => (notion.kind === 'object' ? [notion.type] : [])),
  );
  return types
    .filter((row) => !taken.has(row.type) && row.distinct_objects >= 2 && row.events / row.distinct_objects >= 1.5)
    .map((row) => ({
      name: titled(row.type),
      description: `Each ${row.type} is one case.`,
      events: null,
      notion: { kind: 'object' as const, type: row.type },
      reason: `${row.distinct_objects.toLocaleString('en')} of type "${row.type}", ${(row.events / row.distinct_objects).toFixed(1)} events each on average.`,
    }));
}

function titled(type: string): string {
  const words = type.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
