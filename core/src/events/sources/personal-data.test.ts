import { expect, test } from 'vitest';
import type { JourneyEvent } from '../event.ts';
import { isCardNumber, isIban, patternsIn, personalByName } from './personal-data.ts';
import { compileMasker, type PrivacyRule } from './privacy-rules.ts';

const event = (more: Partial<JourneyEvent>): JourneyEvent => ({
  id: 'm1',
  customer: 'c1',
  anonymous: '',
  account: '',
  activity: 'Asked',
  kind: 'track',
  touchpoint: '',
  channel: '',
  function: '',
  at: 0,
  zoneOffsetMinutes: 0,
  objects: [],
  words: '',
  language: '',
  costMinor: 0,
  revenueMinor: 0,
  currency: '',
  properties: {},
  ...more,
});
/** Tells texts apart and shows none of them. */
const hash = (text: string) => `h${[...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1e9, 7)}`;
const masker = (...rules: PrivacyRule[]) => compileMasker({ rules }, hash);
const property = (name: string, how: PrivacyRule['how']): PrivacyRule => ({ where: { kind: 'property', name }, how });
const pattern = (name: 'email' | 'phone' | 'card' | 'iban' | 'ip', how: PrivacyRule['how']): PrivacyRule => ({
  where: { kind: 'pattern', pattern: name },
  how,
});

test('a card number is told by its check digit, an IBAN by its remainder', () => {
  expect([isCardNumber('4111 1111 1111 1111'), isCardNumber('4111111111111112')]).toEqual([true, false]);
  // The example of ISO 13616 in every bank's handbook.
  expect([isIban('GB82 WEST 1234 5698 7654 32'), isIban('GB82WEST12345698765433')]).toEqual([true, false]);
});

test.each([
  ['write to ana@example.com please', ['email']],
  ['jörg.müller@bücher.example', ['email']],
  ['call +31 6 12345678', ['phone']],
  ['(555) 123-4567', ['phone']],
  ['from 192.168.10.7', ['ip']],
  ['from 2001:db8::ff00:42:8329', ['ip']],
  ['paid with 4111-1111-1111-1111', ['card']],
  ['NL91ABNA0417164300', ['iban']],
  ['order 1234567890123 at 2026-01-05T09:00:00Z', []],
  ['2026-01-05 09:10:11.123', []],
  ['version 1.2.3', []],
  ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', []],
  ['12:30:45', []],
])('in "%s" is found what is personal', (text, found) => {
  expect(patternsIn(text)).toEqual(found);
});

test('the name of a property tells what it holds', () => {
  expect(['traits.first_name', 'E-Mail', 'address.postalCode', 'product_name', 'plan'].map(personalByName)).toEqual([
    'name',
    'email',
    'address',
    null,
    null,
  ]);
});

test('a property is hidden, hashed or left out before it is stored; what is kept is not searched', () => {
  const rules = masker(
    property('email', 'hash'),
    property('note', 'keep'),
    property('address', 'drop'),
    pattern('email', 'mask'),
  );
  const given = {
    email: 'Ana@Example.com',
    note: 'ana@example.com',
    'address.city': 'Delft',
    other: 'to ben@example.com',
  };
  const { properties } = rules?.event(event({ properties: given })) ?? event({});
  expect(properties).toEqual({
    email: `${hash('ana@example.com')}@hashed.invalid`,
    note: 'ana@example.com',
    other: 'to [e-mail]',
  });
});

test('an id that is personal is hashed whatever the rule says, and customers stay apart', () => {
  const rules = masker(pattern('email', 'mask'));
  const ids = ['ana@example.com', 'ben@example.com'].map((customer) => rules?.event(event({ customer })).customer);
  expect(new Set(ids).size).toBe(2);
  expect(ids.join()).not.toContain('example.com');
});

test('a value that a property rule hides is hidden where else the event says it', () => {
  const given = event({ customer: 'klant 7', words: 'klant 7', properties: { nick: 'klant 7' } });
  expect(JSON.stringify(masker(property('nick', 'mask'))?.event(given))).not.toContain('klant 7');
});

test('a message for quarantine is hidden by the same rules', () => {
  const rules = masker(property('email', 'drop'), property('context.device.owner', 'mask'), pattern('phone', 'mask'));
  const message = {
    type: 'track',
    userId: '+31 6 12345678',
    context: { device: { owner: 'Ana' } },
    properties: { email: 'x', tel: '+31612345678', deep: [{ tel: '+31612345678' }] },
    timestamp: 'not a time',
  };
  const text = JSON.stringify(rules?.json(message));
  expect(text).not.toMatch(/12345678|Ana|email/);
  expect(text).toContain('not a time');
});

test('rules that change nothing cost nothing', () => {
  expect(masker()).toBeNull();
  expect(masker(property('email', 'keep'))).toBeNull();
});

test('what was hashed before it waited in quarantine is left as it is when it is read again', () => {
  const keyed = (text: string) => `h_${text.length.toString().padStart(22, '0')}`;
  const rules = compileMasker({ rules: [property('email', 'hash')] }, keyed);
  const once = rules?.event(event({ properties: { email: 'ana@example.com' } })) ?? event({});
  expect(once.properties['email']).toBe(`${keyed('ana@example.com')}@hashed.invalid`);
  expect(rules?.event(once)).toEqual(once);
});
