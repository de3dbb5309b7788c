import type { Life, Run } from '../life.ts';
import { customerRescheduleShare, newReminderEffect, noAccessShare } from '../truths.ts';
import { dayMs, fromLocal, hourMs, localDay, minuteMs, onDay, weekdayOf, whenOpen } from '../world/calendar.ts';
import type { Channel } from '../world/steps.ts';

const slotHours = [8, 10, 13, 15] as const;
const mostAttempts = 5;

/** How it went to get a technician into a home. `leftAt` is when the technician left, or gave up for good. */
export interface VisitOutcome {
  readonly done: boolean;
  readonly leftAt: number;
  readonly missed: number;
}

/** A slot, a reminder, a visit; again after each time nobody was home or the customer puts it off. */
export function visitHome(
  life: Life,
  run: Run,
  plan: { at: number; channel: Channel; givesUpShare: number; daysFactor?: number },
): VisitOutcome {
  const { dice, household, world } = life;
  let arrangedAt = life.tell(run, 'Slot chosen', { at: plan.at, channel: plan.channel });
  let missed = 0;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const slot = nextSlot(life, arrangedAt, plan.daysFactor ?? 1);
    if (attempt < 2 && dice.chance(customerRescheduleShare)) {
      arrangedAt = putOff(life, run, { from: arrangedAt, slot });
      continue;
    }
    const remindedAt = life.tell(run, 'Reminder sent', { at: onDay(slot, -1, 18) + dice.whole(0, 25) * minuteMs });
    const arrivedAt = slot + dice.whole(0, 110) * minuteMs;
    const effect = remindedAt >= world.newReminderFrom ? newReminderEffect : 1;
    if (!dice.chance(noAccessShare[household.region] * effect)) {
      life.tell(run, 'Technician visit', { at: arrivedAt });
      return { done: true, leftAt: arrivedAt + dice.wait(3300, 0.4), missed };
    }
    missed++;
    life.missedAt.push(life.tell(run, 'No access', { at: arrivedAt }));
    if (dice.chance(plan.givesUpShare)) return { done: false, leftAt: arrivedAt, missed };
    arrangedAt = life.tell(run, 'Rescheduled', {
      at: life.later(arrivedAt + hourMs, 'phone', { medianSeconds: 60_000, spread: 0.9 }),
      channel: household.digital === 'low' ? 'phone' : dice.pick(['web', 'phone']),
    });
  }
  return { done: false, leftAt: arrangedAt, missed };
}

function nextSlot(life: Life, arrangedAt: number, daysFactor: number): number {
  const days = Math.max(
    2,
    Math.round(life.world.backlog.slotDays(arrangedAt) * daysFactor * life.dice.between(0.8, 1.35)),
  );
  let day = localDay(arrangedAt) + days * dayMs;
  if (weekdayOf(day) === 0) day += dayMs;
  const hour = weekdayOf(day) === 6 ? life.dice.pick([8, 10]) : life.dice.pick(slotHours);
  return fromLocal(day + hour * hourMs);
}

function putOff(life: Life, run: Run, between: { from: number; slot: number }): number {
  const { dice } = life;
  const latest = Math.max(between.from + hourMs, onDay(between.slot, -1, 17));
  const at = Math.min(latest, whenOpen(between.from + (latest - between.from) * dice.share(), 'phone', dice));
  return life.tell(run, 'Rescheduled', { at, channel: dice.pick(['web', 'app', 'phone']) });
}
