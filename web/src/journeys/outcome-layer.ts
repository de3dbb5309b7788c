import { useQuery } from '@tanstack/react-query';
import { call } from '../api/index.ts';
import { usePlace } from '../app/location.ts';
import { edgeKey } from './map-layout.ts';
import { viewQuery } from './use-view.ts';

/** What passing a step or a transition goes with. */
export interface Effect {
  /** Points of the outcome's rate, 0 to 1: with it less without it. */
  readonly difference: number;
  /** Whether the 95 % interval leaves nothing out: 'unclear' holds no difference. */
  readonly sign: 'good' | 'bad' | 'unclear';
  readonly words: string;
}

export interface OutcomeLayer {
  readonly id: string;
  readonly name: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** By activity, and by the key of an edge; null while it is on its way. */
  readonly effects: ReadonlyMap<string, Effect> | null;
}

const points = new Intl.NumberFormat('en', { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
/** Fewer cases on one side say nothing of a difference. */
const fewestCases = 30;

/** What each step of a map goes with, for the outcome that the address names, or the first of the journey. Null: none. */
export function useOutcomeLayer(journey: string, isOn: boolean): OutcomeLayer | null {
  const place = usePlace();
  const outcomes = useQuery({
    queryKey: ['view', 'outcomes-of', journey],
    queryFn: async () => (await call('get', '/outcomes', { query: { journey } })).items,
    enabled: isOn,
  });
  const choices = (outcomes.data ?? []).map((one) => ({ id: one.id, name: one.definition.name }));
  const chosen = choices.find((one) => one.id === place.search.get('outcome')) ?? choices[0];
  const query = viewQuery(place);
  const steps = useQuery({
    queryKey: ['view', 'outcome', chosen?.id, 'steps', query],
    queryFn: () => call('get', '/outcomes/{id}/steps', { path: { id: chosen?.id ?? '' }, query }),
    enabled: isOn && chosen !== undefined,
  });
  if (!isOn || outcomes.data === undefined) return null;
  if (chosen === undefined) return { id: '', name: '', choices, effects: null };
  const effects = steps.data === undefined ? null : new Map<string, Effect>();
  for (const one of steps.data?.activities ?? []) effects?.set(one.activity, effectOf(one));
  for (const one of steps.data?.transitions ?? []) effects?.set(edgeKey(one.from, one.to), effectOf(one));
  return { ...chosen, choices, effects };
}

interface Answered {
  readonly with: { readonly cases: number };
  readonly without: { readonly cases: number };
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
  readonly isNamed: boolean;
}

function effectOf({ with: passed, without, difference, interval, isNamed }: Answered): Effect {
  if (isNamed) return { difference: 0, sign: 'unclear', words: '' };
  const isTold = passed.cases >= fewestCases && without.cases >= fewestCases;
  if (difference === null || interval === null || !isTold) return { difference: 0, sign: 'unclear', words: '' };
  const sign = interval[0] > 0 ? 'good' : interval[1] < 0 ? 'bad' : 'unclear';
  return { difference, sign, words: sign === 'unclear' ? '±0' : `${points.format(difference * 100)} pts` };
}
