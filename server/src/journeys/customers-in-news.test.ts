import { eventSchema, type JourneyEvent, type Link, linksOf } from '@throughline/core/events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomersInNews } from './customers-in-news.ts';

const happened = fc.record({
  customer: fc.constantFrom('ana', 'ben', 'anonymous:d1'),
  anonymous: fc.constantFrom('', 'd1', 'd2', 'd3'),
  kind: fc.constantFrom('track', 'page', 'identify', 'alias'),
  at: fc.integer({ min: 0, max: 9 }),
  properties: fc.constantFrom<Record<string, string>>(
    {},
    { previousId: 'old' },
    { previousId: 'd2' },
    { email: 'a@b.c', emailVerified: 'true' },
  ),
});

const inOrder = (links: readonly Link[]) => links.map((link) => JSON.stringify(link)).sort();

function firstOfEach(events: readonly JourneyEvent[]): readonly Link[] {
  const links = new Map<string, Link>();
  for (const link of events.flatMap((event) => linksOf(event))) {
    const key = JSON.stringify([link.a, link.b, link.rule]);
    const known = links.get(key);
    if (known === undefined || link.firstMs < known.firstMs) links.set(key, link);
  }
  return [...links.values()];
}

test('customers are known once, and each link once as of its first instant, in whatever order events come', () => {
  fc.assert(
    fc.property(fc.array(happened, { maxLength: 30 }), (all) => {
      const events = all.map((one, n) => eventSchema.parse({ ...one, id: `e${n}`, activity: 'a' }));
      const news = new CustomersInNews();
      for (const event of events) news.note(event);
      expect([...news.all()].sort()).toEqual([...new Set(events.map((event) => event.customer))].sort());
      expect(news.count).toBe(news.all().size);
      expect(inOrder(news.links())).toEqual(inOrder(firstOfEach(events)));
    }),
    { numRuns: 1000 },
  );
});
