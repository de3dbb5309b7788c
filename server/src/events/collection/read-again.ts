import {
  isObject,
  type ReadMessage,
  type Refusal,
  readCloudEvent,
  readMessage,
  refuse,
  type SourceSettings,
} from '@throughline/core/events';
import type { Call, CallItem } from './collector.ts';

/** What was held back, as it came, as a call of today: the settings of the source may have changed since. */
export function readAgain(
  owner: Pick<Call, 'workspace' | 'source' | 'receivedAt'>,
  raws: readonly string[],
  settings: SourceSettings,
): Call {
  return { ...owner, items: raws.map((raw) => itemOf(raw, owner.receivedAt, settings)) };
}

function itemOf(raw: string, receivedAt: number, settings: SourceSettings): CallItem {
  return { read: readRaw(raw, { receivedAt, sentAt: null, defaults: settings }), raw };
}

function readRaw(raw: string, context: Parameters<typeof readMessage>[2]): ReadMessage | Refusal {
  let message: unknown = null;
  try {
    message = JSON.parse(raw);
  } catch {
    return refuse('row-malformed', 'It is not JSON.');
  }
  return isObject(message) && 'specversion' in message
    ? readCloudEvent(message, context)
    : readMessage(message, null, context);
}
