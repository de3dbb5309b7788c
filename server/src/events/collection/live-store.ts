import type { AcceptedEvent, ObjectRef } from '@throughline/core/events';
import type { Analytics, Records, StreamStore } from '../../engines/index.ts';
import eventsAfter from './events-after.sql';

interface LiveRow {
  workspace: string;
  source: string;
  sequence: number;
  received_ms: number;
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

/** What the stream is read again from, and where its consumers were. */
export function openLiveStore(
  analytics: Analytics,
  records: Records,
  flushed: (sequence: number) => Promise<void>,
): StreamStore {
  return {
    async readAfter(position, limit) {
      await flushed(Number.POSITIVE_INFINITY);
      const rows = await analytics.query<LiveRow>(eventsAfter, { after: position, limit });
      return rows.map(acceptedOf);
    },
    async loadPosition(consumer) {
      const row = await records
        .selectFrom('stream_positions')
        .select('position')
        .where('consumer', '=', consumer)
        .executeTakeFirst();
      return row === undefined ? null : Number(row.position);
    },
    async savePosition(consumer, position) {
      await records
        .insertInto('stream_positions')
        .values({ consumer, position })
        .onConflict((conflict) => conflict.column('consumer').doUpdateSet({ position, updated_at: new Date() }))
        .execute();
    },
  };
}

function acceptedOf(row: LiveRow): AcceptedEvent {
  const { workspace, source, sequence, received_ms, at_ms, zone_offset_minutes, cost_minor, revenue_minor, ...rest } =
    row;
  return {
    workspace,
    source,
    sequence,
    receivedAt: received_ms,
    event: {
      ...rest,
      at: at_ms,
      zoneOffsetMinutes: zone_offset_minutes,
      costMinor: cost_minor,
      revenueMinor: revenue_minor,
    },
  };
}
