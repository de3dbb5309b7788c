import { afterEach, expect, test, vi } from 'vitest';
import { WrongPasswords } from './wrong-passwords.ts';

afterEach(() => vi.useRealTimers());

test('an account is closed after three hundred wrong passwords and open again a quarter of an hour after the first', () => {
  vi.useFakeTimers({ now: 0 });
  const wrong = new WrongPasswords();
  for (let i = 0; i < 299; i++) wrong.note('ana@example.com');
  wrong.check('ana@example.com');
  wrong.note('ana@example.com');
  expect(() => wrong.check('ana@example.com')).toThrow('Try again in a quarter of an hour.');
  wrong.check('ben@example.com');
  wrong.forgive('ana@example.com');
  wrong.check('ana@example.com');
  wrong.note('ana@example.com');
  vi.setSystemTime(15 * 60_000);
  wrong.check('ana@example.com');
});
