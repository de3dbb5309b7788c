import { firstBill, nextBillAt, quarterlyBills } from './journeys/bills.ts';
import { getHelp } from './journeys/get-help.ts';
import { install } from './journeys/install.ts';
import { join } from './journeys/join.ts';
import { decideToLeave, leave } from './journeys/leave.ts';
import { moveHouse } from './journeys/move-house.ts';
import { upgrade } from './journeys/upgrade.ts';
import { Life, type World } from './life.ts';
import { earlyHelpDays, earlyHelpShare, type Topic } from './truths.ts';
import { dayMs, momentBetween } from './world/calendar.ts';
import { Dice } from './world/dice.ts';
import { firstProduct, meet } from './world/household.ts';

const yearMs = 365.25 * dayMs;
/** How often a household in service meets each trouble by itself, per year. */
const troublesPerYear: Readonly<Record<Exclude<Topic, 'installation' | 'move'>, number>> = {
  wifi: 0.55,
  tv: 0.24,
  bill: 0.3,
  outage: 0.12,
};
const troubleTaste = { low: 1.3, medium: 1, high: 0.8 } as const;
const stormTroubleShare = 0.06;
const movesPerYear = 0.15;
const offersPerYear = 1.6;

/** Plays one customer from first touch to now. The events come back in the order of time. */
export function playLife(world: World, number: number): Life {
  const dice = new Dice(world.seed, number);
  const household = meet(dice, world.seed, number);
  const life = new Life(world, household, dice, firstProduct(dice, household.ageBand));
  if (household.standing === 'prospect') becomeCustomer(life);
  else {
    life.servedSince = world.from - household.tenureMonths * 30.44 * dayMs;
    if (household.standing === 'member') ownTroubles(life, { from: world.from, factor: 0.7 });
    else
      serve(life, {
        from: world.from,
        firstBillAt: nextBillAt(world.from + dice.share() * 88 * dayMs, household.billDay),
      });
  }
  for (const trouble of life.troubles) getHelp(life, trouble);
  if (household.standing !== 'member' && life.servedSince !== null) mayLeave(life, life.servedSince);
  life.events.sort((a, b) => a.at - b.at);
  return life;
}

function becomeCustomer(life: Life): void {
  const ordered = join(life);
  if (ordered === null) return;
  const activatedAt = install(life, ordered.order, ordered.confirmedAt);
  if (activatedAt === null || activatedAt >= life.world.to) return;
  life.servedSince = activatedAt;
  const billedAt = firstBill(life, activatedAt);
  const { dice, household } = life;
  if (dice.chance(earlyHelpShare[household.digital])) {
    const topic: Topic = life.firstProduct === 'Internet and TV' && dice.chance(0.5) ? 'tv' : 'wifi';
    life.troubles.push({ at: activatedAt + dice.share() * earlyHelpDays * dayMs, topic, about: null });
  }
  serve(life, {
    from: activatedAt + earlyHelpDays * dayMs,
    firstBillAt: nextBillAt(billedAt + 85 * dayMs, household.billDay),
  });
}

/** What happens to a household in service, from `from` on. */
function serve(life: Life, service: { from: number; firstBillAt: number }): void {
  const { dice, world } = life;
  const quarter = 91 * dayMs;
  let offeredAt = Number.NEGATIVE_INFINITY;
  for (const at of moments(life, { from: service.from, perYear: offersPerYear, season: 'even' })) {
    if (at < offeredAt + quarter) continue;
    offeredAt = at;
    upgrade(life, at);
  }
  quarterlyBills(life, service.firstBillAt);
  ownTroubles(life, { from: service.from, factor: 1 });
  for (const storm of world.backlog.storms) {
    if (storm > service.from && dice.chance(stormTroubleShare)) {
      life.troubles.push({ at: storm + dice.between(0.3, 2.8) * dayMs, topic: 'outage', about: null });
    }
  }
  const movesAt = moments(life, { from: service.from, perYear: movesPerYear, season: 'move' })[0];
  if (movesAt !== undefined) moveHouse(life, movesAt);
}

function ownTroubles(life: Life, service: { from: number; factor: number }): void {
  const taste = troubleTaste[life.household.digital] * service.factor;
  for (const [topic, perYear] of Object.entries(troublesPerYear) as [Topic, number][]) {
    const watchesTelevision = life.firstProduct === 'Internet and TV';
    const factor = topic === 'tv' ? (watchesTelevision ? 2.6 : 0) : 1;
    for (const at of moments(life, { from: service.from, perYear: perYear * taste * factor, season: 'help' })) {
      life.troubles.push({ at, topic, about: null });
    }
  }
}

/** Moments from `from` to the end that come at a rate, in the order of time. */
function moments(life: Life, plan: { from: number; perYear: number; season: 'help' | 'move' | 'even' }): number[] {
  const window = { from: Math.max(plan.from, life.world.from), to: life.world.to };
  const found: number[] = [];
  if (window.from >= window.to - dayMs || plan.perYear <= 0) return found;
  let at = window.from;
  for (;;) {
    at += life.dice.memoryless(yearMs / plan.perYear);
    if (at >= window.to) break;
    found.push(momentBetween(life.dice, window, plan.season));
  }
  return found.sort((a, b) => a - b);
}

function mayLeave(life: Life, since: number): void {
  const wishAt = decideToLeave(life, since);
  if (wishAt === null) return;
  const before = life.events.length;
  const endedAt = leave(life, wishAt);
  if (endedAt === null) return;
  const farewell = new Set(life.events.slice(before));
  const kept = life.events.filter((event) => event.at < endedAt || farewell.has(event));
  life.events.length = 0;
  life.events.push(...kept);
}
