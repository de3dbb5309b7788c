import { z } from 'zod';
import type { ObjectRef } from './event.ts';

/** What one cell says of an object; its type is that of the column. */
type CellObject = Pick<ObjectRef, 'id' | 'qualifier'>;

const id = z.union([z.string(), z.number().transform(String)]);
const listed = z.array(
  z.union([
    id.transform((text) => ({ id: text, qualifier: '' })),
    z.object({ id, qualifier: z.string().max(200).default('') }),
  ]),
);

/**
 * The objects of one type as the text of a cell: their ids with bars between them, or, where that could not be read
 * back, a JSON list of ids and of objects such as {"id":"o1","qualifier":"places"}.
 */
export function writeObjectCell(objects: readonly CellObject[]): string {
  const isPlain = objects.every(({ id, qualifier }) => qualifier === '' && !/[|,]|^\[|^\s|\s$/.test(id));
  if (isPlain) return objects.map(({ id }) => id).join('|');
  return JSON.stringify(objects.map(({ id, qualifier }) => (qualifier === '' ? id : { id, qualifier })));
}

/**
 * The objects a cell names: ids with bars or commas between them, or the JSON list of `writeObjectCell`. Any other JSON
 * in brackets is one id, because nothing says where it could be split.
 */
export function readObjectCell(text: string): readonly CellObject[] {
  const json = text.startsWith('[') ? parsedJson(text) : undefined;
  if (json === undefined)
    return text
      .split(/[|,]/)
      .map((one) => ({ id: one.trim(), qualifier: '' }))
      .filter((object) => object.id !== '');
  const list = listed.safeParse(json);
  return list.success ? list.data.filter((object) => object.id !== '') : [{ id: text, qualifier: '' }];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
