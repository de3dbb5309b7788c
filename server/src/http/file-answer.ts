import { z } from 'zod';

/** How the OpenAPI document describes an answer that is a file of one of these media types. */
export function fileAnswer(...types: readonly string[]) {
  const plain = types.map((type) => type.split(';')[0] ?? type);
  return {
    description: 'A file',
    content: Object.fromEntries(plain.map((type) => [type, { schema: z.unknown() }])),
  };
}
