import { expect, test } from 'vitest';
import { stepAfter } from './step-after.ts';

const names = ['Call back', 'Paid late', 'Call', 'Paid'];

test.each([
  ['call', null, 'Call back'],
  ['call', 'Call back', 'Call'],
  ['call', 'Call', 'Call back'],
  ['LATE', null, 'Paid late'],
  ['late', 'Paid late', 'Paid late'],
  ['nothing', null, null],
])('a step is found by a part of its name, one after the other: %s after %s', (text, shown, expected) => {
  expect(stepAfter(names, text, shown)).toBe(expected);
});
