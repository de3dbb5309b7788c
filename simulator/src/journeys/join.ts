import type { Life, Run } from '../life.ts';
import {
  coolingOffShare,
  creditCheckFailShare,
  depositAfterFailShare,
  type FirstChannel,
  ordersByFirstChannel,
} from '../truths.ts';
import { write } from '../words/write.ts';
import { dayMs, hourMs, minuteMs, momentBetween, whenOpen } from '../world/calendar.ts';
import type { Channel } from '../world/steps.ts';

const firstChannels = {
  low: { web: 0.26, app: 0.04, phone: 0.34, shop: 0.36 },
  medium: { web: 0.48, app: 0.14, phone: 0.18, shop: 0.2 },
  high: { web: 0.56, app: 0.3, phone: 0.05, shop: 0.09 },
} as const;

/** From the first look at an offer to a confirmed order. Answers when it was confirmed, or null when it never was. */
export function join(life: Life): { order: Run; confirmedAt: number } | null {
  const { dice, household, world } = life;
  const order = life.begin('order');
  const first: FirstChannel = dice.weighted(firstChannels[household.digital]);
  const startedAt = momentBetween(dice, world, 'join');
  const { at, channel } = look(life, order, { at: startedAt, first });
  if (!dice.chance(ordersByFirstChannel[first])) {
    if (at < startedAt + dayMs && dice.chance(0.5)) {
      life.tell(order, 'Basket reminder sent', { at: at + 20 * hourMs + dice.memoryless(2 * hourMs) });
    }
    return null;
  }
  const decided = at + dice.wait(channel === 'shop' || channel === 'phone' ? 700 : 5_000, 1.4);
  const hours = channel === 'shop' ? 'shop' : channel === 'phone' ? 'phone' : 'awake';
  const placedAt = life.tell(order, 'Order placed', { at: whenOpen(decided, hours, dice), channel });
  return check(life, order, placedAt);
}

function look(life: Life, order: Run, first: { at: number; first: FirstChannel }): { at: number; channel: Channel } {
  const { dice, household } = life;
  let channel: Channel = first.first;
  let at = first.at;
  const anonymous = channel === 'web' || channel === 'app' ? `visitor-${household.customer}` : '';
  if (channel === 'shop') at = life.tell(order, 'Shop visited', { at: whenOpen(at, 'shop', dice) });
  else if (channel === 'phone') at = ask(life, order, { at: whenOpen(at, 'phone', dice), channel });
  else at = life.tell(order, 'Offer viewed', { at, channel, anonymous });
  if (dice.chance(0.93)) {
    at = life.tell(order, 'Postcode checked', { at: at + dice.wait(150, 0.6), channel, anonymous });
  }
  if (anonymous !== '' && dice.chance(0.22)) {
    at = ask(life, order, { at: life.later(at, 'phone', { medianSeconds: 600 }), channel });
  }
  if (anonymous !== '' && dice.chance(0.14)) {
    channel = 'shop';
    at = life.tell(order, 'Shop visited', { at: life.later(at, 'shop', { medianSeconds: 2 * 86_400 }), channel });
  } else if (anonymous !== '' && dice.chance(0.5)) {
    at = life.tell(order, 'Offer viewed', {
      at: life.later(at, 'awake', { medianSeconds: 70_000 }),
      channel,
      anonymous,
    });
  }
  return { at, channel };
}

function ask(life: Life, order: Run, call: { at: number; channel: Channel }): number {
  const form = call.channel === 'phone' ? 'call' : 'chat';
  return life.tell(order, 'Question asked', {
    ...call,
    words: write(life.dice, { subject: 'sales', mood: 'plain', form }),
  });
}

function check(life: Life, order: Run, placedAt: number): { order: Run; confirmedAt: number } | null {
  const { dice } = life;
  let passedAt: number;
  if (dice.chance(creditCheckFailShare)) {
    const failedAt = life.tell(order, 'Credit check failed', {
      at: life.after(placedAt, 'Order placed → Credit check failed'),
    });
    if (!dice.chance(depositAfterFailShare)) return null;
    passedAt = life.tell(order, 'Deposit paid', { at: life.later(failedAt, 'awake', { medianSeconds: 90_000 }) });
  } else {
    passedAt = life.tell(order, 'Credit check passed', {
      at: life.after(placedAt, 'Order placed → Credit check passed'),
    });
  }
  const confirmedAt = life.tell(order, 'Order confirmed', {
    at: life.after(passedAt, 'Credit check passed → Order confirmed'),
    related: [life.contract()],
  });
  if (!dice.chance(coolingOffShare)) return { order, confirmedAt };
  life.tell(order, 'Order cancelled', {
    at: whenOpen(confirmedAt + dice.between(3 * hourMs, 11 * dayMs), 'phone', dice) + dice.whole(0, 40) * minuteMs,
    words: write(dice, { subject: 'cancelled order', mood: 'unhappy', form: 'call' }),
  });
  return null;
}
