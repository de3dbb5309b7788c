import { useQuery } from '@tanstack/react-query';
import { call } from '../api/index.ts';
import { usePlace } from '../app/location.ts';
import { counted, money, shortMoney } from '../parts/format.ts';
import { edgeKey } from './map-layout.ts';
import type { Effect } from './outcome-layer.ts';
import { viewQuery } from './use-view.ts';

interface Priced {
  readonly names: readonly string[];
  readonly currency: string;
  readonly cases: number;
  readonly contributionMinor: number;
}

/** What each step and transition of a map earns or costs a case that passes it, in the first currency of the journey. */
export function useMoneyLayer(journey: string, isOn: boolean): ReadonlyMap<string, Effect> | null {
  const steps = useMoneyBy(journey, 'step', isOn);
  const transitions = useMoneyBy(journey, 'transition', isOn);
  if (!isOn || steps === undefined || transitions === undefined) return null;
  const currency = steps.currency ?? steps.totals[0]?.currency ?? '';
  const ofCurrency = (items: readonly Priced[]) => items.filter((one) => one.currency === currency && one.cases > 0);
  return new Map([
    ...effectsOf(ofCurrency(steps.items), ([name = '']) => name),
    ...effectsOf(ofCurrency(transitions.items), ([from = '', to = '']) => edgeKey(from, to)),
  ]);
}

function useMoneyBy(journey: string, by: 'step' | 'transition', enabled: boolean) {
  const query = { ...viewQuery(usePlace()), by, limit: 1000 };
  return useQuery({
    queryKey: ['view', 'money-layer', journey, query],
    queryFn: () => call('get', '/money/journeys/{id}', { path: { id: journey }, query }),
    enabled,
  }).data;
}

/** The dearest is red; what costs a tenth of it is hardly tinted. */
function effectsOf(
  items: readonly Priced[],
  keyOf: (names: readonly string[]) => string,
): readonly (readonly [string, Effect])[] {
  const perCase = (one: Priced) => one.contributionMinor / one.cases;
  const dearest = Math.max(1, ...items.map((one) => -perCase(one)));
  return items.map((one) => {
    const minor = perCase(one);
    // Cents beside euros are told, and not tinted.
    const sign = minor > 0 ? 'good' : minor < -dearest / 50 ? 'bad' : 'unclear';
    const effect: Effect = {
      difference: (0.4 * Math.min(0, minor)) / dearest,
      sign,
      words: minor === 0 ? '' : shortMoney(minor, one.currency),
      rows: [
        [
          minor < 0 ? 'Costs a case that passes' : 'Earns a case that passes',
          money(Math.round(Math.abs(minor)), one.currency),
        ],
        ['All of it', `${money(one.contributionMinor, one.currency)} over ${counted(one.cases, 'case')}`],
        [
          'What it is',
          'contribution: revenue less returns, goods, cost to serve and incentives, as booked; an exact sum',
        ],
      ],
    };
    return [keyOf(one.names), effect] as const;
  });
}
