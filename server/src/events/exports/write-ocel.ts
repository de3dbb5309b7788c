import type { JourneyEvent, ObjectChange, ObjectLink } from '@throughline/core/events';
import { flatEvent, localIso } from './flat-event.ts';
import type { EventPages } from './write-events.ts';

/** What is known of objects beside the events that name them. */
export interface ObjectFacts {
  readonly changes: readonly ObjectChange[];
  readonly links: readonly ObjectLink[];
}

const relationalCells = new Set(['event_id', 'activity', 'timestamp']);

/**
 * Events as an OCEL 2.0 log in JSON. The customer is an object too, unless it is one already. Objects are collected
 * while events are written, so memory grows with the objects, not with the events.
 */
export async function* writeOcelJson(pages: EventPages, facts: ObjectFacts): AsyncGenerator<string> {
  const types = new Map<string, string>(facts.changes.map((change) => [change.id, change.type]));
  const eventTypes = new Map<string, Set<string>>();
  yield '{"events":[';
  let first = true;
  for await (const events of pages) {
    const parts = events.map((event) => JSON.stringify(ocelEvent(event, types, eventTypes)));
    if (parts.length === 0) continue;
    yield `${first ? '' : ','}\n${parts.join(',\n')}`;
    first = false;
  }
  yield '\n],"objects":[';
  const changesOf = grouped(facts.changes, (change) => change.id);
  const linksOf = grouped(facts.links, (link) => link.source);
  yield [...types]
    .map(
      ([id, type]) =>
        `\n${JSON.stringify(ocelObject(id, type, { changes: changesOf.get(id) ?? [], links: linksOf.get(id) ?? [] }))}`,
    )
    .join(',');
  const fields = new Map<string, Set<string>>();
  for (const type of types.values()) fields.set(type, fields.get(type) ?? new Set());
  for (const change of facts.changes) if (change.field !== '') fields.get(change.type)?.add(change.field);
  yield `\n],"eventTypes":${JSON.stringify(typeList(eventTypes))},"objectTypes":${JSON.stringify(typeList(fields))}}\n`;
}

function typeList(types: ReadonlyMap<string, ReadonlySet<string>>) {
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, fields]) => ({
      name,
      attributes: [...fields].sort().map((field) => ({ name: field, type: 'string' })),
    }));
}

function ocelEvent(event: JourneyEvent, types: Map<string, string>, eventTypes: Map<string, Set<string>>) {
  const relationships = event.objects.map(({ id, qualifier }) => ({ objectId: id, qualifier }));
  for (const { id, type } of event.objects) types.set(id, type);
  if (!event.objects.some((object) => object.id === event.customer)) {
    relationships.push({ objectId: event.customer, qualifier: 'customer' });
    types.set(event.customer, 'customer');
  }
  const attributes = Object.entries(flatEvent(event))
    .filter(
      ([name, value]) =>
        value !== '' &&
        !relationalCells.has(name) &&
        !name.startsWith('object:') &&
        !(name === 'kind' && value === 'track'),
    )
    .map(([name, value]) => ({ name: name.startsWith('property:') ? name.slice('property:'.length) : name, value }))
    .filter(({ name }) => name !== 'customer_id');
  const known = eventTypes.get(event.activity) ?? new Set<string>();
  for (const { name } of attributes) known.add(name);
  eventTypes.set(event.activity, known);
  return {
    id: event.id,
    type: event.activity,
    time: localIso(event.at, event.zoneOffsetMinutes),
    attributes,
    relationships,
  };
}

function ocelObject(id: string, type: string, facts: ObjectFacts) {
  const attributes = facts.changes
    .filter((change) => change.field !== '')
    .map(({ field, at, value }) => ({ name: field, time: new Date(at).toISOString(), value }));
  const relationships = facts.links.map(({ target, qualifier }) => ({ objectId: target, qualifier }));
  return { id, type, attributes, relationships };
}

function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
