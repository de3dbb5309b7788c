import { Fault } from '@throughline/core/faults';
import { z } from 'zod';

/** Which part of a list is asked for. A cursor is opaque: it came with the page before. */
export interface Page {
  readonly limit: number;
  readonly cursor: string | null;
}

/** A place in a list as an opaque cursor. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place a cursor names. Throws TL_BAD_REQUEST when it was not ours; numbers are whole and safe. */
export function readCursor(cursor: string | null, length: number): readonly (string | number)[] | null {
  if (cursor === null) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(place) &&
      place.length === length &&
      place.every((part) => typeof part === 'string' || Number.isSafeInteger(part));
    if (fits) return place;
  } catch {
    // falls through to the fault below
  }
  throw new Fault(
    'TL_BAD_REQUEST',
    'This cursor is not one of ours. Use the nextCursor of the page before, or leave it out.',
  );
}

/** The offset a cursor stands for, in lists whose order is cheap to make again. */
export function readOffset(cursor: string | null): number {
  const offset = Number(readCursor(cursor, 1)?.[0] ?? 0);
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : 0;
}

/** The cursor after a page of `taken` rows from `offset`, or null at the end of `total`. */
export function nextOffset(offset: number, taken: number, total: number): string | null {
  return taken > 0 && offset + taken < total ? writeCursor([offset + taken]) : null;
}

/** How many to answer, as a query says it. */
export const limitQuery = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

/** From where on to answer, as a query says it; null for the beginning. */
export const cursorQuery = z
  .string()
  .max(8000)
  .nullish()
  .transform((text) => text ?? null);
