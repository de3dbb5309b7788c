import { describe, expect, it } from 'vitest';
import { readMessage } from './read-message.ts';

const receivedAt = Date.UTC(2026, 4, 1, 12);
const context = { receivedAt, sentAt: null, defaults: { channel: '', currency: '' } };

function read(times: object) {
  return readMessage({ type: 'track', event: 'Called', userId: 'ana', ...times }, null, context);
}

describe('the time of a message', () => {
  it.each([{}, { timestamp: null }, { timestamp: '' }, { timestamp: null, originalTimestamp: '' }])(
    'is when it came, where it tells none: %j',
    (times) => {
      expect(read(times)).toMatchObject({ kind: 'event', event: { at: receivedAt } });
    },
  );

  it.each([
    { timestamp: '2026-05-01T10:00:00Z' },
    { originalTimestamp: Date.UTC(2026, 4, 1, 10) },
    { timestamp: '2026-05-01T10:00:00Z', originalTimestamp: {} },
  ])('is the one it tells: %j', (times) => {
    expect(read(times)).toMatchObject({ kind: 'event', event: { at: Date.UTC(2026, 4, 1, 10) } });
  });

  it.each([{ timestamp: {} }, { timestamp: true }, { timestamp: ['2026-05-01'] }, { originalTimestamp: false }])(
    'is none that can be read, so it waits in quarantine: %j',
    (times) => {
      expect(read(times)).toMatchObject({ kind: 'rejected', reason: 'time-unreadable' });
    },
  );
});
