import type { Life, Run } from '../life.ts';
import { upgrade as truth } from '../truths.ts';
import { write } from '../words/write.ts';
import { localDay, onDay, weekdayOf, whenOpen } from '../world/calendar.ts';
import { fasterProduct } from '../world/household.ts';
import type { Channel } from '../world/steps.ts';

/** An offer of more speed goes out on a Tuesday; some open it, compare, order, and a few take it back. */
export function upgrade(life: Life, aroundAt: number): void {
  const { dice, household } = life;
  const faster = fasterProduct[life.productAt(aroundAt)];
  if (faster === undefined) return;
  const run = life.begin('upgrade', []);
  const tuesday = (9 - weekdayOf(localDay(aroundAt))) % 7;
  const sentAt = life.tell(run, 'Upgrade offer sent', {
    at: onDay(aroundAt, tuesday, 10) + dice.whole(0, 90) * 60_000,
  });
  if (!dice.chance(truth.opened)) return;
  const openedAt = life.tell(run, 'Upgrade offer opened', {
    at: life.later(sentAt, 'awake', { medianSeconds: 20_000, spread: 1.2 }),
  });
  if (!dice.chance(truth.compared)) return;
  const channel: Channel = household.digital === 'high' ? 'app' : 'web';
  let at = life.tell(run, 'Plans compared', {
    at: life.after(openedAt, 'Upgrade offer opened → Plans compared'),
    channel,
  });
  if (dice.chance(0.2)) {
    at = life.tell(run, 'Question asked', {
      at: life.later(at, 'phone', { medianSeconds: 1_800 }),
      channel,
      words: write(dice, { subject: 'upgrade', mood: 'plain', form: 'chat' }),
    });
  }
  if (!dice.chance(truth.ordered)) return;
  const orderedAt = life.tell(run, 'Upgrade ordered', {
    at: whenOpen(at + dice.wait(2_400, 1.3), 'awake', dice),
    channel,
    related: [life.contract()],
  });
  deliver(life, run, { orderedAt, faster });
}

function deliver(
  life: Life,
  run: Run,
  order: { orderedAt: number; faster: NonNullable<(typeof fasterProduct)['Fibre 100']> },
): void {
  const { dice } = life;
  let at = order.orderedAt;
  if (order.faster === 'Fibre 1000') {
    at = life.tell(run, 'Router sent', { at: onDay(at, 1, dice.between(15, 17)) });
    at = life.tell(run, 'Router delivered', { at: onDay(at, 1, dice.between(9, 19)) });
  }
  const before = life.productAt(at);
  const raisedAt = life.after(at, 'Upgrade ordered → Speed raised');
  life.changeProduct(raisedAt, order.faster);
  life.tell(run, 'Speed raised', { at: raisedAt });
  if (dice.chance(0.55))
    life.tell(run, 'Speed test passed', { at: life.after(raisedAt, 'Router activated → Speed test passed') });
  if (!dice.chance(truth.undone)) return;
  const undoneAt = life.later(raisedAt, 'phone', { medianSeconds: 6 * 86_400 });
  life.changeProduct(undoneAt, before);
  life.tell(run, 'Upgrade undone', {
    at: undoneAt,
    words: write(dice, { subject: 'upgrade', mood: 'unhappy', form: 'call' }),
  });
}
