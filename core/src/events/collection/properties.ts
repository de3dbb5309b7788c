import { plainText } from '../plain-text.ts';
import { isObject, type Json } from './message.ts';

/** Deeper than this an object is kept as its JSON. */
const deepest = 4;
/** More names than this are no properties of one event. */
export const mostProperties = 500;

/**
 * Properties as texts by name: those of inner objects under the path to them ("address.city"), lists as their JSON.
 * What is null or missing leaves no property, nor does the name left out by `except`.
 */
export function flattenInto(
  target: Record<string, string>,
  value: Json,
  { prefix = '', except = '', depth = 1 }: { prefix?: string; except?: string; depth?: number } = {},
): void {
  for (const name in value) {
    if (name === except) continue;
    const one = value[name];
    const path = plainText(prefix + name);
    if (typeof one === 'string') target[path] = plainText(one);
    else if (typeof one === 'number' || typeof one === 'boolean') target[path] = String(one);
    else if (one === null || one === undefined) continue;
    else if (isObject(one) && depth < deepest) flattenInto(target, one, { prefix: `${path}.`, depth: depth + 1 });
    else target[path] = plainText(JSON.stringify(one));
  }
}
