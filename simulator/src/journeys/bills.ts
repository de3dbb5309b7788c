import type { Life, Run } from '../life.ts';
import { billCorrectedShare, callsAboutFirstBill, firstBillPaidShare, firstPaymentFailShare } from '../truths.ts';
import { write } from '../words/write.ts';
import { dayMs, fromLocal, hourMs, localDay, onDay } from '../world/calendar.ts';

const setUpFeeMinor = 3_500;

/** The moment bills of a household go out next, not before `earliest`: half past six on its bill day. */
export function nextBillAt(earliest: number, billDay: 1 | 15): number {
  const date = new Date(localDay(earliest));
  for (let ahead = 0; ; ahead++) {
    const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, billDay);
    const at = fromLocal(day + 6.5 * hourMs);
    if (at >= earliest) return at;
  }
}

/** The first bill: a part month and the set-up fee make it a surprise for many. Answers when it was sent. */
export function firstBill(life: Life, activatedAt: number): number {
  const { dice, household } = life;
  const bill = life.begin('bill', [life.contract()]);
  const sentAt = nextBillAt(activatedAt + 5 * dayMs, household.billDay) + dice.whole(0, 90) * 60_000;
  const days = Math.round((sentAt - activatedAt) / dayMs);
  const partMonth = days < 26;
  const amountMinor = setUpFeeMinor + Math.round(life.monthlyPriceMinor(sentAt) * (1 + days / 30));
  const properties = { 'part month': partMonth ? 'yes' : 'no', amount: (amountMinor / 100).toFixed(2) };
  life.tell(bill, 'First bill sent', { at: sentAt, properties });
  let at = sentAt;
  if (dice.chance(0.76)) {
    at = life.tell(bill, 'First bill opened', {
      at: life.later(sentAt, 'awake', { medianSeconds: 26_000, spread: 1 }),
      channel: household.digital === 'high' ? 'app' : 'web',
    });
  }
  const calls = dice.chance(partMonth ? callsAboutFirstBill.partMonth : callsAboutFirstBill.wholeMonth);
  const corrected = calls && query(life, bill, { at, partMonth });
  collect(life, bill, { sentAt, amountMinor: corrected ? amountMinor - setUpFeeMinor : amountMinor });
  return sentAt;
}

function query(life: Life, bill: Run, asked: { at: number; partMonth: boolean }): boolean {
  const { dice, household } = life;
  const calledAt = life.tell(bill, 'Called about bill', {
    at: life.later(asked.at, 'phone', { medianSeconds: 70_000 }),
    words: write(dice, { subject: 'bill', mood: household.patience < 0.45 ? 'angry' : 'unhappy', form: 'call' }),
  });
  const explainedAt = life.tell(bill, 'Bill explained', { at: calledAt + dice.wait(420, 0.5) });
  if (!dice.chance(billCorrectedShare)) return false;
  life.tell(bill, 'Bill corrected', { at: life.later(explainedAt, 'office', { medianSeconds: 90_000 }) });
  return true;
}

function collect(life: Life, bill: Run, due: { sentAt: number; amountMinor: number }): void {
  const { dice } = life;
  const debitAt = onDay(due.sentAt, 14, 3) + dice.whole(0, 120) * 60_000;
  if (!dice.chance(firstPaymentFailShare)) {
    pay(life, bill, { at: debitAt, amountMinor: due.amountMinor });
    return;
  }
  const failedAt = life.tell(bill, 'Payment failed', { at: debitAt });
  let at = life.tell(bill, 'Payment reminder sent', { at: onDay(failedAt, 2, 9) + dice.whole(0, 60) * 60_000 });
  let amountMinor = due.amountMinor;
  if (dice.chance(0.35)) {
    at = life.tell(bill, 'Late fee charged', { at: onDay(at, 10, 9) });
    amountMinor += 500;
  }
  const never = (1 - firstBillPaidShare) / firstPaymentFailShare;
  if (dice.chance(never)) return;
  pay(life, bill, { at: life.later(at, 'awake', { medianSeconds: 150_000 }), amountMinor });
}

function pay(life: Life, bill: Run, paid: { at: number; amountMinor: number }): void {
  life.tell(bill, 'First bill paid', { at: paid.at, revenueMinor: paid.amountMinor });
}

/** Every three months a bill that is simply paid: the money that keeps the company going. */
export function quarterlyBills(life: Life, firstAt: number): void {
  const { dice, household, world } = life;
  const run: Run = { object: life.contract(), related: [] };
  for (let at = firstAt; at < world.to; at = nextBillAt(at + 85 * dayMs, household.billDay)) {
    const late = dice.chance(0.04) ? dice.between(3 * dayMs, 20 * dayMs) : 0;
    life.tell(run, 'Quarterly bill paid', {
      at: onDay(at, 14, 3) + dice.whole(0, 120) * 60_000 + late,
      revenueMinor: 3 * life.monthlyPriceMinor(at),
    });
  }
}
