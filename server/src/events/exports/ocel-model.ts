import type { JourneyEvent, ObjectChange, ObjectLink } from '@throughline/core/events';
import { bareName, flatEvent, localIso } from './flat-event.ts';

/** What is known of objects beside the events that name them. */
export interface ObjectFacts {
  readonly changes: readonly ObjectChange[];
  readonly links: readonly ObjectLink[];
  /** Ids that objects of several types have: a log knows an object by its id alone, so theirs are written "type:id". */
  readonly sharedIds: ReadonlySet<string>;
}

export const noObjectFacts: ObjectFacts = { changes: [], links: [], sharedIds: new Set() };

export interface OcelEvent {
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[];
}

export interface OcelObject {
  readonly id: string;
  readonly type: string;
  readonly attributes: readonly { readonly name: string; readonly time: string; readonly value: string }[];
  readonly relationships: readonly { readonly objectId: string; readonly qualifier: string }[];
}

export interface OcelType {
  readonly name: string;
  readonly attributes: readonly string[];
}

const relationalCells = new Set(['event_id', 'activity', 'timestamp']);

/**
 * Turns events into those of an OCEL 2.0 log, and collects the objects and types they name: memory grows with the
 * objects, not with the events. The customer is an object too, unless it is one already.
 */
export class OcelModel {
  readonly #facts: ObjectFacts;
  /** Every object, by the id it is written with. */
  readonly #objects = new Map<string, { readonly type: string; readonly id: string }>();
  readonly #eventTypes = new Map<string, Set<string>>();

  constructor(facts: ObjectFacts) {
    this.#facts = facts;
    for (const { type, id } of facts.changes) this.#writtenId(type, id);
  }

  event(event: JourneyEvent): OcelEvent {
    const relationships = event.objects.map(({ type, id, qualifier }) => ({
      objectId: this.#writtenId(type, id),
      qualifier,
    }));
    if (!event.objects.some((object) => object.id === event.customer))
      relationships.push({ objectId: this.#writtenId('customer', event.customer), qualifier: 'customer' });
    const attributes = attributesOf(event);
    const known = this.#eventTypes.get(event.activity) ?? new Set<string>();
    for (const { name } of attributes) known.add(name);
    this.#eventTypes.set(event.activity, known);
    const time = localIso(event.at, event.zoneOffsetMinutes);
    return { id: event.id, type: event.activity, time, attributes, relationships };
  }

  *objects(): Generator<OcelObject> {
    const changesOf = grouped(this.#facts.changes, ({ type, id }) => this.#writtenId(type, id));
    const linksOf = grouped(this.#facts.links, (link) => link.source);
    const writtenIdsOf = grouped([...this.#objects], ([, { id }]) => id);
    for (const [writtenId, { type, id }] of this.#objects) {
      const attributes = (changesOf.get(writtenId) ?? [])
        .filter((change) => change.field !== '')
        .map(({ field, at, value }) => ({ name: field, time: new Date(at).toISOString(), value }));
      // A link names ids alone: one to an id that objects of several types have is written to each of them.
      const relationships = (linksOf.get(id) ?? []).flatMap(({ target, qualifier }) =>
        (writtenIdsOf.get(target) ?? [[target]]).map(([objectId]) => ({ objectId, qualifier })),
      );
      yield { id: writtenId, type, attributes, relationships };
    }
  }

  #writtenId(type: string, id: string): string {
    const written = this.#facts.sharedIds.has(id) ? `${type}:${id}` : id;
    if (!this.#objects.has(written)) this.#objects.set(written, { type, id });
    return written;
  }

  eventTypes(): readonly OcelType[] {
    return typeList(this.#eventTypes);
  }

  objectTypes(): readonly OcelType[] {
    const fields = new Map<string, Set<string>>();
    for (const { type } of this.#objects.values()) fields.set(type, fields.get(type) ?? new Set());
    for (const change of this.#facts.changes) if (change.field !== '') fields.get(change.type)?.add(change.field);
    return typeList(fields);
  }
}

function attributesOf(event: JourneyEvent) {
  return Object.entries(flatEvent(event))
    .filter(
      ([name, value]) =>
        value !== '' &&
        !relationalCells.has(name) &&
        !name.startsWith('object:') &&
        !(name === 'kind' && value === 'track'),
    )
    .map(([name, value]) => ({ name: bareName(name), value }))
    .filter(({ name }) => name !== 'customer_id');
}

function typeList(types: ReadonlyMap<string, ReadonlySet<string>>): readonly OcelType[] {
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, attributes]) => ({ name, attributes: [...attributes].sort() }));
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
