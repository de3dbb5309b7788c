import { z } from 'zod';

const longest = 315_360_000;

/** A length of time that a person sets, in whole seconds: from `least` to ten years. */
export const lengthOfTime = (least: 1 | 60 = 1) =>
  z
    .number()
    .int('A length of time is in whole seconds.')
    .min(least, least === 60 ? 'A length of time must be a minute or more.' : 'A length of time must be above zero.')
    .max(longest, 'A length of time must be ten years or less.');
