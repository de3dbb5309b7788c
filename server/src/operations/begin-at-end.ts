import type { Analytics, Records } from '../engines/index.ts';
import { openLiveStore } from '../events/index.ts';

/** Lets a consumer of the stream begin after the events there are: what it would make of them is made. */
export async function beginAtEnd(
  { analytics, records }: { readonly analytics: Analytics; readonly records: Records },
  consumer: string,
): Promise<void> {
  const [last] = await analytics.query<{ sequence: number }>('select max(sequence) as sequence from events');
  await openLiveStore(analytics, records, async () => undefined).savePosition(consumer, last?.sequence ?? 0);
}
