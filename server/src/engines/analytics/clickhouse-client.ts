import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { Fault, messageOf } from '@throughline/core/faults';
import { type Migration, migrateForward, splitStatements } from '../forward-migrations.ts';
import type { Analytics, Urgency } from './analytics.ts';
import { analyticsMigrations } from './migrations/index.ts';

/** Settings of every question: exact numbers as numbers, and large sorts and groups spill to disk instead of growing. */
const questionSettings = {
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_denormals: 1,
  max_bytes_before_external_group_by: '400000000',
  max_bytes_before_external_sort: '400000000',
  date_time_input_format: 'best_effort',
} as const;

/**
 * Who leaves the processor to whom: long work to those who ask, these to what they wait for, which is small: what follows
 * from live events; and that to the taking in of events. Where the system does not allow it, it changes nothing.
 */
const priorities: Readonly<Record<Urgency, string>> = { accepting: '0', current: '5', asked: '10', background: '19' };

export function settingsFor(urgency: Urgency) {
  return { ...questionSettings, os_thread_priority: priorities[urgency] };
}

/**
 * Settings of every append: objects come as plain arrays of cells, and all rows become one part of a table or none, since a
 * row that cannot be read must not leave those before it there.
 */
export const appendSettings = {
  input_format_json_named_tuples_as_objects: 0,
  min_insert_block_size_rows: '1000000000',
  min_insert_block_size_bytes: '0',
  max_insert_threads: '1',
} as const;

const readsRows = /^\s*(?:--[^\n]*\n\s*)*(?:select|with|show|describe|explain|exists)\b/i;

/** Characters of a question without its values: longer ones would be planned for minutes. */
const longestQuestion = 262_144;

/** Where a client takes settings and the values of parameters. */
interface Bound {
  readonly query_params?: Record<string, unknown>;
  readonly clickhouse_settings?: ClickHouseSettings;
  /** Statements that go before it in the same call. */
  readonly before?: string;
}

/** Runs one statement on a client and answers its rows, if it has any. Throws TL_TOO_LARGE, TL_ENGINE, TL_DISK_FULL. */
export async function runStatement<Row>(
  client: ClickHouseClient,
  sql: string,
  { before = '', ...bound }: Bound,
): Promise<readonly Row[]> {
  if (sql.length > longestQuestion)
    throw new Fault('TL_TOO_LARGE', 'This asks for too much at once. Take a part of it out and try again.');
  const request = { query: `${before}${sql}`, ...bound };
  try {
    if (!readsRows.test(sql)) {
      await client.command(request);
      return [];
    }
    const answer = await client.query({ ...request, format: 'JSONEachRow' });
    return await answer.json<Row>();
  } catch (error) {
    throw asFault(error);
  }
}

/** The engine's codes for a value that it cannot read as the type that a question or a table gives it. */
const refusedValues = new Set(['6', '25', '26', '27', '33', '38', '41', '69', '72', '117', '349', '457']);

/** The engine's error as a fault: a full disk is told apart, because reads go on and it mends itself. */
export function asFault(error: unknown): Fault {
  const code = codeOf(error);
  const message = messageOf(error);
  if (code === '243' || /NOT_ENOUGH_SPACE|No space left on device/i.test(message)) {
    return new Fault('TL_DISK_FULL', 'The disk is full. Free some space; nothing that was accepted is lost.', {
      cause: error,
    });
  }
  // The engine quotes the question, which may name a customer: only its code is passed on.
  if (refusedValues.has(code))
    return new Fault('TL_BAD_REQUEST', 'A value of this request cannot be used here. Check it and try again.', {
      cause: error,
    });
  return new Fault('TL_ENGINE', `The analytics engine could not answer${code === '' ? '' : ` (its code ${code})`}.`, {
    cause: error,
  });
}

/** The engine's code of an error, which the library that holds it inside this process keeps apart from its own. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('clickhouseCode' in error && error.clickhouseCode !== undefined) return String(error.clickhouseCode);
  return 'code' in error ? String(error.code) : '';
}

/** The first release that knows every setting of the tables. */
const oldestRelease = [26, 1] as const;

/** Throws TL_CONFIG_INVALID where a server is older than what the tables ask for. */
export async function refuseOldRelease(engine: Pick<Analytics, 'query'>): Promise<void> {
  const [found] = await engine.query<{ version: string }>('select version() as version');
  const [year = 0, release = 0] = (found?.version ?? '').split('.').map(Number);
  if (year > oldestRelease[0] || (year === oldestRelease[0] && release >= oldestRelease[1])) return;
  throw new Fault(
    'TL_CONFIG_INVALID',
    `CLICKHOUSE_URL leads to ClickHouse ${found?.version}. Throughline needs ${oldestRelease.join('.')} or newer.`,
  );
}

/** Brings the analytics schema forward; each migration is recorded after its last statement, and its statements can run twice. */
export async function migrateAnalytics(
  engine: Pick<Analytics, 'query'>,
  migrations: readonly Migration[] = analyticsMigrations,
): Promise<readonly string[]> {
  await engine.query(
    'create table if not exists migrations (name String, at DateTime default now()) engine = MergeTree order by name',
  );
  return migrateForward(migrations, {
    applied: async () =>
      (await engine.query<{ name: string }>('select distinct name from migrations')).map((row) => row.name),
    apply: async ({ name, sql }) => {
      for (const statement of splitStatements(sql)) await engine.query(statement);
      await engine.query('insert into migrations (name) values ({name:String})', { name });
    },
  });
}
