import type { AcceptedEvent, LiveTick, TailItem } from '@throughline/core/events';
import type { Consumer } from '../../engines/index.ts';

/** The newest events that a page is shown at once; when more come in a second, some are left out of the tail, not of the count. */
const tailLength = 20;
const mostActivities = 100;
/** Names that are counted between two ticks: a sender may make them up. */
const mostCounted = 1000;

/** What came since a page was told last, of a workspace or of one source. */
interface Feed {
  accepted: number;
  acceptedBefore: number;
  tickedAt: number;
  activities: Map<string, number>;
  tail: AcceptedEvent[];
}

/** Counts what comes in and keeps the newest of it, for the pages that listen. */
export class LiveView implements Consumer {
  readonly name = 'live view';
  readonly isPassing = true;
  readonly #feeds = new Map<string, Feed>();

  async handle(events: readonly AcceptedEvent[]): Promise<void> {
    // Most often all are of one source: its feeds are looked up once.
    for (let from = 0; from < events.length; ) {
      const first = events[from];
      if (first === undefined) return;
      let to = from + 1;
      while (events[to]?.source === first.source && events[to]?.workspace === first.workspace) to++;
      const part = events.slice(from, to);
      for (const feed of [this.#feedOf(first.workspace), this.#feedOf(first.workspace, first.source)])
        addTo(feed, part);
      from = to;
    }
  }

  /** What happened in a workspace, or of one of its sources, since the last tick, `seconds` ago. */
  tick(
    { workspace, source = null }: { workspace: string; source?: string | null },
    seconds: number,
  ): Pick<LiveTick, 'accepted' | 'perSecond' | 'activities' | 'tail'> {
    const feed = this.#feedOf(workspace, source);
    // Nobody may have been told for a while: a rate is over the time since then.
    const now = performance.now();
    const perSecond = (feed.accepted - feed.acceptedBefore) / Math.max(seconds, (now - feed.tickedAt) / 1000);
    feed.tickedAt = now;
    feed.acceptedBefore = feed.accepted;
    const { tail, activities } = feed;
    feed.tail = [];
    feed.activities = new Map();
    const frequent = [...activities].sort(([, a], [, b]) => b - a).slice(0, mostActivities);
    return { accepted: feed.accepted, perSecond, activities: Object.fromEntries(frequent), tail: tail.map(tailItemOf) };
  }

  #feedOf(workspace: string, source: string | null = null): Feed {
    const key = source === null ? workspace : `${workspace}\n${source}`;
    const feed = this.#feeds.get(key) ?? newFeed();
    this.#feeds.set(key, feed);
    return feed;
  }
}

function newFeed(): Feed {
  return { accepted: 0, acceptedBefore: 0, tickedAt: performance.now(), activities: new Map(), tail: [] };
}

function addTo(feed: Feed, events: readonly AcceptedEvent[]): void {
  feed.accepted += events.length;
  for (const { event } of events) {
    const before = feed.activities.get(event.activity);
    if (before !== undefined || feed.activities.size < mostCounted)
      feed.activities.set(event.activity, (before ?? 0) + 1);
  }
  feed.tail = [...feed.tail, ...events.slice(-tailLength)].slice(-tailLength);
}

function tailItemOf({ source, receivedAt, event }: AcceptedEvent): TailItem {
  const { id, customer, activity, kind, channel, at } = event;
  const iso = (ms: number) => new Date(ms).toISOString();
  return { id, source, customer, activity, kind, channel, at: iso(at), receivedAt: iso(receivedAt) };
}
