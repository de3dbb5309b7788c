import { createHash } from 'node:crypto';
import { eventSchema, type JourneyEvent } from '@throughline/core/events';
import { journeyDefinitionSchema } from '@throughline/core/journeys';
import { describe, expect, test } from 'vitest';
import { type Simulation, sampleJourneys, sampleSize, sampleWindow, simulate } from './index.ts';
import { isOpen, localDay, zoneOffsetMinutes } from './world/calendar.ts';

const small: Simulation = { ...sampleWindow, customers: 400, seed: 7 };
const all = (simulation: Simulation): JourneyEvent[] => [...simulate(simulation)].flat();
const digest = (simulation: Simulation) =>
  createHash('sha256')
    .update(JSON.stringify(all(simulation)))
    .digest('hex');

describe('the same company', () => {
  test('comes out of the same seed, byte for byte, and another out of another', () => {
    expect(digest(small)).toBe(digest(small));
    expect(digest({ ...small, seed: 8 })).not.toBe(digest(small));
  });

  test('only grows when more customers are asked for', () => {
    const few = all(small);
    expect(all({ ...small, customers: 900 }).slice(0, few.length)).toEqual(few);
  });

  test('has no id twice, within a seed or over two', () => {
    const ids = [...all(small), ...all({ ...small, seed: 8 })].map((event) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('every event', () => {
  const events = all({ ...small, customers: 1500 });

  test('follows the schema and lies in the window, on the clock of Amsterdam', () => {
    for (const event of events) {
      expect(eventSchema.parse(event)).toEqual(event);
      expect(event.at >= small.from && event.at < small.to).toBe(true);
      expect(event.zoneOffsetMinutes).toBe(zoneOffsetMinutes(event.at));
      expect(event.objects.length).toBeGreaterThan(0);
    }
  });

  test("comes in the order of its customer's time, and no customer is split over batches", () => {
    const done = new Set<string>();
    for (const batch of simulate({ ...small, customers: 1500 })) {
      const here = new Map<string, number>();
      for (const { customer, at } of batch) {
        expect(done.has(customer)).toBe(false);
        expect(at).toBeGreaterThanOrEqual(here.get(customer) ?? 0);
        here.set(customer, at);
      }
      for (const customer of here.keys()) done.add(customer);
    }
  });

  test('that needs a person happens while the person is there', () => {
    for (const event of events) {
      if (event.activity === 'Shop visited') expect(isOpen(event.at, 'shop')).toBe(true);
      if (event.activity === 'Called for help') expect(isOpen(event.at, 'phone')).toBe(true);
      if (event.activity === 'Technician visit') expect(new Date(localDay(event.at)).getUTCDay()).not.toBe(0);
    }
  });

  test('belongs to a household that never speaks again once it has left', () => {
    const confirmed = new Map<string, number>();
    for (const event of events)
      if (event.activity === 'Cancellation confirmed') confirmed.set(event.customer, event.at);
    expect(confirmed.size).toBeGreaterThan(20);
    for (const event of events) {
      const leftAt = confirmed.get(event.customer);
      if (leftAt === undefined || event.objects[0]?.type === 'cancellation') continue;
      expect(event.at).toBeLessThan(leftAt + 32 * 86_400_000);
    }
  });
});

describe('the sample workspace', () => {
  test('names seven journeys, each with the object its cases follow', () => {
    const types = new Set(all(small).flatMap((event) => event.objects.map((object) => object.type)));
    expect(sampleJourneys).toHaveLength(7);
    for (const journey of sampleJourneys) {
      expect(journeyDefinitionSchema.parse(journey)).toEqual(journey);
      expect(journey.notion.kind === 'object' && types.has(journey.notion.type)).toBe(true);
    }
  });

  test('holds about 300,000 events, and its journeys have between six and eighteen activities', () => {
    const byType = new Map<string, Map<string, number>>();
    let count = 0;
    for (const batch of simulate({ ...sampleWindow, ...sampleSize })) {
      count += batch.length;
      for (const { objects, activity } of batch) {
        const type = objects[0]?.type ?? '';
        const activities = byType.get(type) ?? new Map<string, number>();
        activities.set(activity, (activities.get(activity) ?? 0) + 1);
        byType.set(type, activities);
      }
    }
    expect(count).toBeGreaterThan(270_000);
    expect(count).toBeLessThan(330_000);
    for (const { notion } of sampleJourneys) {
      const size = notion.kind === 'object' ? (byType.get(notion.type)?.size ?? 0) : 0;
      expect(size).toBeGreaterThanOrEqual(6);
      expect(size).toBeLessThanOrEqual(18);
    }
  });
});

test('what cannot be simulated is refused with the reason', () => {
  expect(() => [...simulate({ ...small, customers: -1 })]).toThrow(/number of customers/);
  expect(() => [...simulate({ ...small, to: small.from })]).toThrow(/start lies before the end/);
});
