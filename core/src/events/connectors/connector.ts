import { z } from 'zod';
import { previewRowSchema } from '../import-job.ts';
import { fileShapeSchema, mappingSchema } from '../mapping.ts';
import { scheduleSchema } from './schedule.ts';

const address = z.url({ protocol: /^https?$/ }).max(2000);
const name = z.string().trim().min(1).max(200);
const pageRows = z.number().int().min(1).max(100_000).default(10_000);
const allowPrivate = z
  .boolean()
  .default(false)
  .describe('Whether the host may be on a private network or this machine');

const postgresSettings = z.object({
  kind: z.literal('postgres'),
  host: name,
  port: z.number().int().min(1).max(65_535).default(5432),
  database: name,
  user: name,
  tls: z.boolean().default(true),
  query: z.string().trim().min(1).max(20_000),
  cursorColumn: name.describe('A column that only grows, such as a sequence: rows above the last value are fetched'),
  pageRows,
});

const s3Settings = z.object({
  kind: z.literal('s3'),
  endpoint: address.describe('Such as https://s3.eu-central-1.amazonaws.com'),
  region: name.default('us-east-1'),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  prefix: z.string().max(1000).default(''),
  suffix: z.string().max(200).default(''),
  accessKeyId: z.string().trim().max(200).describe('Empty: the bucket is read without a key'),
  allowPrivate,
});

const folderSettings = z.object({
  kind: z.literal('folder'),
  folder: z.string().max(1000).describe('Below the folder the operator allows; empty for that folder itself'),
  suffix: z.string().max(200).default(''),
});

const nextPageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('body'), path: name, parameter: name }),
  z.object({ kind: z.literal('link') }),
  z.object({ kind: z.literal('last-row'), field: name, parameter: name }),
]);
export type NextPage = z.infer<typeof nextPageSchema>;

const httpSettings = z.object({
  kind: z.literal('http'),
  url: address,
  headers: z.record(z.string().regex(/^[\w-]{1,100}$/), z.string().max(2000)).default({}),
  secretHeader: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .default('authorization')
    .describe('The header that carries the secret'),
  rowsPath: z.string().max(500).default('').describe('Where the rows are: data.items; empty for the whole answer'),
  next: nextPageSchema.default({ kind: 'none' }),
  requestsPerMinute: z.number().int().min(1).max(6000).default(60),
  pageRows,
  allowPrivate,
});

/** Where a connector pulls from, and what of it. No secret is in here. */
export const connectorSettingsSchema = z.discriminatedUnion('kind', [
  postgresSettings,
  s3Settings,
  folderSettings,
  httpSettings,
]);
export type ConnectorSettings = z.infer<typeof connectorSettingsSchema>;
export type ConnectorKind = ConnectorSettings['kind'];
export type SettingsOf<K extends ConnectorKind> = Extract<ConnectorSettings, { kind: K }>;

/** Where a secret is sent: with another destination, the secret must be given anew. */
export function destinationOf(settings: ConnectorSettings): string {
  switch (settings.kind) {
    case 'postgres':
      return `postgres ${settings.host} ${settings.port} ${settings.tls}`;
    case 's3':
      return `s3 ${new URL(settings.endpoint).origin}`;
    case 'folder':
      return 'folder';
    case 'http':
      return `http ${new URL(settings.url).origin} ${settings.secretHeader.toLowerCase()}`;
  }
}

export const runStateSchema = z.enum(['running', 'done', 'failed', 'cancelled']);
export type RunState = z.infer<typeof runStateSchema>;

const secret = z.string().min(1).max(10_000);

export const newConnectorSchema = z.object({
  name: z.string().trim().min(1).max(120),
  source: z.string().max(100).nullable().default(null).describe('The source its events belong to; null makes one'),
  settings: connectorSettingsSchema,
  secret: secret.nullable().default(null).describe('Password, secret access key or header value; never answered'),
  mapping: mappingSchema,
  schedule: scheduleSchema,
});
export type NewConnector = z.infer<typeof newConnectorSchema>;

export const connectorChangeSchema = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  settings: connectorSettingsSchema.optional(),
  secret: secret.nullable().optional().describe('Null takes it away'),
  mapping: mappingSchema.optional(),
  schedule: scheduleSchema.optional(),
  state: z.enum(['active', 'paused']).optional(),
  startOver: z.boolean().default(false).describe('Pull everything again; what is there already counts once'),
});
export type ConnectorChange = z.infer<typeof connectorChangeSchema>;

export const connectorRunSchema = z.object({
  id: z.string(),
  state: runStateSchema,
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  cursorBefore: z.string().nullable(),
  cursorAfter: z.string().nullable(),
  pages: z.number().int().describe('Pages or files brought in'),
  rows: z.number().int().describe('Accepted, duplicates and quarantined together, as the finished pages told'),
  accepted: z.number().int(),
  duplicates: z.number().int(),
  quarantined: z.number().int(),
  error: z.string().nullable(),
});
export type ConnectorRun = z.infer<typeof connectorRunSchema>;

export const connectorSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  settings: connectorSettingsSchema,
  hasSecret: z.boolean(),
  mapping: mappingSchema,
  schedule: scheduleSchema,
  state: z.enum(['active', 'paused']),
  cursor: z.string().nullable().describe('How far it is; null before the first page, and where files are remembered'),
  failures: z.number().int().describe('Runs that failed in a row'),
  nextRunAt: z.iso.datetime().nullable(),
  lastRun: connectorRunSchema.nullable(),
  createdAt: z.iso.datetime(),
});
export type Connector = z.infer<typeof connectorSchema>;

export const connectorTestSchema = z.object({
  settings: connectorSettingsSchema,
  secret: secret.nullable().default(null),
  connector: z.string().max(100).nullable().default(null).describe('Whose kept secret is used when none is given'),
  mapping: mappingSchema.nullable().default(null).describe('Null: it is guessed'),
});
export type ConnectorTest = z.infer<typeof connectorTestSchema>;

/** The first rows that would be pulled, as a mapping reads them. */
export const connectorPreviewSchema = z.object({
  shape: fileShapeSchema,
  mapping: mappingSchema,
  rows: z.array(previewRowSchema),
});
export type ConnectorPreview = z.infer<typeof connectorPreviewSchema>;
