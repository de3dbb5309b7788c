import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type FileShape, plainText } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { SaxesParser } from 'saxes';
import initSqlJs, { type Database } from 'sql.js';
import { z } from 'zod';
import { type FileItem, itemsPerBatch, type ReadOptions } from './file-item.ts';
import { type OcelLog, ocelItems } from './ocel-log.ts';

/** Such a log is read whole, because its events and objects refer to each other. */
const largestLog = 400_000_000;
const tooLarge = new Fault(
  'TL_FILE_DAMAGED',
  'An OCEL 2.0 log may be up to 400 MB. Split it by time, or send the events as CSV, JSON lines or Parquet.',
);

const text = z.union([z.string(), z.number(), z.boolean()]).transform((value) => plainText(String(value)));
const relations = z.array(z.object({ objectId: text, qualifier: text.default('') })).default([]);
const ocelJson = z.object({
  objects: z.array(
    z.object({
      id: text,
      type: text,
      attributes: z
        .array(z.object({ name: text, time: text.default('1970-01-01T00:00:00Z'), value: text }))
        .default([]),
      relationships: relations,
    }),
  ),
  events: z.array(
    z.object({
      id: text,
      type: text,
      time: text,
      attributes: z.array(z.object({ name: text, value: text })).default([]),
      relationships: relations,
    }),
  ),
});

/** The items of an object-centric log (OCEL 2.0) in any of its three forms; the file is read whole. */
export async function* readOcel(
  path: string,
  shape: FileShape,
  options: ReadOptions,
): AsyncGenerator<readonly FileItem[]> {
  const { size } = await stat(path);
  if (size > largestLog) throw tooLarge;
  const file = await readFile(path);
  options.onBytes?.(file.length);
  const bytes = shape.compressed ? unpack(file) : file;
  const log = await parseOcel(bytes, shape.format);
  let batch: FileItem[] = [];
  for (const item of ocelItems(log)) {
    batch.push(item);
    if (batch.length >= itemsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

function unpack(file: Buffer): Buffer {
  try {
    return gunzipSync(file, { maxOutputLength: largestLog });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge;
    throw new Fault('TL_FILE_DAMAGED', 'The compressed file ends in its middle or is broken. Send it again whole.', {
      cause,
    });
  }
}

async function parseOcel(bytes: Buffer, format: FileShape['format']): Promise<OcelLog> {
  try {
    if (format === 'ocel-json') return fromJson(bytes.toString('utf8'));
    if (format === 'ocel-xml') return fromXml(bytes.toString('utf8'));
    return await fromSqlite(bytes);
  } catch (error) {
    if (error instanceof Fault) throw error;
    const why =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new Fault('TL_FILE_DAMAGED', `The file is not a whole OCEL 2.0 log: ${why.slice(0, 300)}`, { cause: error });
  }
}

function fromJson(body: string): OcelLog {
  const log = ocelJson.parse(JSON.parse(body));
  const related = (list: z.infer<typeof relations>) =>
    list.map(({ objectId, qualifier }) => ({ id: objectId, qualifier }));
  return {
    events: log.events.map((event) => ({
      id: event.id,
      type: event.type,
      time: event.time,
      attributes: Object.fromEntries(event.attributes.map(({ name, value }) => [name, value])),
      relations: related(event.relationships),
    })),
    objects: log.objects.map((object) => ({
      id: object.id,
      type: object.type,
      changes: object.attributes.map(({ name, time, value }) => ({ field: name, time, value })),
      relations: related(object.relationships),
    })),
  };
}

function fromXml(body: string): OcelLog {
  const log: OcelLog = { events: [], objects: [] };
  const parser = new SaxesParser({ xmlns: false });
  const path: string[] = [];
  let attribute: { name: string; time: string } | null = null;
  let value = '';
  parser.on('doctype', () => {
    throw new Fault(
      'TL_FILE_DAMAGED',
      'The file has a DOCTYPE, which can hide an attack. Take it out and send the file again.',
    );
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const at = attributes as Record<string, string>;
    path.push(name);
    const parent = path.at(-2);
    if (name === 'object' && parent === 'objects' && path.length === 3)
      log.objects.push({ id: at['id'] ?? '', type: at['type'] ?? '', changes: [], relations: [] });
    else if (name === 'event' && parent === 'events')
      log.events.push({
        id: at['id'] ?? '',
        type: at['type'] ?? '',
        time: at['time'] ?? '',
        attributes: {},
        relations: [],
      });
    else if (name === 'attribute')
      [attribute, value] = [{ name: at['name'] ?? '', time: at['time'] ?? '1970-01-01T00:00:00Z' }, ''];
    else if (name === 'relationship' || (name === 'object' && parent === 'objects')) {
      const owner = path.includes('events') ? log.events.at(-1) : log.objects.at(-1);
      owner?.relations.push({
        id: at['object-id'] ?? at['id'] ?? '',
        qualifier: at['qualifier'] ?? at['relationship'] ?? '',
      });
    }
  });
  parser.on('text', (part) => {
    value += part;
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (name !== 'attribute' || attribute === null) return;
    const event = path.includes('events') ? log.events.at(-1) : undefined;
    if (event !== undefined) event.attributes[attribute.name] = value;
    else if (path.includes('objects'))
      log.objects.at(-1)?.changes.push({ field: attribute.name, time: attribute.time, value });
    attribute = null;
  });
  parser.write(body).close();
  return log;
}

async function fromSqlite(bytes: Buffer): Promise<OcelLog> {
  const database = new (await initSqlJs()).Database(bytes);
  try {
    return fromTables(database);
  } finally {
    database.close();
  }
}

type Row = Record<string, string>;

function fromTables(database: Database): OcelLog {
  const events = new Map(
    rows(database, 'event').map((row) => [
      row['ocel_id'] ?? '',
      {
        id: row['ocel_id'] ?? '',
        type: row['ocel_type'] ?? '',
        time: '',
        attributes: {} as Record<string, string>,
        relations: [] as { id: string; qualifier: string }[],
      },
    ]),
  );
  const objects = new Map(
    rows(database, 'object').map((row) => [
      row['ocel_id'] ?? '',
      {
        id: row['ocel_id'] ?? '',
        type: row['ocel_type'] ?? '',
        changes: [] as { field: string; time: string; value: string }[],
        relations: [] as { id: string; qualifier: string }[],
      },
    ]),
  );
  for (const { ocel_type_map: table } of rows(database, 'event_map_type')) {
    for (const row of rows(database, `event_${table}`)) {
      const event = events.get(row['ocel_id'] ?? '');
      if (event === undefined) continue;
      event.time = row['ocel_time'] ?? '';
      for (const [name, value] of Object.entries(row)) if (!name.startsWith('ocel_')) event.attributes[name] = value;
    }
  }
  for (const { ocel_type_map: table } of rows(database, 'object_map_type')) {
    for (const row of rows(database, `object_${table}`)) {
      const changed = row['ocel_changed_field'];
      for (const [field, value] of Object.entries(row)) {
        if (field.startsWith('ocel_') || (changed !== undefined && changed !== field)) continue;
        objects.get(row['ocel_id'] ?? '')?.changes.push({ field, time: row['ocel_time'] ?? '', value });
      }
    }
  }
  for (const row of rows(database, 'event_object'))
    events
      .get(row['ocel_event_id'] ?? '')
      ?.relations.push({ id: row['ocel_object_id'] ?? '', qualifier: row['ocel_qualifier'] ?? '' });
  for (const row of rows(database, 'object_object'))
    objects
      .get(row['ocel_source_id'] ?? '')
      ?.relations.push({ id: row['ocel_target_id'] ?? '', qualifier: row['ocel_qualifier'] ?? '' });
  return { events: [...events.values()], objects: [...objects.values()] };
}

/** The rows of a table, empty cells left out. */
function rows(database: Database, table: string): Row[] {
  const statement = database.prepare(`select * from "${table.replaceAll('"', '""')}"`);
  const found: Row[] = [];
  while (statement.step()) {
    const cells = Object.entries(statement.getAsObject()).filter(([, value]) => value !== null);
    found.push(Object.fromEntries(cells.map(([name, value]) => [name, String(value)])));
  }
  statement.free();
  return found;
}
