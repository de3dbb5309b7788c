import { expect, test } from 'vitest';
import { findDrift, findVolume } from './findings.ts';
import type { SeenSchema } from './seen-schema.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 5, 15, 12, 20);
const current = Math.floor(now / hour);

/** Weeks of hours up to now: a day has its shape, and a little noise that is always the same. */
function weeks(many: number, change: (events: number, hoursAgo: number) => number = (events) => events) {
  return Array.from({ length: many * 168 }, (_, place) => {
    const hoursAgo = place + 1;
    const clock = (((current - hoursAgo) % 24) + 24) % 24;
    const usual = Math.round((clock >= 8 && clock < 20 ? 200 : 20) * (1 + (((place * 7919) % 21) - 10) / 100));
    return { from: (current - hoursAgo) * hour, events: change(usual, hoursAgo) };
  }).filter((one) => one.events > 0);
}
const kinds = (hours: ReturnType<typeof weeks>) => findVolume({ hours, now }).map((one) => one.kind);

test('a source that does as always is not unusual', () => {
  expect(kinds(weeks(4))).toEqual([]);
});

test('two hours in a row far from what this hour of the week is like are unusual, one is not', () => {
  const factor = (by: number, many: number) => (events: number, ago: number) =>
    ago <= many ? Math.round(events * by) : events;
  expect(kinds(weeks(4, factor(0.3, 2)))).toEqual(['volume-low']);
  expect(kinds(weeks(4, factor(4, 2)))).toEqual(['volume-high']);
  expect(kinds(weeks(4, factor(4, 1)))).toEqual([]);
});

test('one wild week before does not hide an unusual hour, nor make a usual one unusual', () => {
  const wild = (events: number, ago: number) => (ago > 168 && ago <= 336 ? events * 50 : events);
  expect(kinds(weeks(5, wild))).toEqual([]);
  expect(kinds(weeks(5, (events, ago) => (ago <= 2 ? 5 : wild(events, ago))))).toEqual(['volume-low']);
});

test('a source that stops is silent once enough is missed, and then nothing else', () => {
  expect(kinds(weeks(4, (events, ago) => (ago <= 3 ? 0 : events)))).toEqual(['silent']);
  const seldom = weeks(4, (_, ago) => (ago > 3 && ago % 40 === 0 ? 1 : 0));
  expect(kinds(seldom)).toEqual([]);
});

test('less than two weeks say nothing', () => {
  expect(kinds(weeks(1, (events, ago) => (ago <= 3 ? 0 : events)))).toEqual([]);
  expect(findVolume({ hours: [], now })).toEqual([]);
});

type Property = Partial<SeenSchema['activities'][number]['properties'][number]>;
const schemaOf = (activities: Record<string, Record<string, Property>>, events = 400): SeenSchema => ({
  source: 's',
  from: null,
  to: '2026-06-15T00:00:00.000Z',
  events,
  sampledOneIn: 1,
  activities: Object.entries(activities).map(([name, properties]) => ({
    name,
    events,
    sampled: events,
    firstAt: '2026-06-01T00:00:00.000Z',
    lastAt: '2026-06-15T00:00:00.000Z',
    properties: Object.entries(properties).map(([property, more]) => ({
      name: property,
      type: 'integer' as const,
      typeShare: 1,
      events: Math.round(events * (more.share ?? 1)),
      share: 1,
      distinct: 5,
      examples: [],
      personal: [],
      ...more,
    })),
  })),
  words: { events: 0, personal: [] },
  customers: { personal: [] },
});
const drift = (before: SeenSchema, after: SeenSchema) =>
  findDrift(before, after).map((one) => `${one.kind}: ${one.subject}`);

test('a new activity, a new property, a changed type and a share that fell are told, each once', () => {
  const before = schemaOf({ Paid: { amount: {}, coupon: { share: 0.9 }, way: { type: 'text' } } });
  const after = schemaOf({
    Paid: { amount: { type: 'text' }, coupon: { share: 0.4 }, way: { type: 'text' }, tip: {} },
    Refunded: {},
  });
  expect(drift(before, after)).toEqual([
    'new-property: Paid · tip',
    'type-changed: Paid · amount',
    'share-fell: Paid · coupon',
    'new-activity: Refunded',
  ]);
});

test('what stays within chance, or is too little to say, is no drift', () => {
  const before = schemaOf({ Paid: { coupon: { share: 0.5 }, price: { type: 'number' } } });
  expect(drift(before, schemaOf({ Paid: { coupon: { share: 0.45 }, price: {} } }))).toEqual([]);
  expect(drift(before, schemaOf({ Paid: { coupon: { type: 'text', share: 0 } } }, 10))).toEqual([]);
});
