import {
  isObject,
  parseJsonExactly,
  type ReadContext,
  type ReadMessage,
  type Refusal,
  readCloudEvent,
  readMessage,
  refuse,
  type SourceSettings,
} from '@throughline/core/events';
import { guardItem, type SourceGuard } from '../sources/index.ts';
import type { Call, CallItem } from './waiting-items.ts';

/** What was held back, as it came and when, as a call of today: the settings of the source may have changed since. */
export function readAgain(
  owner: Pick<Call, 'workspace' | 'source' | 'receivedAt'>,
  held: readonly { readonly raw: string; readonly receivedAt: number }[],
  { settings, guard }: { readonly settings: SourceSettings; readonly guard: SourceGuard },
): Call {
  return {
    ...owner,
    items: held.map(({ raw, receivedAt }) =>
      itemOf(raw, guard, { receivedAt, sentAt: null, readAt: owner.receivedAt, defaults: settings }),
    ),
  };
}

function itemOf(raw: string, guard: SourceGuard, context: ReadContext): CallItem {
  let message: unknown = null;
  try {
    message = parseJsonExactly(raw);
  } catch {
    return { read: refuse('row-malformed', 'It is not JSON.'), raw: guard.masker?.text(raw) ?? raw };
  }
  return guardItem(guard, { read: readParsed(message, context), raw }, message).item;
}

function readParsed(message: unknown, context: ReadContext): ReadMessage | Refusal {
  return isObject(message) && 'specversion' in message
    ? readCloudEvent(message, context)
    : readMessage(message, null, context);
}
