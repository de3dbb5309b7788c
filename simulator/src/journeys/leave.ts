import type { Life, Run } from '../life.ts';
import { leavePerMonth, missedAppointment, reopenedLeaveFactor, leave as truth } from '../truths.ts';
import { write } from '../words/write.ts';
import { dayMs, onDay, whenOpen } from '../world/calendar.ts';

const stepMs = 7 * dayMs;
const monthMs = 30.44 * dayMs;

/** When the household asks to leave, or null when it stays: a small chance each week, raised by what went wrong. */
export function decideToLeave(life: Life, since: number): number | null {
  const within = (moments: readonly number[], at: number, days: number) =>
    moments.some((moment) => at >= moment && at < moment + days * dayMs);
  for (let at = Math.max(since, life.world.from); at < life.world.to; at += stepMs) {
    const missed = within(life.missedAt, at, missedAppointment.leaveFactorDays) ? missedAppointment.leaveFactor : 1;
    const reopened = within(life.reopenedAt, at, 120) ? reopenedLeaveFactor : 1;
    const chance = 1 - Math.exp((-leavePerMonth * missed * reopened * stepMs) / monthMs);
    if (life.dice.chance(chance)) return at + life.dice.share() * stepMs;
  }
  return null;
}

/** From the wish to leave to the last bill, or to a change of mind. Answers when service ended, or null when they stay. */
export function leave(life: Life, wishAt: number): number | null {
  const { dice, household } = life;
  const run = life.begin('cancellation', []);
  let at = wishAt;
  const online = dice.chance({ low: 0.3, medium: 0.6, high: 0.85 }[household.digital]);
  if (online) at = life.tell(run, 'Cancellation page viewed', { at: whenOpen(at, 'awake', dice) });
  const calls = !online || dice.chance(0.3);
  const mood = life.missedAt.length > 0 || household.patience < 0.4 ? 'angry' : 'unhappy';
  if (calls) {
    at = life.tell(run, 'Called to cancel', {
      at: life.later(at, 'phone', { medianSeconds: 40_000, spread: 1 }),
      words: write(dice, { subject: 'leaving', mood, form: 'call' }),
    });
  }
  const channel = calls ? 'phone' : 'web';
  const hours = calls ? 'phone' : 'awake';
  at = life.tell(run, 'Cancellation requested', {
    at: whenOpen(at + dice.wait(calls ? 500 : 4_000, 0.8), hours, dice),
    channel,
    related: [life.contract()],
  });
  if (dice.chance(truth.stayOfferShare)) {
    at = life.tell(run, 'Stay offer made', { at: life.later(at, 'phone', { medianSeconds: calls ? 300 : 80_000 }) });
    if (dice.chance(truth.acceptedShare)) {
      life.tell(run, 'Stay offer accepted', { at: at + dice.wait(900, 1.2) });
      return null;
    }
  }
  return partWays(life, run, at);
}

function partWays(life: Life, run: Run, requestedAt: number): number {
  const { dice } = life;
  const confirmedAt = life.tell(run, 'Cancellation confirmed', {
    at: life.later(requestedAt, 'office', { medianSeconds: 12_000 }),
    related: [life.contract()],
  });
  if (dice.chance(0.34)) {
    life.tell(run, 'Leaving reason given', {
      at: life.later(confirmedAt, 'awake', { medianSeconds: 9_000 }),
      words: write(dice, { subject: 'leaving', mood: dice.pick(['unhappy', 'plain', 'angry']), form: 'comment' }),
    });
  }
  const labelAt = life.tell(run, 'Return label sent', { at: onDay(confirmedAt, 1, dice.between(8, 11)) });
  if (dice.chance(truth.routerReturnedShare)) {
    life.tell(run, 'Router returned', { at: life.later(labelAt, 'shop', { medianSeconds: 8 * 86_400 }) });
  }
  const endedAt = onDay(confirmedAt, 30, 0);
  life.tell(run, 'Final bill paid', {
    at: onDay(endedAt, 16, 3) + dice.whole(0, 120) * 60_000,
    revenueMinor: life.monthlyPriceMinor(confirmedAt),
  });
  return endedAt;
}
