import type { ReadMessage } from '@throughline/core/events';
import { describe, expect, it } from 'vitest';
import { LineWriter } from './event-line.ts';
import { blockOf } from './journal-block.ts';
import { IdBatch, SeldomSearched, UnflushedIds } from './under-way.ts';

const message = (id: string, plan = 'home'): ReadMessage => ({
  kind: 'event',
  writtenAt: '2026-11-01T10:00:00Z',
  event: {
    id,
    customer: 'ana',
    anonymous: '',
    account: '',
    activity: 'Page viewed',
    kind: 'track',
    touchpoint: '',
    channel: 'web',
    function: '',
    at: Date.UTC(2026, 10, 1, 10),
    zoneOffsetMinutes: 0,
    objects: [{ type: 'order', id: 'o-1', qualifier: '' }],
    words: '',
    language: '',
    costMinor: 0,
    revenueMinor: 0,
    currency: '',
    properties: { plan },
  },
});

const line = (id: string, source = 'shop') =>
  new LineWriter({ workspace: 'main', source, receivedAt: 1 }).lineOf(message(id));

function batchOf(ids: readonly string[]): IdBatch {
  const lines = ids.map((id) => line(id));
  const rows = lines.map((one, place) => one.at(place + 1));
  return new IdBatch(blockOf('events', rows), lines);
}

describe('ids that are not in the engine yet', () => {
  it('are known with their content, each in its batch, until that is in the engine', () => {
    const unflushed = new UnflushedIds();
    const [first, second] = [batchOf(['a', 'b']), batchOf(['c'])];
    unflushed.add(first);
    unflushed.add(second);
    const found = ['a', 'b', 'c', 'd'].map((id) => unflushed.contentOf(line(id)));
    expect(found).toEqual([line('a').content, line('b').content, line('c').content, undefined]);
    unflushed.delete(first);
    expect(['a', 'c'].map((id) => unflushed.contentOf(line(id)))).toEqual([undefined, line('c').content]);
  });

  it('belong to their source', () => {
    expect(batchOf(['a']).contentOf(line('a', 'app'))).toBeUndefined();
  });

  it('are told apart by what they say where their numbers are the same', () => {
    const other = { identity: line('z').identity, key: line('a').key };
    expect(batchOf(['a']).contentOf(other)).toBeUndefined();
  });
});

describe('a list that is seldom searched', () => {
  it('finds the first item of a text, also of those that came after the last search', () => {
    const list = new SeldomSearched<{ text: string | null; n: number }>((one) => one.text);
    list.items.push({ text: 'a', n: 1 }, { text: null, n: 2 });
    expect([list.find('a')?.n, list.find('b')]).toEqual([1, undefined]);
    list.items.push({ text: 'b', n: 3 }, { text: 'a', n: 4 });
    expect([list.find('a')?.n, list.find('b')?.n]).toEqual([1, 3]);
  });
});
