import { expect, test } from 'vitest';
import { stepsWith } from './steps-with.ts';

test.each([
  ['call', ['Call back', 'Call']],
  [' LATE ', ['Paid late']],
  ['nothing', []],
])('steps are found by a part of their name: %s', (text, expected) => {
  expect(stepsWith(['Call back', 'Paid late', 'Call', 'Paid'], text)).toEqual(expected);
});
