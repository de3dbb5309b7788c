import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  always,
  type IdentityGraph,
  type Link,
  type LinkRule,
  linksOf,
  resolveIdentities,
  usualLimits,
} from './index.ts';

const link = (a: string, b: string, rule: LinkRule = 'email', firstMs = 1): Link => ({ a, b, rule, firstMs });
const graph = (links: readonly Link[], more: Partial<IdentityGraph> = {}): IdentityGraph => ({
  links,
  decisions: [],
  sightings: [],
  limits: usualLimits,
  ...more,
});
/** Who belongs to whom at any time, as pairs. */
const owners = (given: IdentityGraph) =>
  resolveIdentities(given).assignments.map(({ identifier, customer }) => `${identifier} > ${customer}`);

describe('who is who', () => {
  test('two customers with the same verified address are one, called by the older id', () => {
    const links = [
      link('c1', 'email:e1', 'email', 1),
      link('c2', 'email:e1', 'email', 2),
      link('c2', 'email:e2', 'email', 2),
    ];
    expect(owners(graph(links))).toEqual(['c2 > c1', 'email:e1 > c1', 'email:e2 > c1']);
  });

  test('taking back one assertion parts them again', () => {
    const links = [
      link('c1', 'email:e1', 'email', 1),
      link('c2', 'email:e1', 'email', 2),
      link('c2', 'email:e2', 'email', 2),
    ];
    const parted = graph(links, { decisions: [{ a: 'email:e1', b: 'c2', kind: 'split', place: 9 }] });
    expect(owners(parted)).toEqual(['email:e1 > c1', 'email:e2 > c2']);
  });

  test('the order in which links come changes nothing', () => {
    const ids = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'email:a', 'email:b', 'anonymous:x', 'anonymous:y');
    const links = fc.array(
      fc.record({
        a: ids,
        b: ids,
        rule: fc.constantFrom<LinkRule>('seen-with', 'alias', 'email'),
        firstMs: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(links, fc.infiniteStream(fc.nat()), (given, dice) => {
        const shuffled = given
          .map((one) => ({ one, place: dice.next().value ?? 0 }))
          .sort((x, y) => x.place - y.place)
          .map(({ one }) => one);
        expect(resolveIdentities(graph(shuffled))).toEqual(resolveIdentities(graph(given)));
      }),
    );
  });

  test("a device's history belongs to the customer it was seen with", () => {
    expect(resolveIdentities(graph([link('ana', 'anonymous:x', 'seen-with')]))).toEqual({
      assignments: [{ identifier: 'anonymous:x', ...always, customer: 'ana' }],
      conflicts: [],
    });
  });

  test('a shared device joins nobody: it belongs to each while they use it, and to nobody in between', () => {
    const links = [link('ana', 'anonymous:x', 'seen-with'), link('bo', 'anonymous:x', 'seen-with')];
    const sightings = [
      { device: 'anonymous:x', customer: 'ana', fromMs: 10, toMs: 20 },
      { device: 'anonymous:x', customer: 'bo', fromMs: 30, toMs: 40 },
      { device: 'anonymous:x', customer: 'ana', fromMs: 50, toMs: 50 },
    ];
    const resolved = resolveIdentities(graph(links, { sightings }));
    expect(resolved.assignments.map(({ customer, fromMs, toMs }) => [customer, fromMs, toMs])).toEqual([
      ['ana', 10, 20],
      ['bo', 30, 40],
      ['ana', 50, 50],
    ]);
    expect(resolved.conflicts).toEqual([
      { kind: 'shared-device', identifier: 'anonymous:x', customers: ['ana', 'bo'] },
    ]);
  });

  test('two ids of one customer on a device do not make it shared', () => {
    const links = [
      link('ana', 'anonymous:x', 'seen-with'),
      link('a-2', 'anonymous:x', 'seen-with'),
      link('ana', 'a-2', 'alias', 0),
    ];
    expect(resolveIdentities(graph(links)).conflicts).toEqual([]);
  });

  test('an address that half the company uses joins nobody', () => {
    const links = Array.from({ length: 40 }, (_, place) => link(`c${place}`, 'email:shop@x.org'));
    const resolved = resolveIdentities(graph(links));
    expect(resolved.assignments).toEqual([]);
    expect(resolved.conflicts).toMatchObject([{ kind: 'too-many-ids' }]);
  });

  test('what a person joined stays joined, whatever the number', () => {
    const links = Array.from({ length: 40 }, (_, place) => link(`c${place}`, 'email:shop@x.org'));
    const decisions = [{ a: 'c3', b: 'c4', kind: 'join' as const, place: 5 }];
    expect(owners(graph(links, { decisions }))).toEqual(['c4 > c3']);
  });
});

describe('what an event says of who is who', () => {
  const event = { customer: 'ana', anonymous: '', kind: 'track', at: 7, properties: {} };

  test('a known customer on a device is a link; a device alone, or an id that means nobody, is none', () => {
    expect(linksOf({ ...event, anonymous: 'x' })).toEqual([link('ana', 'anonymous:x', 'seen-with', 7)]);
    expect(linksOf({ ...event, customer: 'anonymous:x', anonymous: 'x' })).toEqual([]);
    expect(linksOf({ ...event, anonymous: 'undefined' })).toEqual([]);
  });

  test('an alias continues a known id and a device of that name', () => {
    expect(linksOf({ ...event, kind: 'alias', properties: { previousId: 'old' } })).toEqual([
      link('ana', 'old', 'alias', 7),
      link('ana', 'anonymous:old', 'seen-with', 7),
    ]);
  });

  test('an address joins only when the sender has verified it', () => {
    const traits = { email: 'Ana@X.org' };
    expect(linksOf({ ...event, kind: 'identify', properties: traits })).toEqual([]);
    expect(linksOf({ ...event, kind: 'identify', properties: { ...traits, emailVerified: 'true' } })).toEqual([
      link('ana', 'email:ana@x.org', 'email', 7),
    ]);
  });

  test('an address or a foreign id with damaged characters joins nobody: another one may look the same', () => {
    const foreign = JSON.stringify([
      { type: 'crm', id: 'k\ud800' },
      { type: 'crm', id: 'g\u0000' },
      { type: 'crm', id: 'whole' },
    ]);
    const properties = { email: 'k\ufffd@x.org', emailVerified: 'true', 'context.externalIds': foreign };
    expect(linksOf({ ...event, kind: 'identify', properties })).toEqual([link('ana', 'crm:whole', 'external-id', 7)]);
  });
});
