import { type JourneyEvent, longestAddress, longNameIn, type ObjectRef } from '../event.ts';
import { parseInstant, zoneOffset } from '../parse-instant.ts';
import { isDamaged, plainText } from '../plain-text.ts';
import { activityOf, moneyOf, objectsOf } from './commerce.ts';
import {
  type CallTimes,
  correctSkew,
  firstTextAt,
  futureAllowanceMilliseconds,
  isObject,
  type Json,
  type MessageType,
  messageTypes,
  objectAt,
  type Refusal,
  refuse,
  type SourceDefaults,
  textAt,
} from './message.ts';
import { flattenInto, mostProperties } from './properties.ts';
import { anonymousCustomer, isNobody } from './who.ts';

/** A message that became an event. Without an id of its own it is known by its content; the time is part of that. */
export interface ReadMessage {
  readonly kind: 'event';
  readonly event: JourneyEvent;
  /** The time as the sender wrote it, or empty: the same again when the message is sent again. */
  readonly writtenAt: string;
}

export interface ReadContext extends CallTimes {
  readonly defaults: SourceDefaults;
}

const earliest = Date.UTC(1900, 0, 1);

/** One message of Segment's specification as an event. The type is that of the address it was sent to, or its own. */
export function readMessage(message: unknown, type: MessageType | null, context: ReadContext): ReadMessage | Refusal {
  if (!isObject(message)) return refuse('row-malformed', 'A message is a JSON object.');
  const kind = type ?? messageTypes.find((known) => known === message['type']);
  if (kind === undefined)
    return refuse(
      'row-malformed',
      `Its type is none of ${messageTypes.join(', ')}: "${textAt(message, 'type').slice(0, 40)}".`,
    );
  const details = objectAt(message, kind === 'identify' || kind === 'group' ? 'traits' : 'properties');
  const surroundings = objectAt(message, 'context');
  const activity = activityOfMessage(message, kind, details);
  const objects = objectsOf(activity, details);
  const damaged = damagedId(message, { surroundings, details }, objects);
  if (damaged !== undefined) return refuse('text-unreadable', `"${plainText(damaged).slice(0, 100)}"`);
  const who = whoOf(message, kind);
  if ('reason' in who) return who;
  if (activity === '') return refuse('no-activity', 'A track call names its event.');
  const time = timeOf(message, surroundings, context);
  if ('reason' in time) return time;
  const money =
    kind === 'identify' || kind === 'group' ? noMoney : moneyOf(activity, details, context.defaults.currency);
  if ('reason' in money) return money;
  const properties = propertiesOf(message, kind, { details, surroundings });
  if (Object.keys(properties).length > mostProperties)
    return refuse('field-too-long', `It has more than ${mostProperties} properties.`);
  const event: JourneyEvent = {
    id: textAt(message, 'messageId'),
    customer: who.customer,
    anonymous: who.anonymous,
    account: firstTextAt(message, ['groupId']) || textAt(surroundings, 'groupId'),
    activity: plainText(activity),
    kind: activity === 'Experiment Viewed' ? 'exposure' : kind,
    touchpoint: touchpointOf(kind, details, surroundings),
    channel: channelOf(kind, { details, surroundings, fallback: context.defaults.channel }),
    function: textAt(details, 'function'),
    at: time.at,
    zoneOffsetMinutes: time.zoneOffsetMinutes,
    objects,
    words: plainText(firstTextAt(details, ['words', 'message', 'comment', 'feedback', 'review_body'])),
    language: textAt(details, 'language') || textAt(surroundings, 'locale'),
    costMinor: money.costMinor,
    revenueMinor: money.revenueMinor,
    currency: money.currency,
    properties,
  };
  const tooLong = longNameIn(event);
  return tooLong === null ? { kind: 'event', event, writtenAt: time.written } : refuse('field-too-long', tooLong);
}

/** An id that would not be kept as it is: two of them could become one. */
function damagedId(
  message: Json,
  { surroundings, details }: MessageParts,
  objects: readonly ObjectRef[],
): string | undefined {
  for (const name of idNames) {
    const id = message[name];
    if (typeof id === 'string' && isDamaged(id)) return id;
    // Others are written otherwise and read as the same number.
    if (typeof id === 'number' && Number.isInteger(id) && !Number.isSafeInteger(id)) return String(id);
  }
  const further = [textAt(surroundings, 'groupId'), textAt(details, 'email')].find(isDamaged);
  if (further !== undefined) return further;
  return objects.length === 0 ? undefined : objects.find((object) => isDamaged(object.id))?.id;
}

const idNames = ['messageId', 'userId', 'anonymousId', 'groupId', 'previousId'] as const;

const noMoney = { costMinor: 0, revenueMinor: 0, currency: '' };

/** Whose event it is: the known id when there is one that means somebody, else the device's. */
function whoOf(message: Json, kind: MessageType): { customer: string; anonymous: string } | Refusal {
  const user = plainText(textAt(message, 'userId'));
  const anonymous = plainText(textAt(message, 'anonymousId'));
  const known = isNobody(user) ? '' : user;
  const customer = known || (isNobody(anonymous) ? '' : anonymousCustomer(anonymous));
  if (customer === '')
    return refuse(
      'no-customer',
      user === '' ? 'Give a userId or an anonymousId.' : `"${user.slice(0, 40)}" means nobody.`,
    );
  if (kind === 'alias' && textAt(message, 'previousId') === '')
    return refuse('no-customer', 'An alias call gives a previousId.');
  if (kind === 'group' && textAt(message, 'groupId') === '')
    return refuse('no-customer', 'A group call gives a groupId.');
  return { customer, anonymous };
}

function activityOfMessage(message: Json, kind: MessageType, details: Json): string {
  const name = textAt(message, 'name') || textAt(details, 'name');
  switch (kind) {
    case 'track':
      return activityOf(textAt(message, 'event'));
    case 'page':
      return name === '' ? 'Page viewed' : `Viewed ${name}`;
    case 'screen':
      return name === '' ? 'Screen viewed' : `Viewed ${name}`;
    case 'identify':
      return 'Identified';
    case 'group':
      return 'Joined account';
    case 'alias':
      return 'Ids joined';
  }
}

const timeNames = ['timestamp', 'originalTimestamp'] as const;

/** Whether a value is one that a time can be written as. */
function isWritten(value: unknown): boolean {
  return typeof value === 'string' || Number.isFinite(value);
}

interface MessageTime {
  readonly at: number;
  readonly zoneOffsetMinutes: number;
  readonly written: string;
}

function timeOf(message: Json, surroundings: Json, times: CallTimes): MessageTime | Refusal {
  const told = timeNames.map((name) => message[name]).find((value) => value != null && value !== '');
  if (told !== undefined && !isWritten(told)) return refuse('time-unreadable', JSON.stringify(told).slice(0, 100));
  const written = firstTextAt(message, timeNames);
  const instant =
    written === '' ? { at: times.receivedAt, zoneOffsetMinutes: 0 } : parseInstant(written, 'auto', 'UTC');
  if (instant === null) return refuse('time-unreadable', `"${written.slice(0, 100)}"`);
  const at = written === '' ? instant.at : correctSkew(instant.at, times);
  if (at < earliest) return refuse('time-out-of-range', `"${written.slice(0, 100)}"`);
  if (at > (times.readAt ?? times.receivedAt) + futureAllowanceMilliseconds)
    return refuse('time-in-future', `"${written.slice(0, 100)}"`);
  const zone = textAt(surroundings, 'timezone');
  const ofZone = zone === '' ? null : zoneOffset(at, zone);
  return { at, zoneOffsetMinutes: ofZone ?? instant.zoneOffsetMinutes, written };
}

interface MessageParts {
  readonly details: Json;
  readonly surroundings: Json;
}

/** All that was said: the properties or traits, what surrounded the call (but no address of a device), an alias' old id. */
function propertiesOf(
  message: Json,
  kind: MessageType,
  { details, surroundings }: MessageParts,
): Record<string, string> {
  const properties: Record<string, string> = {};
  flattenInto(properties, surroundings, { prefix: 'context.', except: 'ip' });
  flattenInto(properties, details);
  if (kind === 'alias') properties['previousId'] = plainText(textAt(message, 'previousId'));
  const category = textAt(message, 'category');
  if (category !== '') properties['category'] = plainText(category);
  return properties;
}

/** The page without what follows its question mark, which may name a person. */
function touchpointOf(kind: MessageType, details: Json, surroundings: Json): string {
  const own = textAt(details, 'touchpoint');
  if (own !== '') return plainText(own);
  const page = kind === 'page' ? { ...objectAt(surroundings, 'page'), ...details } : objectAt(surroundings, 'page');
  const address = textAt(page, 'url') || textAt(page, 'path');
  return plainText((address.split(/[?#]/)[0] ?? '').slice(0, longestAddress));
}

interface ChannelParts extends MessageParts {
  readonly fallback: string;
}

/** The channel an event names, or its source's, or the one its library runs in. */
function channelOf(kind: MessageType, { details, surroundings, fallback }: ChannelParts): string {
  const own = textAt(details, 'channel') || fallback;
  if (own !== '') return plainText(own);
  const library = textAt(objectAt(surroundings, 'library'), 'name');
  if (kind === 'screen' || /ios|android|react-native|flutter|swift|kotlin|mobile/i.test(library)) return 'app';
  return kind === 'page' || /analytics\.js|analytics-next|javascript|browser|web/i.test(library) ? 'web' : '';
}
