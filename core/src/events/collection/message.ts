import type { RejectionReason } from '../import-job.ts';

/** The calls of Segment's specification. */
export const messageTypes = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const;
export type MessageType = (typeof messageTypes)[number];

/** What a source adds where its events say nothing. */
export interface SourceDefaults {
  readonly channel: string;
  /** ISO 4217, or empty when an amount without a currency cannot be read. */
  readonly currency: string;
}

/** One call to collect events: when it came, and by the clock of the sender, when it left. UTC milliseconds. */
export interface CallTimes {
  readonly receivedAt: number;
  readonly sentAt: number | null;
  /** When it is read, where that is not when it came. */
  readonly readAt?: number;
}

/** A text that changes an event's time is left alone below this: it is the way, not the clock. */
const ordinaryDelayMilliseconds = 2000;
/** How far after its arrival an event may lie before it cannot have happened. */
export const futureAllowanceMilliseconds = 5 * 60_000;

/**
 * When an event happened by the server's clock (METHODS §1.6): the sender's clock is off by as much as the call seems to
 * have travelled. A difference of two seconds or less is the way and not the clock, so quick events keep their order.
 */
export function correctSkew(at: number, { receivedAt, sentAt }: CallTimes): number {
  if (sentAt === null) return at;
  const skew = receivedAt - sentAt;
  return Math.abs(skew) <= ordinaryDelayMilliseconds ? at : at + skew;
}

/** Why a message could not become an event. */
export interface Refusal {
  readonly kind: 'rejected';
  readonly reason: RejectionReason;
  readonly detail: string;
}

export function refuse(reason: RejectionReason, detail = ''): Refusal {
  return { kind: 'rejected', reason, detail };
}

/** A JSON object, as it came. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a name, or an empty one. Only what the object holds itself counts. */
export function objectAt(object: Json, name: string): Json {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return isObject(value) ? value : {};
}

/** The text under a name; a number counts as its digits, anything else as none. */
export function textAt(object: Json, name: string): string {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first text that is not empty under any of the names. */
export function firstTextAt(object: Json, names: readonly string[]): string {
  for (const name of names) {
    const text = textAt(object, name);
    if (text !== '') return text;
  }
  return '';
}
