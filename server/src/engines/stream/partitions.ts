import type { AcceptedEvent } from '@throughline/core/events';

/** What goes over the wire at once: events of one partition, in the order of arrival. */
export interface StreamMessage {
  readonly partition: number;
  readonly body: string;
}

const partitions = 16;
/** Well under the million bytes that a message may have. */
const mostCharacters = 250_000;

/** Events as messages: those of one customer are always of the same partition, and in their order. */
export function messagesOf(events: readonly AcceptedEvent[]): readonly StreamMessage[] {
  const open = new Map<number, { texts: string[]; characters: number }>();
  const done: StreamMessage[] = [];
  for (const accepted of events) {
    const partition = partitionOf(accepted.workspace, accepted.event.customer);
    const text = JSON.stringify(accepted);
    const part = open.get(partition) ?? { texts: [], characters: 0 };
    if (part.characters + text.length > mostCharacters && part.texts.length > 0) {
      done.push({ partition, body: `[${part.texts.join(',')}]` });
      open.set(partition, { texts: [text], characters: text.length });
    } else {
      part.texts.push(text);
      part.characters += text.length;
      open.set(partition, part);
    }
  }
  for (const [partition, { texts }] of open) done.push({ partition, body: `[${texts.join(',')}]` });
  return done;
}

/** FNV-1a of the names, which spreads even alike ones. */
function partitionOf(workspace: string, customer: string): number {
  let hash = 0x811c9dc5;
  for (const text of [workspace, '\n', customer]) {
    for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return (hash >>> 0) % partitions;
}
