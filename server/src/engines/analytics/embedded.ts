import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { formatQueryParams } from '@clickhouse/client-common';
import { Fault } from '@throughline/core/faults';
import { type ChdbConnection, createChdbConnection } from 'chdb/connection';
import { type Analytics, bytesOf, type Parameter, type Parameters, type Urgency } from './analytics.ts';
import { AppendFiles } from './append-file.ts';
import { appendSettings, asFault, migrateAnalytics, runStatement, settingsFor } from './clickhouse-client.ts';

type ClientConnection = ClickHouseClientConfigOptions['connection'];

/** How many sessions each urgency has: no more questions of it run at once. */
const sessions: Readonly<Record<Urgency, number>> = { asked: 6, background: 2, accepting: 2, current: 4 };

/** The engine inside this process, on a directory that no other process may hold. Closing it ends what it is asked. */
export function openEmbeddedAnalytics(directory: string): Analytics {
  dropEmptyFiles(directory);
  const laneOf = (urgency: Urgency) =>
    new Lane(Array.from({ length: sessions[urgency] }, () => openSession(directory)));
  const lanes: Readonly<Record<Urgency, Lane>> = {
    asked: laneOf('asked'),
    background: laneOf('background'),
    accepting: laneOf('accepting'),
    current: laneOf('current'),
  };
  const keeper = openSession(directory);
  const files = new AppendFiles(join(directory, 'appends'));
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;
  async function run<T>(urgency: Urgency, work: (session: Session) => Promise<T>): Promise<T> {
    const working = lanes[urgency].run((session) => {
      if (isClosing) throw stopping();
      return work(session);
    });
    underWay.add(working);
    try {
      return await working;
    } catch (error) {
      throw isClosing ? stopping() : error;
    } finally {
      underWay.delete(working);
    }
  }
  const engine: Analytics = {
    async query<Row>(sql: string, parameters: Parameters = {}, urgency: Urgency = 'asked') {
      refuseMissing(sql, parameters);
      return run(urgency, (session) => askInSession<Row>(session, { sql, parameters, urgency }));
    },
    async append(table, rows, urgency = 'asked') {
      if (bytesOf(rows.pieces) === 0) return;
      await run(urgency, async ({ client, connection }) => {
        try {
          if (files.suits(rows) && (await files.append(client, table, rows))) return;
          await connection.chdb.rawInsert({
            table,
            columns: [...rows.columns],
            format: 'JSONCompactEachRow',
            settings: appendSettings,
            values: Buffer.concat(rows.pieces),
          });
        } catch (error) {
          throw asFault(error);
        }
      });
    },
    migrate: () => migrateAnalytics(engine).finally(() => files.forgetTypes()),
    async close() {
      isClosing = true;
      // A session that is closed while it works takes the process with it. What has only just been asked may not be known
      // to the engine yet, so it is told again.
      while (underWay.size > 0) {
        await keeper.client.command({ query: 'kill query where query_id != queryID() async' }).catch(() => undefined);
        await Promise.race([Promise.allSettled(underWay), setTimeout(100)]);
      }
      const all = [keeper, ...Object.values(lanes).flatMap((lane) => lane.sessions)];
      await Promise.all(all.map((session) => session.client.close()));
    },
  };
  return engine;
}

/** Changes that never began, and tables that are made anew whenever they are needed. */
const mayBeDropped = /(^|[\\/])((tmp_)?mutation_\d+\.txt|(cut|news|asked|_tmp_replace)_\w+\.sql)$/;

/** A disk that is full, or a kill, leaves files empty without which the engine would refuse to open. */
function dropEmptyFiles(directory: string): void {
  const store = join(directory, 'store');
  if (!existsSync(store)) return;
  for (const file of readdirSync(store, { recursive: true, encoding: 'utf8' })) {
    if (!mayBeDropped.test(file)) continue;
    const path = join(store, file);
    if (statSync(path).size === 0) rmSync(path);
  }
}

function openSession(directory: string) {
  const connection: ChdbConnection = createChdbConnection({ path: directory });
  // The two packages declare the same interface, each in a copy of its own.
  const client = createClient({ connection: connection as unknown as NonNullable<ClientConnection> });
  return { client, connection, hasSettings: false };
}

type Session = ReturnType<typeof openSession>;

/** Sessions for work of one kind. One session does one thing at a time, so work waits for the first that is free. */
class Lane {
  readonly #free: Session[];
  readonly #waiting: ((session: Session) => void)[] = [];

  constructor(readonly sessions: readonly Session[]) {
    this.#free = [...sessions];
  }

  async run<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#free.pop() ?? (await new Promise<Session>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(session);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(session);
      else next(session);
    }
  }
}

interface Asked {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly urgency: Urgency;
}

/** Values are part of what a session reads, however long they are. */
const roomForValues = { max_query_size: '1000000000' };

/** Longer values are taken out of a session after their question: every later one would pay for them. */
const longValue = 10_000;

/**
 * Runs a statement with its values as settings of the session. The library can bind them itself, but then it runs one
 * question at a time in the whole process; and it sets each in a statement of its own, which costs more than many a
 * question. A session keeps its settings to itself, also after the answer.
 */
async function askInSession<Row>(session: Session, { sql, parameters, urgency }: Asked) {
  const { client } = session;
  const values = Object.entries(parameters).map(([name, value]) => [`param_${name}`, literalOf(value)] as const);
  // In a statement of their own: only what comes after it has the room.
  const usual = session.hasSettings
    ? ''
    : settingStatement(Object.entries({ ...settingsFor(urgency), ...roomForValues }));
  try {
    const rows = await runStatement<Row>(client, sql, { before: usual + settingStatement(values) });
    session.hasSettings = true;
    return rows;
  } finally {
    const long = values.filter(([, value]) => value.length > longValue).map(([name]) => [name, ''] as const);
    if (long.length > 0) await client.command({ query: settingStatement(long) });
  }
}

/** One statement for all settings, with what ends it; none for none. */
function settingStatement(settings: readonly (readonly [name: string, value: string | number])[]): string {
  if (settings.length === 0) return '';
  const parts = settings.map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`);
  return `set ${parts.join(', ')}; `;
}

/** A session still knows the values of questions before: one that lacks its own would be answered with those. */
function refuseMissing(sql: string, parameters: Parameters): void {
  for (const [, name = ''] of sql.matchAll(/\{(\w+):[A-Z]/g))
    if (!Object.hasOwn(parameters, name)) throw new Fault('TL_ENGINE', `A question lacks its value of "${name}".`);
}

function stopping(): Fault {
  return new Fault('TL_NOT_READY', 'The server is stopping. Send this again in a moment.');
}

/** A value as the engine reads it, in a text that the library puts between quotation marks. */
function literalOf(value: Parameter): string {
  return formatQueryParams({ value }).replaceAll('\\', '\\\\');
}
