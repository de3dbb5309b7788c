import { type ReadMessage, type Refusal, wellFormedJson } from '@throughline/core/events';
import type { EventLine, LineWriter } from './event-line.ts';
import type { HeldItem, OpenCall } from './open-call.ts';
import { SeldomSearched } from './under-way.ts';

/** What one call brought, read and not yet kept. */
export interface Call {
  readonly workspace: string;
  readonly source: string;
  /** UTC milliseconds. */
  readonly receivedAt: number;
  readonly items: readonly CallItem[];
}

export interface CallItem {
  readonly read: ReadMessage | Refusal;
  /** As it came, as JSON, where it cannot become an event; else it may be empty. */
  readonly raw: string;
}

/** An item that waits to be written. */
export interface Waiting {
  readonly call: Call;
  readonly line: EventLine | null;
  readonly held: HeldItem | null;
  readonly raw: string;
  readonly isSuspect: boolean;
  readonly open: OpenCall;
  readonly index: number;
  /** The same message again, sent while this one waits. */
  followers: Waiting[] | null;
}

/** A call while its items are taken up. */
export interface Taking {
  readonly call: Call;
  readonly lines: LineWriter;
  readonly open: OpenCall;
}

type Group = SeldomSearched<Waiting>;

export function newGroup(items: readonly Waiting[] = []): Group {
  const group: Group = new SeldomSearched((one) => one.line?.identity ?? null);
  for (const one of items) group.items.push(one);
  return group;
}

/** What could not become an event, on its way into quarantine. */
export function refusedItem(
  item: Pick<Waiting, 'call' | 'open' | 'index' | 'raw'>,
  { reason, detail }: Refusal,
): Waiting {
  const held = { index: item.index, id: idIn(item.raw), reason, detail };
  return { ...item, line: null, held, isSuspect: false, followers: null };
}

/** The row of quarantine in which an item is held, at its place in the order of arrival. */
export function heldRow({ call: { workspace, source, receivedAt }, held, raw }: Waiting, sequence: number): string {
  const { reason, detail } = held ?? { reason: 'row-malformed', detail: '' };
  return wellFormedJson(JSON.stringify([workspace, source, sequence, 0, reason, detail, raw, receivedAt]));
}

/** The id that a message gives itself, to find it by: in Segment's specification or in CloudEvents. */
function idIn(raw: string): string {
  try {
    const message: unknown = JSON.parse(raw);
    if (typeof message !== 'object' || message === null) return '';
    const given = 'messageId' in message ? message.messageId : 'id' in message ? message.id : '';
    return typeof given === 'string' ? given.slice(0, 200) : '';
  } catch {
    return '';
  }
}

/** What came under the id of another message, on its way into quarantine. */
export function asConflict(one: Waiting): Waiting {
  const id = one.line?.event.id ?? '';
  return {
    ...one,
    line: null,
    raw: JSON.stringify(one.line?.event ?? null),
    held: { index: one.index, id, reason: 'same-id-other-content', detail: `Id: ${id.slice(0, 200)}` },
  };
}
