import { Fault } from '@throughline/core/faults';

/** Deeper than any filter that a person could read; what is deeper is meant to exhaust. */
const deepest = 40;
const mostParts = 20_000;

/** Reads JSON from outside. Throws TL_BAD_REQUEST when it is none, or nested too deep, or of too many parts. */
export function readShallowJson(text: string, what = 'The body'): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Fault('TL_BAD_REQUEST', `${what} is not JSON.`, { cause });
  }
  let parts = 0;
  const waiting: [value: unknown, depth: number][] = [[value, 1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [one, depth] = next;
    if (typeof one !== 'object' || one === null) continue;
    parts += 1;
    if (depth > deepest || parts > mostParts)
      throw new Fault('TL_BAD_REQUEST', `${what} is nested too deep or has too many parts.`);
    for (const inner of Object.values(one)) waiting.push([inner, depth + 1]);
  }
  return value;
}
