import { z } from 'zod';
import type { ObjectRef } from './event.ts';

/** What one cell says of an object; its type is that of the column. */
type CellObject = Pick<ObjectRef, 'id' | 'qualifier'>;

const listed = z.array(z.union([z.string(), z.object({ id: z.string(), qualifier: z.string().max(200).default('') })]));

/**
 * The objects of one type as the text of a cell: their ids with bars between them, or, where that could not be read
 * back, a JSON list of ids and of objects such as {"id":"o1","qualifier":"places"}.
 */
export function writeObjectCell(objects: readonly CellObject[]): string {
  const isPlain = objects.every(({ id, qualifier }) => qualifier === '' && !/[|,]|^\[|^\s|\s$/.test(id));
  if (isPlain) return objects.map(({ id }) => id).join('|');
  return JSON.stringify(objects.map(({ id, qualifier }) => (qualifier === '' ? id : { id, qualifier })));
}

/** The objects a cell names: ids with bars or commas between them, or the JSON list of `writeObjectCell`. */
export function readObjectCell(text: string): readonly CellObject[] {
  return (
    readList(text) ??
    text
      .split(/[|,]/)
      .map((id) => ({ id: id.trim(), qualifier: '' }))
      .filter(({ id }) => id !== '')
  );
}

function readList(text: string): readonly CellObject[] | null {
  if (!text.startsWith('[')) return null;
  try {
    const parsed = listed.safeParse(JSON.parse(text));
    if (!parsed.success) return null;
    return parsed.data
      .map((one) => (typeof one === 'string' ? { id: one, qualifier: '' } : one))
      .filter(({ id }) => id !== '');
  } catch {
    return null;
  }
}
