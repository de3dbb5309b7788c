import type { Binder } from '../events/index.ts';
import { eventCondition } from '../events/index.ts';
import { place, type View } from '../journeys/index.ts';
import type { StepSource } from './compile-money.ts';
import inCases from './in-cases.sql';
import moneyEvents from './money-events.sql';
import { extraColumns, extrasOf } from './price-columns.ts';
import type { Prices } from './prices.ts';

/** The events of a journey themselves, each once, as a source of steps; `key` is SQL of what they are grouped by. */
export function eventsOf(
  { view, prices }: { readonly view: View; readonly prices: Prices },
  key: string,
  binder: Binder,
): StepSource {
  const { extra } = extraColumns(extrasOf(prices.reading), binder);
  const steps = place(moneyEvents, { extra, key, belongs: belongs(view, binder) });
  return { steps, sharedType: null, areEvents: true };
}

/** Which events are part of a journey, by its definition, and only where that needs the order of events by its cases. */
function belongs({ journey }: View, binder: Binder): string {
  const { notion, events } = journey.definition;
  if (notion.kind === 'boundaries') return `sequence in (${inCases})`;
  const fits = events === null ? '1' : eventCondition(events, binder);
  if (notion.kind !== 'object') return fits;
  return `(${fits}) and arrayExists(object -> object.type = ${binder.bind(notion.type, 'String')}, objects)`;
}
