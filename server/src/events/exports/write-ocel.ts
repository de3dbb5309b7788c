import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import initSqlJs, { type Database } from 'sql.js';
import { type ObjectFacts, type OcelEvent, OcelModel, type OcelObject, type OcelType } from './ocel-model.ts';
import type { EventPages } from './write-events.ts';
import { escapedXml } from './xml-text.ts';

/** Events as an OCEL 2.0 log in JSON, written while they are read. */
export async function* writeOcelJson(pages: EventPages, facts: ObjectFacts): AsyncGenerator<string> {
  const model = new OcelModel(facts);
  yield '{"events":[';
  let first = true;
  for await (const events of pages) {
    const parts = events.map((event) => JSON.stringify(model.event(event)));
    if (parts.length === 0) continue;
    yield `${first ? '' : ','}\n${parts.join(',\n')}`;
    first = false;
  }
  yield '\n],"objects":[';
  yield [...model.objects()].map((object) => `\n${JSON.stringify(object)}`).join(',');
  yield `\n],"eventTypes":${jsonTypes(model.eventTypes())},"objectTypes":${jsonTypes(model.objectTypes())}}\n`;
}

function jsonTypes(types: readonly OcelType[]): string {
  const typed = (name: string) => ({ name, type: 'string' });
  return JSON.stringify(types.map((type) => ({ name: type.name, attributes: type.attributes.map(typed) })));
}

/** Events as an OCEL 2.0 log in XML. Types and objects come first in it, so the events are gone through twice. */
export async function writeOcelXml(path: string, pages: () => EventPages, facts: ObjectFacts): Promise<void> {
  const model = new OcelModel(facts);
  for await (const events of pages()) for (const event of events) model.event(event);
  await pipeline(Readable.from(xmlParts(model, pages())), createWriteStream(path));
}

async function* xmlParts(model: OcelModel, pages: EventPages): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<log>\n<object-types>\n${xmlTypes('object-type', model.objectTypes())}</object-types>\n`;
  yield `<event-types>\n${xmlTypes('event-type', model.eventTypes())}</event-types>\n<objects>\n`;
  for (const object of model.objects()) yield xmlItem('object', object);
  yield '</objects>\n<events>\n';
  for await (const events of pages) {
    const items = events.map((event) => xmlItem('event', model.event(event)));
    if (items.length > 0) yield items.join('');
  }
  yield '</events>\n</log>\n';
}

function xmlTypes(tag: string, types: readonly OcelType[]): string {
  const attribute = (name: string) => `<attribute name="${escapedXml(name)}" type="string"/>`;
  return types
    .map(({ name, attributes }) => {
      const inner = attributes.map(attribute).join('');
      return `<${tag} name="${escapedXml(name)}"><attributes>${inner}</attributes></${tag}>\n`;
    })
    .join('');
}

function xmlItem(tag: 'event' | 'object', item: OcelEvent | OcelObject): string {
  const own = 'time' in item ? ` time="${item.time}"` : '';
  const attributes = item.attributes.map((one) => {
    const at = 'time' in one ? ` time="${one.time}"` : '';
    return `<attribute name="${escapedXml(one.name)}"${at}>${escapedXml(one.value)}</attribute>`;
  });
  const relations = item.relationships.map(
    (one) => `<relationship object-id="${escapedXml(one.objectId)}" qualifier="${escapedXml(one.qualifier)}"/>`,
  );
  return `<${tag} id="${escapedXml(item.id)}" type="${escapedXml(item.type)}"${own}><objects>${relations.join('')}</objects><attributes>${attributes.join('')}</attributes></${tag}>\n`;
}

/** Events as an OCEL 2.0 log in a SQLite file, which is put together in memory. */
export async function writeOcelSqlite(path: string, pages: () => EventPages, facts: ObjectFacts): Promise<void> {
  const model = new OcelModel(facts);
  for await (const events of pages()) for (const event of events) model.event(event);
  const database = new (await initSqlJs()).Database();
  try {
    const tables = new OcelTables(database, model);
    for await (const events of pages()) for (const event of events) tables.addEvent(model.event(event));
    await writeFile(path, database.export());
  } finally {
    database.close();
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The tables of the SQLite form: one for all, and one for each type with its attributes as columns. */
class OcelTables {
  readonly #database: Database;
  readonly #tableOf = new Map<string, { readonly table: string; readonly attributes: readonly string[] }>();

  constructor(database: Database, model: OcelModel) {
    this.#database = database;
    database.run(`create table event_map_type (ocel_type text primary key, ocel_type_map text);
      create table object_map_type (ocel_type text primary key, ocel_type_map text);
      create table event (ocel_id text primary key, ocel_type text);
      create table object (ocel_id text primary key, ocel_type text);
      create table event_object (ocel_event_id text, ocel_object_id text, ocel_qualifier text);
      create table object_object (ocel_source_id text, ocel_target_id text, ocel_qualifier text);`);
    this.#addTypes('event', model.eventTypes(), 'ocel_time text');
    this.#addTypes('object', model.objectTypes(), 'ocel_time text, ocel_changed_field text');
    for (const object of model.objects()) this.#addObject(object);
  }

  addEvent(event: OcelEvent): void {
    this.#insert('event', { ocel_id: event.id, ocel_type: event.type });
    const cells = Object.fromEntries(event.attributes.map(({ name, value }) => [name, value]));
    this.#insert(this.#table('event', event.type), { ocel_id: event.id, ocel_time: event.time, ...cells });
    for (const { objectId, qualifier } of event.relationships)
      this.#insert('event_object', { ocel_event_id: event.id, ocel_object_id: objectId, ocel_qualifier: qualifier });
  }

  #addObject(object: OcelObject): void {
    this.#insert('object', { ocel_id: object.id, ocel_type: object.type });
    for (const { name, time, value } of object.attributes)
      this.#insert(this.#table('object', object.type), {
        ocel_id: object.id,
        ocel_time: time,
        ocel_changed_field: name,
        [name]: value,
      });
    for (const { objectId, qualifier } of object.relationships)
      this.#insert('object_object', {
        ocel_source_id: object.id,
        ocel_target_id: objectId,
        ocel_qualifier: qualifier,
      });
  }

  #addTypes(kind: 'event' | 'object', types: readonly OcelType[], columns: string): void {
    for (const [index, { name, attributes }] of types.entries()) {
      const map = `${name.replaceAll(/\W/g, '')}_${index + 1}`;
      this.#insert(`${kind}_map_type`, { ocel_type: name, ocel_type_map: map });
      this.#tableOf.set(`${kind} ${name}`, { table: `${kind}_${map}`, attributes });
      const own = attributes.map((one) => `, ${quoted(one)} text`).join('');
      this.#database.run(`create table ${quoted(`${kind}_${map}`)} (ocel_id text, ${columns}${own})`);
    }
  }

  #table(kind: 'event' | 'object', type: string): string {
    return this.#tableOf.get(`${kind} ${type}`)?.table ?? kind;
  }

  #insert(table: string, cells: Readonly<Record<string, string>>): void {
    const names = Object.keys(cells);
    const sql = `insert into ${quoted(table)} (${names.map(quoted).join(', ')}) values (${names.map(() => '?').join(', ')})`;
    this.#database.run(sql, Object.values(cells));
  }
}
