import { useQuery } from '@tanstack/react-query';
import { call } from '../api/index.ts';
import { usePlace } from '../app/location.ts';
import { count, counted, percent } from '../parts/format.ts';
import type { Rows } from './drawer.tsx';
import { edgeKey } from './map-layout.ts';
import { viewQuery } from './use-view.ts';

/** What passing a step or a transition goes with. */
export interface Effect {
  /** Points of the outcome's rate, 0 to 1: with it less without it. */
  readonly difference: number;
  /** Whether the 95 % interval leaves nothing out: 'unclear' holds no difference. */
  readonly sign: 'good' | 'bad' | 'unclear';
  readonly words: string;
  /** What its drawer tells of it. */
  readonly rows: Rows;
}

export interface OutcomeLayer {
  readonly id: string;
  readonly name: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** By activity, and by the key of an edge; null while it is on its way. */
  readonly effects: ReadonlyMap<string, Effect> | null;
}

const exactPoints = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
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
  for (const one of steps.data?.activities ?? []) effects?.set(one.activity, effectOf(one, chosen.name));
  for (const one of steps.data?.transitions ?? []) effects?.set(edgeKey(one.from, one.to), effectOf(one, chosen.name));
  return { ...chosen, choices, effects };
}

interface Side {
  readonly cases: number;
  readonly value: number | null;
}

interface Answered {
  readonly with: Side;
  readonly without: Side;
  readonly difference: number | null;
  readonly interval: readonly [number, number] | null;
  readonly isNamed: boolean;
}

function effectOf({ with: passed, without, difference, interval, isNamed }: Answered, outcome: string): Effect {
  const untold = (why: string): Effect => ({ difference: 0, sign: 'unclear', words: '', rows: [[outcome, why]] });
  if (isNamed) return untold('the outcome itself names this step');
  const isTold = passed.cases >= fewestCases && without.cases >= fewestCases;
  if (difference === null || interval === null || !isTold)
    return untold(
      `too few cases to tell: ${count(passed.cases)} with it and ${count(without.cases)} without it, where ${fewestCases} of each are needed`,
    );
  const sign = interval[0] > 0 ? 'good' : interval[1] < 0 ? 'bad' : 'unclear';
  return {
    difference,
    sign,
    words: sign === 'unclear' ? `(${points.format(difference * 100)})` : `${points.format(difference * 100)} pts`,
    rows: [
      [`${outcome}, with it`, sideWords(passed)],
      ['Without it', sideWords(without)],
      ['Difference', `${exactPoints.format(difference * 100)} points`],
      [
        '95\u00a0% interval of it',
        `${exactPoints.format(interval[0] * 100)} to ${exactPoints.format(interval[1] * 100)} points`,
      ],
      ['What it says', 'it goes together; it need not be the cause (evidence C)'],
    ],
  };
}

function sideWords({ value, cases }: Side): string {
  return `${value === null ? '–' : percent(value)} of ${counted(cases, 'decided case')}`;
}
