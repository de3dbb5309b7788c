import { filterChange } from '../use-view.ts';

/** The map of a journey, of the cases that began in a stage only. */
export function journeyInStage(journey: string, stage: string): string {
  const filter = filterChange([{ kind: 'stage', id: stage }])['filter'] ?? '';
  return `/journeys/${encodeURIComponent(journey)}/map?${new URLSearchParams({ filter })}`;
}

/** The page of the life stages, looking into one. */
export function insideStage(stage: string): string {
  return `/stages?${new URLSearchParams({ stage })}`;
}
