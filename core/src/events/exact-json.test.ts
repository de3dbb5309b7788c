import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJsonExactly } from './exact-json.ts';

test('whole numbers that a plain number cannot hold keep every digit, as texts', () => {
  const json =
    '{"userId":9007199254740993,"ids":[12345678901234567890,-9007199254740993,1700000000000],"small":9007199254740991}';
  expect(parseJsonExactly(json)).toEqual({
    userId: '9007199254740993',
    ids: ['12345678901234567890', '-9007199254740993', 1_700_000_000_000],
    small: 9_007_199_254_740_991,
  });
});

test('a whole number that is written with a point or an exponent stays as it is written', () => {
  const written = '[9007199254740993.0,90071992547409930e-1,12345678901234567e2,1234567890123456e-20]';
  expect(parseJsonExactly('{"a":9.007199254740993e15,"b":1e400,"c":1e3,"d":-1E+999}')).toEqual({
    a: '9.007199254740993e15',
    b: '1e400',
    c: 1000,
    d: '-1E+999',
  });
  const read = ['9007199254740993.0', '90071992547409930e-1', '12345678901234567e2', 1234567890123456e-20];
  expect(parseJsonExactly(written)).toEqual(read);
});

test('what stands in a text stays as it is', () => {
  const value = { text: 'a "12345678901234567890" \\', name: '98765432109876543210', more: [1.5, 1e21, null, true] };
  expect(parseJsonExactly(JSON.stringify(value))).toEqual(value);
});

test('a byte order mark is passed over, and what is no JSON is a fault', () => {
  expect(parseJsonExactly('\ufeff{"a":1}')).toEqual({ a: 1 });
  expect(() => parseJsonExactly('{"a":12345678901234567890')).toThrow(SyntaxError);
  expect(() => parseJsonExactly('[00012345678901234567]')).toThrow(SyntaxError);
});

test('digits after a point are no whole number', () => {
  const json = '{"share":0.30000000000000004,"rate":-1.12345678901234567890,"all":[3.0000000000000001e-17]}';
  expect(parseJsonExactly(json)).toEqual(JSON.parse(json));
});

test('whatever JSON it is, nothing but large whole numbers is read otherwise', () => {
  const json = fc.json({ maxDepth: 4 }).map((text) => `[${text},"1234567890123456"]`);
  const isLarge = (value: unknown) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  const isLargeText = (value: unknown) =>
    typeof value === 'string' && /^-?\d.*\d{15}/.test(value) && isLarge(Number(value));
  const large = (_: string, value: unknown) => (isLarge(value) || isLargeText(value) ? 'large' : value);
  fc.assert(
    fc.property(json, (text) => {
      expect(JSON.stringify(parseJsonExactly(text), large)).toEqual(JSON.stringify(JSON.parse(text), large));
    }),
  );
});

test('what never ends, and what is very long, is told before the patience of a test is over', () => {
  expect(() => parseJsonExactly(`1234567890123456 "${'\\"'.repeat(250_000)}`)).toThrow(SyntaxError);
  expect(parseJsonExactly(`["${'x'.repeat(30_000_000)}",12345678901234567890]`)).toHaveLength(2);
  expect(parseJsonExactly(`["${'\\"'.repeat(200_000)}",12345678901234567890]`)).toHaveLength(2);
});
