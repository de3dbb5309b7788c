import type { JourneyEvent } from '@throughline/core/events';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleWindow, simulate, truths } from './index.ts';

const { from, to } = sampleWindow;
const day = 86_400_000;

/** One run of one journey, seen as the product will see it: the events that name its object, in the order of time. */
interface RunSeen {
  readonly type: string;
  readonly customer: string;
  readonly events: JourneyEvent[];
}
let runs: Map<string, RunSeen[]>;
let timelines: Map<string, JourneyEvent[]>;

beforeAll(() => {
  runs = new Map();
  timelines = new Map();
  const byObject = new Map<string, RunSeen>();
  for (const batch of simulate({ customers: 45_000, seed: 11, from, to })) {
    for (const event of batch) {
      const timeline = timelines.get(event.customer);
      if (timeline === undefined) timelines.set(event.customer, [event]);
      else timeline.push(event);
      const object = event.objects[0];
      if (object === undefined) continue;
      const known = byObject.get(object.id);
      if (known !== undefined) known.events.push(event);
      else {
        const run = { type: object.type, customer: event.customer, events: [event] };
        byObject.set(object.id, run);
        const ofType = runs.get(object.type);
        if (ofType === undefined) runs.set(object.type, [run]);
        else ofType.push(run);
      }
    }
  }
});

const runsOf = (type: string) => runs.get(type) ?? [];
const has = (run: RunSeen, activity: string) => run.events.some((event) => event.activity === activity);
const property = (run: RunSeen, name: string) => run.events[0]?.properties[name] ?? '';
const startedBefore = (at: number) => (run: RunSeen) => (run.events[0]?.at ?? to) < at;

/** Expects a share within four standard errors of the truth: a fair draw fails once in 16,000 looks. */
function expectShare(hits: number, of: number, truth: number): void {
  expect(of).toBeGreaterThan(100);
  expect(Math.abs(hits / of - truth), `${hits} of ${of}, truth ${truth}`).toBeLessThan(
    4 * Math.sqrt((truth * (1 - truth)) / of),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

describe('visits', () => {
  test('fail by region as planted, and half as often once the new reminder text is sent', () => {
    const changeAt = truths.newReminderFrom(to);
    for (const region of truths.regions) {
      for (const after of [false, true]) {
        let [failed, made] = [0, 0];
        for (const run of [...runsOf('installation'), ...runsOf('move'), ...runsOf('ticket')]) {
          if (property(run, 'region') !== region) continue;
          for (const [i, event] of run.events.entries()) {
            if (event.activity !== 'No access' && event.activity !== 'Technician visit') continue;
            const reminder = run.events.slice(0, i).findLast((before) => before.activity === 'Reminder sent');
            if (reminder === undefined || reminder.at >= changeAt !== after) continue;
            made++;
            if (event.activity === 'No access') failed++;
          }
        }
        expectShare(failed, made, truths.noAccessShare[region] * (after ? truths.newReminderEffect : 1));
      }
    }
  });

  test('find the line at fault and come again in the planted share', () => {
    const byTechnician = runsOf('installation').filter(
      (run) => has(run, 'Technician visit') && !has(run, 'Router sent'),
    );
    expectShare(
      byTechnician.filter((run) => has(run, 'Line fault found')).length,
      byTechnician.length,
      truths.lineFaultShare,
    );
  });
});

describe('a missed appointment', () => {
  test('makes households ring about the installation', () => {
    const old = runsOf('installation')
      .filter(startedBefore(to - 60 * day))
      .filter((run) => has(run, 'Slot chosen') && !has(run, 'Router sent'));
    const rung = new Set(
      runsOf('ticket').flatMap((run) =>
        (run.events[0]?.objects ?? []).filter((object) => object.type === 'installation').map((object) => object.id),
      ),
    );
    for (const missed of [true, false]) {
      const group = old.filter((run) => has(run, 'No access') === missed && !has(run, 'Line fault found'));
      const truth = missed ? truths.missedAppointment.contactShare : truths.missedAppointment.contactShareOtherwise;
      expectShare(group.filter((run) => rung.has(run.events[0]?.objects[0]?.id ?? '')).length, group.length, truth);
    }
  });

  test('makes them leave more than twice as often in the months after it', () => {
    const rate = { missed: { asked: 0, months: 0 }, calm: { asked: 0, months: 0 } };
    for (const timeline of timelines.values()) {
      const activated = timeline.find((event) => event.activity === 'Router activated');
      if (activated === undefined) continue;
      if (timeline.some((event) => event.activity === 'Ticket reopened')) continue;
      const missedAt = timeline.find((event) => event.activity === 'No access')?.at;
      if (missedAt !== undefined && missedAt > activated.at) continue;
      const until = activated.at + (truths.missedAppointment.leaveFactorDays - 60) * day;
      const askedAt = timeline.find((event) =>
        /^(Cancellation page viewed|Called to cancel)$/.test(event.activity),
      )?.at;
      const group = missedAt === undefined ? rate.calm : rate.missed;
      group.months += Math.max(0, Math.min(until, askedAt ?? to, to) - activated.at) / (30.44 * day);
      if (askedAt !== undefined && askedAt < until) group.asked++;
    }
    const calm = rate.calm.asked / rate.calm.months;
    expect(Math.abs(calm / truths.leavePerMonth - 1)).toBeLessThan(0.2);
    const ratio = rate.missed.asked / rate.missed.months / calm;
    const error = 2.6 * Math.sqrt(1 / rate.missed.asked + 1 / rate.calm.asked);
    expect(Math.abs(Math.log(ratio / truths.missedAppointment.leaveFactor)), `ratio ${ratio}`).toBeLessThan(error);
    expect(ratio).toBeGreaterThan(1.4);
  });
});

describe('orders', () => {
  test('come from first touches as planted by channel', () => {
    const old = runsOf('order').filter(startedBefore(to - 45 * day));
    for (const [channel, truth] of Object.entries(truths.ordersByFirstChannel)) {
      const group = old.filter((run) => run.events[0]?.channel === channel);
      expectShare(group.filter((run) => has(run, 'Order placed')).length, group.length, truth);
    }
  });

  test('fail the credit check and are called off as planted', () => {
    const placed = runsOf('order')
      .filter(startedBefore(to - 45 * day))
      .filter((run) => has(run, 'Order placed'));
    const failed = placed.filter((run) => has(run, 'Credit check failed'));
    expectShare(failed.length, placed.length, truths.creditCheckFailShare);
    expectShare(failed.filter((run) => has(run, 'Deposit paid')).length, failed.length, truths.depositAfterFailShare);
    const confirmed = placed.filter((run) => has(run, 'Order confirmed'));
    expectShare(
      confirmed.filter((run) => has(run, 'Order cancelled')).length,
      confirmed.length,
      truths.coolingOffShare,
    );
  });
});

describe('installing the router oneself', () => {
  const needsHelpEarly = () =>
    [...timelines.values()].flatMap((timeline) => {
      const activated = timeline.find((event) => event.activity === 'Router activated');
      if (activated === undefined || activated.at > to - 62 * day) return [];
      const help = timeline.some(
        (event) =>
          /^(Help page searched|Called for help|Chat started|E-mail written)$/.test(event.activity) &&
          /^(wifi|tv)$/.test(event.properties['topic'] ?? '') &&
          event.at >= activated.at &&
          event.at < activated.at + (truths.earlyHelpDays + 1) * day,
      );
      return [{ help, self: activated.properties['way'] === 'self-install', digital: activated.properties['digital'] }];
    });
  const share = (rows: readonly { help: boolean }[]) => rows.filter((row) => row.help).length / rows.length;

  test('goes with less help when one does not look twice', () => {
    const rows = needsHelpEarly();
    const gap = share(rows.filter((row) => row.self)) - share(rows.filter((row) => !row.self));
    expect(gap).toBeLessThan(-0.05);
  });

  test('changes nothing among households equally at ease with screens', () => {
    const rows = needsHelpEarly();
    for (const band of truths.bands) {
      for (const self of [true, false]) {
        const group = rows.filter((row) => row.digital === band && row.self === self);
        expectShare(group.filter((row) => row.help).length, group.length, truths.earlyHelpShare[band]);
      }
    }
  });
});

describe('bills, tickets, offers, moves and farewells', () => {
  test('a part month on the first bill makes people call', () => {
    const old = runsOf('bill').filter(startedBefore(to - 30 * day));
    for (const [partMonth, truth] of [
      ['yes', truths.callsAboutFirstBill.partMonth],
      ['no', truths.callsAboutFirstBill.wholeMonth],
    ] as const) {
      const group = old.filter((run) => property(run, 'part month') === partMonth);
      expectShare(group.filter((run) => has(run, 'Called about bill')).length, group.length, truth);
    }
    const due = runsOf('bill').filter(startedBefore(to - 60 * day));
    expectShare(due.filter((run) => has(run, 'First bill paid')).length, due.length, truths.firstBillPaidShare);
  });

  test('a ticket comes back by its topic', () => {
    for (const topic of truths.topics) {
      const closed = runsOf('ticket')
        .filter(startedBefore(to - 60 * day))
        .filter((run) => property(run, 'topic') === topic && has(run, 'Ticket closed'));
      expectShare(
        closed.filter((run) => has(run, 'Ticket reopened')).length,
        closed.length,
        truths.repeatContactShare[topic],
      );
    }
  });

  test('the outcome of an offer, a move and a wish to leave is as planted', () => {
    const offers = runsOf('upgrade').filter(startedBefore(to - 30 * day));
    expectShare(offers.filter((run) => has(run, 'Upgrade offer opened')).length, offers.length, truths.upgrade.opened);
    const compared = offers.filter((run) => has(run, 'Plans compared'));
    expectShare(compared.filter((run) => has(run, 'Upgrade ordered')).length, compared.length, truths.upgrade.ordered);
    const moves = runsOf('move').filter(startedBefore(to - 90 * day));
    expectShare(
      moves.filter((run) => has(run, 'Moving date changed')).length,
      moves.length,
      truths.moveDateChangedShare,
    );
    expectShare(moves.filter((run) => !has(run, 'Slot chosen')).length, moves.length, truths.moveCalledOffShare);
    const wishes = runsOf('cancellation')
      .filter(startedBefore(to - 20 * day))
      .filter((run) => has(run, 'Stay offer made'));
    expectShare(
      wishes.filter((run) => has(run, 'Stay offer accepted')).length,
      wishes.length,
      truths.leave.acceptedShare,
    );
  });
});

test('what waits on no opening hours takes the planted median time', () => {
  const seen = new Map<string, number[]>();
  for (const type of runs.keys()) {
    for (const run of runsOf(type)) {
      for (let i = 1; i < run.events.length; i++) {
        const [before, after] = [run.events[i - 1], run.events[i]];
        if (before === undefined || after === undefined) continue;
        const name = `${before.activity} → ${after.activity}`;
        if (!(name in truths.waits)) continue;
        const times = seen.get(name) ?? [];
        times.push((after.at - before.at) / 1000);
        seen.set(name, times);
      }
    }
  }
  for (const [name, { medianSeconds, spread }] of Object.entries(truths.waits)) {
    const times = seen.get(name) ?? [];
    expect(times.length, name).toBeGreaterThan(200);
    const error = (4 * 1.2533 * spread) / Math.sqrt(times.length);
    expect(Math.abs(Math.log(median(times) / medianSeconds)), `${name}: ${median(times)}`).toBeLessThan(error + 0.01);
  }
});
