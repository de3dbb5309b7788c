import { describe, expect, test } from 'vitest';
import {
  activityStateIn,
  changesOf,
  chooseGap,
  dormancyOf,
  fundamentalMatrix,
  growthOf,
  moveThroughStages,
  orderTest,
  runsByGap,
  type StageEvent,
  type StageRuns,
  spansAsOf,
  stageChain,
  stagesDefinitionSchema,
} from '../index.ts';

const day = 86_400_000;
const is = (value: string) => ({ kind: 'field', field: 'activity', op: 'is', value });

const life = stagesDefinitionSchema.parse({
  initial: 'prospect',
  stages: [
    { id: 'prospect', name: 'Prospect' },
    { id: 'customer', name: 'Customer', enters: [{ kind: 'event', where: is('buy') }] },
    { id: 'at-risk', name: 'At risk', enters: [{ kind: 'silence', seconds: 60 * 86_400, from: ['customer'] }] },
    {
      id: 'former',
      name: 'Former',
      terminal: true,
      enters: [
        { kind: 'event', where: is('leave'), from: ['customer', 'at-risk'] },
        { kind: 'silence', seconds: 180 * 86_400, from: ['at-risk'] },
      ],
    },
  ],
});

/** Events in a few words: '0 look, 3 buy' happen on those days. */
function events(words: string): StageEvent[] {
  return words.split(',').map((word) => {
    const [on = '0', activity = ''] = word.trim().split(' ');
    const empty = { kind: '', touchpoint: '', channel: '', function: '', customer: 'ana', account: '', words: '' };
    const none = { language: '', currency: '' as const, objects: [], properties: {}, source: '' };
    return { ...empty, ...none, activity, at: Number(on) * day, costMinor: 0, revenueMinor: 0 };
  });
}

const said = (words: string) =>
  moveThroughStages(events(words), life).map((span) => `${span.stage} ${span.enteredMs / day}`);

describe('life stages', () => {
  test('begin with the first event and follow the rules', () => {
    expect(said('0 look, 3 buy, 10 use, 20 leave, 30 look')).toEqual(['prospect 0', 'customer 3', 'former 20']);
    expect(said('5 buy')).toEqual(['prospect 5', 'customer 5', 'at-risk 65', 'former 185']);
  });

  test('know silences longer than their limit only, and end them with the next event that fits', () => {
    expect(said('0 buy, 60 use')).toContain('at-risk 120');
    expect(said('0 buy, 61 use')).toContain('at-risk 60');
    expect(said('0 buy, 61 use, 70 buy, 80 leave')).toEqual([
      'prospect 0',
      'customer 0',
      'at-risk 60',
      'customer 70',
      'former 80',
    ]);
  });

  test('are entered only from where the rule allows it', () => {
    expect(said('0 look, 5 leave')).toEqual(['prospect 0']);
    expect(said('0 look, 400 look')).toEqual(['prospect 0']);
  });

  test('at an instant follow from the events up to it alone', () => {
    const whole = events('0 look, 3 buy, 90 use, 95 buy, 300 leave');
    const all = moveThroughStages(whole, life);
    for (let at = 0; at < 400; at += 5) {
      const known = moveThroughStages(
        whole.filter((event) => event.at <= at * day),
        life,
      );
      expect(spansAsOf(all, at * day)).toEqual(spansAsOf(known, at * day));
    }
  });

  test('whose rules name no stage are refused with what is wrong', () => {
    const broken = stagesDefinitionSchema.safeParse({
      initial: 'nowhere',
      stages: [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B', enters: [{ kind: 'silence', seconds: 60, from: ['c'] }] },
      ],
    });
    expect(broken.error?.issues.map((issue) => issue.message)).toEqual([
      'Two stages have the same id. Give each a name of its own.',
      'The first stage "nowhere" is none of the stages. Choose one of them.',
      '"B" is entered from "c", which is none of the stages.',
    ]);
  });
});

describe('activity states', () => {
  const weeks = ['1101', '1000', '0111', '0010'].map((text) => ({
    periods: [...text].flatMap((mark, place) => (mark === '1' ? [place + 1] : [])),
  }));

  test('add up as growth accounting says: four customers over four weeks', () => {
    const growth = growthOf(changesOf(weeks, [1, 4], 2));
    expect(growth.map((week) => [week.active, week.new, week.retained, week.resurrected, week.newlyDormant])).toEqual([
      [2, 2, 0, 0, 0],
      [2, 1, 1, 0, 1],
      [2, 1, 1, 0, 1],
      [2, 0, 1, 1, 1],
    ]);
    expect(growth.map((week) => week.quickRatio)).toEqual([null, 1, 1, 1]);
  });

  test('turn from dormant to churned after the limit, or at once when the contract is over', () => {
    const quiet = { periods: [1] };
    expect([2, 3, 4].map((week) => activityStateIn(quiet, week, 2))).toEqual(['dormant', 'dormant', 'churned']);
    expect(activityStateIn({ ...quiet, endedIn: 2 }, 2, 2)).toBe('churned');
    const [, , third, fourth] = growthOf(changesOf([quiet], [1, 4], 2));
    expect([third?.dormant, third?.churned, fourth?.dormant, fourth?.churned]).toEqual([1, 0, 0, 1]);
  });

  test('count as churned after the fewest silent periods that less than one in ten come back from', () => {
    // 100 silences: 50 end after one period, 30 after two, 18 after three, one after four; one goes on for eight.
    const { periods, curve } = dormancyOf([
      { periods: 1, returned: 50, open: 0 },
      { periods: 2, returned: 30, open: 0 },
      { periods: 3, returned: 16, open: 0 },
      { periods: 4, returned: 0, open: 3 },
      { periods: 8, returned: 0, open: 1 },
    ]);
    expect(curve.slice(0, 3).map((point) => point.returns.toFixed(3))).toEqual(['0.920', '0.800', '0.000']);
    expect(periods).toBe(3);
    expect(dormancyOf([]).periods).toBeNull();
  });
});

describe('the chain of stages', () => {
  const run = (words: string): StageRuns => {
    const [before = '', stage = '', after = '', ...numbers] = words.split(' ');
    const [runs = 0, singles = 0, ends = 0] = numbers.map(Number);
    return { before: before.replace('-', ''), stage, after: after.replace('-', ''), runs, singles, ends };
  };

  test('has the expected periods of the fundamental matrix', () => {
    const matrix = fundamentalMatrix([
      [0, 0.6],
      [0, 0.8],
    ]);
    expect(matrix?.map((row) => row.map((value) => value.toFixed(6)))).toEqual([
      ['1.000000', '3.000000'],
      ['0.000000', '5.000000'],
    ]);
    expect(fundamentalMatrix([[1]])).toBeNull();
  });

  test('counts stays and moves, with the periods that are left: from trial four', () => {
    // 100 trials: 60 become active, 40 leave. 60 active: five periods each, so that four in five stay.
    const chain = stageChain(
      [run('- trial active 60 60 60'), run('- trial gone 40 40 40'), run('trial active gone 60 0 300')],
      { stages: ['trial', 'active', 'gone'], terminal: ['gone'] },
    );
    const share = (from: string, to: string) =>
      chain.cells.find((cell) => cell.from === from && cell.to === to)?.share ?? null;
    expect([
      share('trial', 'active'),
      share('active', 'active'),
      share('active', 'gone'),
      share('gone', 'gone'),
    ]).toEqual([0.6, 0.8, 0.2, null]);
    expect(chain.remaining.map((one) => one.periods?.toFixed(6))).toEqual(['4.000000', '5.000000']);
    expect(chain.absorbing).toEqual(['gone']);
    const cell = chain.cells.find((one) => one.from === 'trial' && one.to === 'active');
    expect(cell?.smoothed).toBeCloseTo((60 + 1 / 3) / 101, 10);
    expect(cell?.interval?.map((end) => end.toFixed(4))).toEqual(['0.5020', '0.6906']);
  });

  test('is first order where the stage before says nothing, and is said not to be where it does', () => {
    const stages = ['a', 'b', 'm', 'x', 'y'];
    const even = ['a m x 50 50 50', 'a m y 50 50 50', 'b m x 50 50 50', 'b m y 50 50 50'].map(run);
    expect(orderTest(even, stages)).toMatchObject({ chiSquare: 0, degrees: 1, p: 1, verdict: 'holds', triples: 200 });
    // 60:40 against 40:60 of 100 each: χ² = 8 with one degree, p = .004678.
    const uneven = ['a m x 60 60 60', 'a m y 40 40 40', 'b m x 40 40 40', 'b m y 60 60 60'].map(run);
    const found = orderTest(uneven, stages);
    expect([found.chiSquare, found.degrees, found.verdict]).toEqual([8, 1, 'breaks']);
    expect(found.p).toBeCloseTo(0.004678, 6);
    expect(orderTest([run('a m x 3 3 3'), run('b m y 2 2 2')], stages).verdict).toBe('too-few');
  });
});

describe('micro-journeys', () => {
  test('part where the silence is longer than the gap: 31 minutes do, 29 do not', () => {
    expect(runsByGap([0, 5, 34, 65, 66, 200], 30)).toEqual([0, 0, 0, 1, 1, 2]);
  });

  test('take their gap from the valley between short and long silences', () => {
    // Minutes within a visit (around e^5 s), days between visits (around e^12 s).
    const hump = (middle: number, steps: number) =>
      Array.from({ length: 16 }, (_, i) => {
        const low = middle - 2 + i * 0.25;
        return { low, steps: Math.round(steps * Math.exp(-((low - middle) ** 2) / 2)) };
      });
    const chosen = chooseGap([...hump(5, 1000), ...hump(12, 300)]);
    expect(chosen.basis).toBe('valley');
    expect(Math.log(chosen.seconds)).toBeGreaterThan(7);
    expect(Math.log(chosen.seconds)).toBeLessThan(10.1);
    expect(chooseGap(hump(5, 1000))).toEqual({ seconds: 1800, basis: 'usual' });
    expect(chooseGap(hump(13, 1000))).toEqual({ seconds: 604_800, basis: 'usual' });
    expect(chooseGap([])).toEqual({ seconds: 1800, basis: 'usual' });
  });
});
