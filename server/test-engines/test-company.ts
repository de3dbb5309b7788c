import { eventSchema, type NewJourneyEvent } from '@throughline/core/events';
import { type JourneyDefinition, wholeTimeline } from '@throughline/core/journeys';
import type { Analytics } from '../src/engines/index.ts';
import { publishStaged, stagedRows } from '../src/events/index.ts';
import { keepCases } from '../src/journeys/cut-cases.ts';
import type { View } from '../src/journeys/view.ts';

let imports = 0;

/**
 * Stores events the way an import does; answers the id of the import, whose customers are now touched. The number is the
 * front of their places in the order of arrival, otherwise one for each import.
 */
export async function storeEvents(
  analytics: Analytics,
  workspace: string,
  events: readonly NewJourneyEvent[],
  number = imports + 1,
): Promise<string> {
  imports += 1;
  const id = `import-${imports}`;
  await analytics.append(
    'staged_events',
    stagedRows(
      workspace,
      id,
      1,
      events.map((event) => eventSchema.parse(event)),
    ),
  );
  const staged = { id, workspace, source: 'files', number, receivedAt: new Date('2026-01-01T00:00:00Z') };
  await publishStaged(analytics, staged, () => undefined);
  return id;
}

/** Cuts a journey over all its events and answers the view of it. */
export async function cutJourney(
  analytics: Analytics,
  workspace: string,
  id = 'all',
  definition: JourneyDefinition = wholeTimeline,
  revision = 1,
): Promise<View> {
  await keepCases(
    analytics,
    { workspace, journey: id, version: 1, definition },
    { revision, touchedImport: null, events: 1000, staged: null },
  );
  return viewOf(workspace, id, definition);
}

export function viewOf(workspace: string, id = 'all', definition: JourneyDefinition = wholeTimeline): View {
  return {
    workspace,
    journey: { id, name: definition.name, version: 1, definition },
    filter: { from: null, to: null, where: null },
  };
}

/** Events of one customer in a few words: `timeline('ana', '0 quote, 10 call')`, times in minutes since 2024. */
export function timeline(customer: string, steps: string, more: Partial<NewJourneyEvent> = {}): NewJourneyEvent[] {
  return steps.split(',').map((step, index) => {
    const [minutes = '0', ...activity] = step.trim().split(' ');
    const at = Date.UTC(2024, 0, 1) + Number(minutes) * 60_000;
    return { id: `${customer}-${index}-${step}`, customer, activity: activity.join(' '), at, ...more };
  });
}
