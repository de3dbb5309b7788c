import { createHash, randomUUID } from 'node:crypto';
import { type AcceptedEvent, type JourneyEvent, type ReadMessage, wellFormedJson } from '@throughline/core/events';
import { textKey } from './text-key.ts';

/** The columns of an event that came in live, in the order of its line. */
export const liveColumns = [
  'workspace',
  'source',
  'id',
  'id_key',
  'content',
  'at',
  'received_at',
  'sequence',
  'customer',
  'anonymous',
  'account',
  'activity',
  'kind',
  'touchpoint',
  'channel',
  'function',
  'zone_offset_minutes',
  'objects',
  'words',
  'language',
  'cost_minor',
  'revenue_minor',
  'currency',
  'properties',
] as const;

export interface LineOwner {
  readonly workspace: string;
  readonly source: string;
  readonly receivedAt: number;
}

/** An event as a line of JSON, all but its place in the order of arrival, which it gets when it is written. */
export class EventLine {
  readonly event: JourneyEvent;
  /** The id and the content as numbers; a message that is sent again has both the same. */
  readonly key: number;
  readonly content: number;
  readonly #source: string;
  readonly #beforeSequence: string;
  readonly #cells: string;

  constructor(parts: {
    event: JourneyEvent;
    source: string;
    key: number;
    content: number;
    beforeSequence: string;
    /** A list in JSON. */
    cells: string;
  }) {
    this.event = parts.event;
    this.key = parts.key;
    this.content = parts.content;
    this.#source = parts.source;
    this.#beforeSequence = parts.beforeSequence;
    this.#cells = parts.cells;
  }

  /** The source and the id in one text: what tells the event from every other. */
  get identity(): string {
    return identityOf(this.#source, this.event.id);
  }

  /** The line of the event at a place in the order of arrival. */
  at(sequence: number): string {
    return `${this.#beforeSequence},${sequence},${this.#cells.slice(1)}`;
  }
}

/** Writes the events of one call as lines. What the server adds (when it came, the corrected time) is no part of their content. */
export class LineWriter {
  readonly #source: string;
  readonly #begin: string;
  readonly #receivedAt: string;

  constructor({ workspace, source, receivedAt }: LineOwner) {
    this.#source = source;
    this.#begin = `[${JSON.stringify(workspace)},${JSON.stringify(source)},`;
    this.#receivedAt = String(receivedAt);
  }

  lineOf(message: ReadMessage): EventLine {
    const { event: read, writtenAt } = message;
    const cells = JSON.stringify(cellsOf(read));
    const id = JSON.stringify(read.id);
    if (cells.includes(halfCharacter) || id.includes(halfCharacter)) {
      const written = JSON.stringify(message);
      const mended = wellFormedJson(written);
      if (mended !== written) return this.lineOf(JSON.parse(mended) as ReadMessage);
    }
    const content = textKey(writtenAt, cells, 1);
    const event = read.id === '' ? { ...read, id: idByContent(writtenAt, cells.slice(1)) } : read;
    const key = textKey(identityOf(this.#source, ''), event.id);
    const numbers = `${digitsOf(key)},${digitsOf(content)},${digitsOf(event.at)},${this.#receivedAt}`;
    const beforeSequence = `${this.#begin}${read.id === '' ? JSON.stringify(event.id) : id},${numbers}`;
    return new EventLine({ event, source: this.#source, key, content, beforeSequence, cells });
  }
}

/** What JSON may write where a text holds half a character. */
const halfCharacter = '\\ud';

const half = 100_000_000;

/** A whole number in decimals. In two halves it takes a third of the time: a large one is no small integer to V8. */
function digitsOf(number: number): string {
  if (number < half) return String(number);
  const high = Math.floor(number / half);
  return `${high}${String(number - high * half + half).slice(1)}`;
}

export function identityOf(source: string, id: string): string {
  return `${source}\n${id}`;
}

function cellsOf(event: JourneyEvent): unknown[] {
  return [
    event.customer,
    event.anonymous,
    event.account,
    event.activity,
    event.kind,
    event.touchpoint,
    event.channel,
    event.function,
    event.zoneOffsetMinutes,
    event.objects.map((object) => [object.type, object.id, object.qualifier]),
    event.words,
    event.language,
    event.costMinor,
    event.revenueMinor,
    event.currency,
    event.properties,
  ];
}

/** A message that names no id is known by what it says; one that does not even say when is always a new one. */
function idByContent(writtenAt: string, cells: string): string {
  if (writtenAt === '') return `~${randomUUID()}`;
  return `~${createHash('sha256').update(writtenAt).update(cells).digest('hex').slice(0, 40)}`;
}

type Cells = [
  workspace: string,
  source: string,
  id: string,
  key: number,
  content: number,
  at: number,
  receivedAt: number,
  sequence: number,
  customer: string,
  anonymous: string,
  account: string,
  activity: string,
  kind: string,
  touchpoint: string,
  channel: string,
  owner: string,
  zoneOffsetMinutes: number,
  objects: [type: string, id: string, qualifier: string][],
  words: string,
  language: string,
  costMinor: number,
  revenueMinor: number,
  currency: string,
  properties: Record<string, string>,
];

/** An event that was written before, with its id and what it says as numbers. */
export interface WrittenEvent extends Pick<EventLine, 'key' | 'content'> {
  readonly accepted: AcceptedEvent;
}

/** The event of a line that was written before, in the order of `liveColumns`. */
export function acceptedOfCells(cells: readonly unknown[]): WrittenEvent {
  const [workspace, source, id, key, content, at, receivedAt, sequence, ...said] = cells as Cells;
  const [customer, anonymous, account, activity, kind, touchpoint, channel, owner, zoneOffsetMinutes, ...more] = said;
  const [objects, words, language, costMinor, revenueMinor, currency, properties] = more;
  const event: JourneyEvent = {
    id,
    customer,
    anonymous,
    account,
    activity,
    kind,
    touchpoint,
    channel,
    function: owner,
    at,
    zoneOffsetMinutes,
    objects: objects.map(([type, object, qualifier]) => ({ type, id: object, qualifier })),
    words,
    language,
    costMinor,
    revenueMinor,
    currency,
    properties,
  };
  return { accepted: { workspace, source, sequence, receivedAt, event }, key, content };
}
