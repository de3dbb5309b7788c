import { type CapacityAnswer, capacityOn, unusedCapacity } from '@throughline/core/money';
import type { Analytics } from '../engines/index.ts';
import { Binder } from '../events/index.ts';
import { askMoney, type MoneyQuestion } from './ask-money.ts';
import { eventsOf } from './journey-events.ts';
import { evidenceFor, readPopulation } from './journey-money.ts';
import usedMinutes from './used-minutes.sql';

interface UsedRow {
  key: string;
  minutes: number;
  events: number;
}

/** Functions whose capacity is known: what of it no step used, month by month, the newest first (METHODS §7.1). */
export async function readCapacity(analytics: Analytics, question: MoneyQuestion): Promise<CapacityAnswer> {
  const { reading } = question.prices;
  const { settings, version } = reading;
  const binder = new Binder('event_');
  const key = "concat(formatDateTime(at, '%Y-%m'), ' ', toString(function))";
  const source = eventsOf(question, key, binder);
  const currency = settings.currency ?? '';
  const [population, rows] = await Promise.all([
    readPopulation(analytics, question),
    settings.capacity.length === 0
      ? []
      : askMoney<UsedRow>(analytics, question, usedMinutes, { source, currency, parameters: binder.parameters }),
  ]);
  const used = new Map(rows.map((row) => [row.key, row.minutes]));
  const months = [...new Set(rows.map((row) => row.key.slice(0, 7)))].sort().reverse();
  const functions = [...new Set(settings.capacity.map((one) => one.function))].sort();
  const catalogue = { version, currency, entries: settings.entries, capacity: settings.capacity };
  return {
    settingsVersion: version,
    items: months.flatMap((month) =>
      functions.flatMap((name) => {
        const capacity = capacityOn(catalogue, name, `${month}-01`);
        if (capacity === null) return [];
        const usedMinutesOfMonth = used.get(`${month} ${name}`) ?? 0;
        const unused = unusedCapacity(capacity, usedMinutesOfMonth);
        return {
          function: name,
          month,
          practicalMinutes: capacity.practicalMinutes,
          minor: capacity.minor,
          currency: capacity.currency,
          usedMinutes: usedMinutesOfMonth,
          unusedMinutes: unused.minutes,
          unusedMinor: unused.minor,
        };
      }),
    ),
    evidence: evidenceFor(question, population),
  };
}
