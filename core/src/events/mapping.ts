import { z } from 'zod';

/**
 * How the columns of a file become events. A role names the column it is read from; `null` leaves it empty.
 * `customer` falls back to `case` when a file has no customer column: a log of cases is then a log of customers.
 */
export const mappingSchema = z.object({
  /** The column that says which run an event belongs to; it becomes an object of type `caseType`. */
  case: z.string().nullable(),
  caseType: z.string().trim().min(1).max(200).default('case'),
  customer: z.string().nullable(),
  activity: z.string().nullable(),
  at: z.string().nullable(),
  /** How dates are written; `auto` decides by the file's own values. */
  dateOrder: z
    .enum(['auto', 'year-first', 'day-first', 'month-first', 'epoch-seconds', 'epoch-milliseconds'])
    .default('auto'),
  /** The zone of dates that carry none: an IANA name or an offset such as +01:00. */
  zone: z.string().max(64).default('UTC'),
  /**
   * `zoned`: instants by the zone each date carries. `as-written`: the clock as it stands in the file, zones left out,
   * so that a day is always 24 hours; this is how process-mining tools read the log of one place.
   */
  clock: z.enum(['zoned', 'as-written']).default('zoned'),
  id: z.string().nullable().default(null),
  anonymous: z.string().nullable().default(null),
  account: z.string().nullable().default(null),
  kind: z.string().nullable().default(null),
  touchpoint: z.string().nullable().default(null),
  channel: z.string().nullable().default(null),
  function: z.string().nullable().default(null),
  words: z.string().nullable().default(null),
  language: z.string().nullable().default(null),
  cost: z.string().nullable().default(null),
  revenue: z.string().nullable().default(null),
  currency: z.string().nullable().default(null),
  /** Used when no currency column is mapped. */
  defaultCurrency: z.union([z.string().regex(/^[A-Z]{3}$/), z.literal('')]).default(''),
  /** What amounts write before their decimals; `auto` decides for each by itself, where "1.234" is one and a bit. */
  decimalSign: z.enum(['auto', 'point', 'comma']).default('auto'),
  /**
   * Columns that name an object each: the value is the object's id. A cell may hold several ids, separated by a bar or
   * comma, or a JSON list of them.
   */
  objects: z
    .array(z.object({ column: z.string(), type: z.string().trim().min(1).max(200) }))
    .max(50)
    .default([]),
  /** Columns not kept as properties. */
  ignore: z.array(z.string()).max(2000).default([]),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** The roles that hold one column each, in the order the wizard shows them. */
export const columnRoles = [
  'customer',
  'case',
  'activity',
  'at',
  'id',
  'channel',
  'function',
  'touchpoint',
  'kind',
  'words',
  'language',
  'cost',
  'revenue',
  'currency',
  'account',
  'anonymous',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** The columns of an export, in order: the role of each is known when the file comes back. */
export const exportColumns = {
  id: 'event_id',
  customer: 'customer_id',
  anonymous: 'anonymous_id',
  account: 'account_id',
  activity: 'activity',
  kind: 'kind',
  touchpoint: 'touchpoint',
  channel: 'channel',
  function: 'function',
  at: 'timestamp',
  words: 'words',
  language: 'language',
  cost: 'cost',
  revenue: 'revenue',
  currency: 'currency',
} as const satisfies Readonly<Record<Exclude<ColumnRole, 'case'>, string>>;

export const fileFormatSchema = z.enum(['csv', 'jsonl', 'parquet', 'xes', 'ocel-json', 'ocel-xml', 'ocel-sqlite']);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** What was seen of a file before it is read whole. */
export const fileShapeSchema = z.object({
  format: fileFormatSchema,
  compressed: z.boolean(),
  encoding: z.string().nullable().describe('Text formats: utf-8, utf-16le, windows-1252 …'),
  delimiter: z.string().nullable().describe('CSV: the character between cells'),
  header: z.boolean().nullable().describe('CSV: whether the first row names the columns'),
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()), filledShare: z.number() })),
  /** OCEL: the types of objects the sampled events name, most frequent first. */
  objectTypes: z.array(z.string()).default([]),
});
export type FileShape = z.infer<typeof fileShapeSchema>;

export const savedMappingSchema = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(120),
  mapping: mappingSchema,
  createdAt: z.iso.datetime(),
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;
