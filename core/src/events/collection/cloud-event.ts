import { firstTextAt, isObject, type Json, type Refusal, refuse, textAt } from './message.ts';
import { type ReadContext, type ReadMessage, readMessage } from './read-message.ts';

/** Where a CloudEvent may name its customer: as an extension, in its data, or as its subject. */
const customerNames = ['userid', 'customerid', 'customer'];
const customerNamesInData = ['userId', 'user_id', 'customerId', 'customer_id', 'customer'];
const anonymousNames = ['anonymousid'];
const anonymousNamesInData = ['anonymousId', 'anonymous_id'];

const ownAttributes = new Set(
  'id source specversion type subject time datacontenttype dataschema data data_base64'.split(' '),
);

/** One event of CloudEvents 1.0 in its JSON format. The activity is its type; source and id together say which it is. */
export function readCloudEvent(cloudEvent: unknown, context: ReadContext): ReadMessage | Refusal {
  if (!isObject(cloudEvent)) return refuse('row-malformed', 'An event is a JSON object.');
  const missing = ['id', 'source', 'type'].filter((name) => textAt(cloudEvent, name) === '');
  if (missing.length > 0) return refuse('row-malformed', `A CloudEvent gives ${missing.join(', ')}.`);
  if (textAt(cloudEvent, 'specversion') !== '1.0') return refuse('row-malformed', 'Its specversion is not "1.0".');
  const { data } = cloudEvent;
  const details: Json = isObject(data) ? data : data === undefined || data === null ? {} : { data };
  const anonymousId = firstTextAt(cloudEvent, anonymousNames) || firstTextAt(details, anonymousNamesInData);
  const named = firstTextAt(cloudEvent, customerNames) || firstTextAt(details, customerNamesInData);
  const message = {
    messageId: `${textAt(cloudEvent, 'source')}#${textAt(cloudEvent, 'id')}`,
    // A subject stands for the customer only where nothing else does.
    userId: named || (anonymousId === '' ? textAt(cloudEvent, 'subject') : ''),
    anonymousId,
    event: textAt(cloudEvent, 'type'),
    timestamp: cloudEvent['time'],
    properties: { ...extensionsOf(cloudEvent), ...details },
  };
  return readMessage(message, 'track', context);
}

/** What an event carries beside the attributes of the specification, and its subject. */
function extensionsOf(cloudEvent: Json): Json {
  const extensions: Record<string, unknown> = {};
  for (const name of Object.keys(cloudEvent)) {
    if (!ownAttributes.has(name)) extensions[name] = cloudEvent[name];
  }
  const subject = textAt(cloudEvent, 'subject');
  return subject === '' ? extensions : { ...extensions, subject };
}
