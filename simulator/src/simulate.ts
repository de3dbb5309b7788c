import type { JourneyEvent } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { World } from './life.ts';
import { playLife } from './play-life.ts';
import { newReminderFrom } from './truths.ts';
import { Backlog } from './world/backlog.ts';

export interface Simulation {
  /** How many customers to play; about fifteen events each. */
  readonly customers: number;
  /** A whole number. The same seed gives the same bytes, another seed another company with other ids. */
  readonly seed: number;
  /** Instants in UTC milliseconds: events lie in [from, to). */
  readonly from: number;
  readonly to: number;
}

/** Events in one batch, give or take one customer. */
const batchEvents = 2_000;

/**
 * Plays the company and yields its events, customer by customer, each customer's in the order of time and never split
 * over two batches. Memory stays flat whatever the number of customers. A customer's life depends on the seed, its
 * number and the window only, so asking for more customers adds lives and changes none.
 */
export function* simulate(simulation: Simulation): Generator<JourneyEvent[]> {
  check(simulation);
  const { seed, from, to } = simulation;
  const world: World = {
    seed,
    from,
    to,
    newReminderFrom: newReminderFrom(to),
    backlog: new Backlog(seed, { from, to }),
  };
  let batch: JourneyEvent[] = [];
  for (let number = 1; number <= simulation.customers; number++) {
    const life = playLife(world, number);
    let place = 0;
    for (const event of life.events) {
      place++;
      event.id = `${life.household.customer}-${place}`;
      batch.push(event);
    }
    if (batch.length < batchEvents) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function check({ customers, seed, from, to }: Simulation): void {
  const mistakes: string[] = [];
  if (!Number.isSafeInteger(customers) || customers < 0)
    mistakes.push('the number of customers is a whole number from 0');
  if (!Number.isInteger(seed) || seed < 0 || seed > 0x7fffffff)
    mistakes.push('the seed is a whole number from 0 to 2147483647');
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from >= to)
    mistakes.push('the start lies before the end');
  if (mistakes.length > 0) throw new Fault('TL_BAD_REQUEST', `Nothing to simulate: ${mistakes.join('; ')}.`);
}
