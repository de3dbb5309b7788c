import { rm } from 'node:fs/promises';
import { parseJsonExactly, type SettingsOf } from '@throughline/core/events';
import { Fault, messageOf } from '@throughline/core/faults';
import pg from 'pg';
import { type Page, PageWriter, type PullTask } from './page.ts';

const connectMilliseconds = 10_000;
const statementMilliseconds = 120_000;
const rowsAtOnce = 500;
/** The name of the column that carries the cursor beside the row. */
const cursorName = 'throughline:cursor';

/** The rows of a query whose cursor column lies above the last value, page by page in its order. */
export async function* pullPostgres(settings: SettingsOf<'postgres'>, task: PullTask): AsyncGenerator<Page> {
  const most = task.mostRows ?? settings.pageRows;
  let cursor = task.cursor;
  for (;;) {
    const { page, rows } = await fetchPage(settings, { ...task, cursor }, most);
    if (page === null) return;
    yield page;
    if (rows < most) return;
    cursor = page.cursor;
  }
}

async function fetchPage(
  settings: SettingsOf<'postgres'>,
  task: PullTask,
  most: number,
): Promise<{ page: Page | null; rows: number }> {
  const writer = await PageWriter.open(task.uploads);
  try {
    const last = await readRows(settings, task, { most, writer });
    if (last !== null) {
      const name = `${settings.database} up to ${settings.cursorColumn} ${last}`.slice(0, 300);
      return { page: await writer.finish(name, last), rows: writer.rows };
    }
    await writer.close();
    await rm(writer.path, { force: true });
    return { page: null, rows: 0 };
  } catch (error) {
    await writer.close();
    await rm(writer.path, { force: true });
    throw error;
  }
}

/** Writes the rows of one page; answers the cursor of the last, or null when there is none. */
async function readRows(
  settings: SettingsOf<'postgres'>,
  task: PullTask,
  { most, writer }: { most: number; writer: PageWriter },
): Promise<string | null> {
  task.signal.throwIfAborted();
  const client = new pg.Client({
    host: settings.host,
    port: settings.port,
    database: settings.database,
    user: settings.user,
    ...(task.secret === null ? {} : { password: task.secret }),
    ssl: settings.tls,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: statementMilliseconds + connectMilliseconds,
    application_name: 'throughline',
    types: { getTypeParser: (oid: number) => plainValue(oid) },
  });
  client.on('error', () => undefined);
  const end = () => void client.end().catch(() => undefined);
  task.signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    return await readInTransaction(client, { settings, cursor: task.cursor, most, writer });
  } catch (error) {
    task.signal.throwIfAborted();
    throw error instanceof Fault ? error : failed(error);
  } finally {
    task.signal.removeEventListener('abort', end);
    await client.end().catch(() => undefined);
  }
}

interface Reading {
  readonly settings: SettingsOf<'postgres'>;
  readonly cursor: string | null;
  readonly most: number;
  readonly writer: PageWriter;
}

async function readInTransaction(client: pg.Client, reading: Reading): Promise<string | null> {
  await client.query('begin transaction read only');
  await client.query(`set local statement_timeout = ${statementMilliseconds}`);
  await client.query("set local timezone = 'UTC'");
  await client.query("set local datestyle = 'ISO'");
  await client.query(pageQuery(reading), reading.cursor === null ? [] : [reading.cursor]);
  let last: string | null = null;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(`fetch ${rowsAtOnce} from page`);
    last = textOr(rows.at(-1)?.[cursorName], last);
    await reading.writer.add(rows.map(({ [cursorName]: _, ...row }) => row));
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('rollback');
  return last;
}

/**
 * The user's query as a subquery. Rows that share the last value come with it, else a page that ends between them
 * would lose some: the next one begins above that value.
 */
function pageQuery({ settings, cursor, most }: Reading): string {
  const column = `pulled.${pg.escapeIdentifier(settings.cursorColumn)}`;
  const query = settings.query.replace(/[;\s]+$/, '');
  return [
    'declare page no scroll cursor for',
    `select pulled.*, ${column}::text as ${pg.escapeIdentifier(cursorName)} from (`,
    query,
    `) as pulled where ${cursor === null ? `${column} is not null` : `${column} > $1`}`,
    `order by ${column} fetch first ${most} rows with ties`,
  ].join('\n');
}

function textOr(value: unknown, other: string | null): string | null {
  return typeof value === 'string' ? value : other;
}

const { builtins } = pg.types;

/** Values as the server writes them, so that no digit of a large number or of a time is lost. */
function plainValue(oid: number): (text: string) => unknown {
  switch (oid) {
    case builtins.JSON:
    case builtins.JSONB:
      return parseJsonExactly;
    case builtins.BOOL:
      return (text) => text === 't';
    case builtins.TIMESTAMPTZ:
      return (text) => text.replace(' ', 'T').replace(/\+00$/, 'Z');
    case builtins.TIMESTAMP:
      return (text) => text.replace(' ', 'T');
    default:
      return (text) => text;
  }
}

function failed(cause: unknown): Fault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const hint =
    code === '57014' ? ` It took longer than ${statementMilliseconds / 1000} s: narrow the query or add an index.` : '';
  return new Fault('TL_CONNECTOR_FAILED', `PostgreSQL: ${messageOf(cause)}.${hint}`, { cause });
}
