import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowRoom } from './row-room.ts';

const text = (body: Buffer) => body.toString();

test('rows lie as they were written until they are freed, whatever is written and freed beside them', () => {
  const row = fc.string({ unit: 'binary', maxLength: 40 }).map((one) => one.replaceAll('\n', ' '));
  const step = fc.oneof(
    fc.record({ write: fc.array(row, { minLength: 1, maxLength: 8 }) }),
    fc.record({ free: fc.nat(20) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const room = new RowRoom(600);
      const there: { body: Buffer; rows: readonly string[] }[] = [];
      for (const one of steps) {
        if ('write' in one) there.push({ body: room.write(one.write), rows: one.write });
        else for (const { body } of there.splice(one.free, 1)) room.free(body);
        for (const { body, rows } of there) expect(text(body)).toBe(rows.join('\n'));
      }
      for (const { body } of there) room.free(body);
      expect(room.slabs).toBeLessThanOrEqual(1);
    }),
  );
});

test('what does not fit into a slab lies in memory of its own', () => {
  const room = new RowRoom(100);
  const rows = ['x'.repeat(80), 'ü'.repeat(80)];
  const body = room.write(rows);
  expect([text(body), room.slabs]).toEqual([rows.join('\n'), 0]);
  room.free(body);
});

test('memory is written to again when nothing lies in it', () => {
  const room = new RowRoom(200);
  const bodies = Array.from({ length: 50 }, (_, n) => {
    const body = room.write([`row ${n}`]);
    if (n % 2 === 1) room.free(body);
    return body;
  });
  expect(room.slabs).toBe(2);
  for (const [n, body] of bodies.entries()) if (n % 2 === 0) room.free(body);
  expect(room.slabs).toBe(1);
  room.write(['a']);
  expect(room.slabs).toBe(1);
});
