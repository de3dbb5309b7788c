import { useMemo } from 'react';
import { addressWith, currentPlace, go, usePlace } from '../app/location.ts';

/** What names a number on a page: its sort, then what tells it from others of the sort. */
export type NumberName = readonly [sort: string, ...rest: string[]];

const parameter = 'open';

/** The number whose evidence is open; the address keeps it, so that a link shows it again. */
export function useOpenNumber(): NumberName | null {
  const text = usePlace().search.get(parameter);
  return useMemo(() => nameOf(text), [text]);
}

/** Opens the evidence of a number beside the page, or closes it. */
export function openNumber(name: NumberName | null): void {
  const place = currentPlace();
  const isOpen = place.search.has(parameter);
  if (name === null && !isOpen) return;
  go(addressWith(place, { [parameter]: name === null ? null : JSON.stringify(name) }), { replace: isOpen });
}

export const closeNumber = () => openNumber(null);

function nameOf(text: string | null): NumberName | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    const isName = Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string');
    return isName ? (value as unknown as NumberName) : null;
  } catch {
    return null;
  }
}
