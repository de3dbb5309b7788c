import { byText, type ObjectChange, type ObjectLink, type ObjectRef } from '@throughline/core/events';
import type { FileItem } from './file-item.ts';

/** An object-centric log as its three forms say it, before its objects are looked up by id. */
export interface OcelLog {
  readonly events: {
    id: string;
    type: string;
    time: string;
    attributes: Record<string, string>;
    relations: { id: string; qualifier: string }[];
  }[];
  readonly objects: {
    id: string;
    type: string;
    changes: { field: string; time: string; value: string }[];
    relations: { id: string; qualifier: string }[];
  }[];
}

/** The items of a log, the same whatever form it came in: events by time, then changes and relations by object. */
export function* ocelItems(log: OcelLog): Generator<FileItem> {
  const typeOf = new Map(log.objects.map((object) => [object.id, object.type]));
  for (const object of [...log.objects].sort((a, b) => byText(a.id, b.id))) {
    for (const change of [...object.changes].sort(
      (a, b) => byText(a.field, b.field) || instantOf(a.time) - instantOf(b.time),
    )) {
      const item: ObjectChange = {
        type: object.type,
        id: object.id,
        at: instantOf(change.time),
        field: change.field,
        value: change.value,
      };
      yield { kind: 'object-change', ...item };
    }
    for (const relation of [...object.relations].sort(
      (a, b) => byText(a.id, b.id) || byText(a.qualifier, b.qualifier),
    )) {
      const link: ObjectLink = { source: object.id, target: relation.id, qualifier: relation.qualifier };
      yield { kind: 'object-link', ...link };
    }
    if (object.changes.length === 0)
      yield { kind: 'object-change', type: object.type, id: object.id, at: 0, field: '', value: '' };
  }
  const events = [...log.events].sort((a, b) => instantOf(a.time) - instantOf(b.time) || byText(a.id, b.id));
  for (const [index, event] of events.entries()) {
    const objects: ObjectRef[] = event.relations.map(({ id, qualifier }) => ({
      type: typeOf.get(id) ?? 'object',
      id,
      qualifier,
    }));
    objects.sort((a, b) => byText(a.type, b.type) || byText(a.id, b.id) || byText(a.qualifier, b.qualifier));
    const cells = {
      ...event.attributes,
      'ocel:eid': event.id,
      'ocel:activity': event.type,
      'ocel:timestamp': event.time,
    };
    yield { kind: 'row', ordinal: index + 1, line: 0, cells, objects, raw: null };
  }
}

/** A time of the log in UTC milliseconds; without a zone it is UTC. Unreadable counts as the beginning of time. */
function instantOf(time: string): number {
  const text = /[zZ]|[+-]\d{2}:?\d{2}$/.test(time) ? time : `${time.replace(' ', 'T')}Z`;
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : at;
}
