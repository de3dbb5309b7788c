import type { AcceptedEvent, LiveTick, TailItem } from '@throughline/core/events';
import type { Consumer } from '../../engines/index.ts';

/** The newest events that a page is shown at once; when more come in a second, some are left out of the tail, not of the count. */
const tailLength = 20;
const mostActivities = 100;

interface Workspace {
  accepted: number;
  acceptedBefore: number;
  activities: Map<string, number>;
  tail: TailItem[];
}

/** Counts what comes in and keeps the newest of it, for the pages that listen. */
export class LiveView implements Consumer {
  readonly name = 'live view';
  readonly isPassing = true;
  readonly #workspaces = new Map<string, Workspace>();

  async handle(events: readonly AcceptedEvent[]): Promise<void> {
    for (const accepted of events) {
      const view = this.#viewOf(accepted.workspace);
      view.accepted += 1;
      const { activity } = accepted.event;
      view.activities.set(activity, (view.activities.get(activity) ?? 0) + 1);
      view.tail.push(tailItemOf(accepted));
    }
    for (const view of this.#workspaces.values()) view.tail = view.tail.slice(-tailLength);
  }

  /** What happened since the last tick, `seconds` ago. */
  tick(workspace: string, seconds: number): Pick<LiveTick, 'accepted' | 'perSecond' | 'activities' | 'tail'> {
    const view = this.#viewOf(workspace);
    const perSecond = (view.accepted - view.acceptedBefore) / seconds;
    view.acceptedBefore = view.accepted;
    const { tail, activities } = view;
    view.tail = [];
    view.activities = new Map();
    const frequent = [...activities].sort(([, a], [, b]) => b - a).slice(0, mostActivities);
    return { accepted: view.accepted, perSecond, activities: Object.fromEntries(frequent), tail };
  }

  #viewOf(workspace: string): Workspace {
    const view = this.#workspaces.get(workspace) ?? {
      accepted: 0,
      acceptedBefore: 0,
      activities: new Map<string, number>(),
      tail: [],
    };
    this.#workspaces.set(workspace, view);
    return view;
  }
}

function tailItemOf({ source, receivedAt, event }: AcceptedEvent): TailItem {
  const { id, customer, activity, kind, channel, at } = event;
  const iso = (ms: number) => new Date(ms).toISOString();
  return { id, source, customer, activity, kind, channel, at: iso(at), receivedAt: iso(receivedAt) };
}
