import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ClickHouseClientConfigOptions, createClient } from '@clickhouse/client';
import { Fault } from '@throughline/core/faults';
import { type ChdbConnection, createChdbConnection } from 'chdb/connection';
import type { Analytics, Urgency } from './analytics.ts';
import { appendSettings, asFault, migrateAnalytics, runStatement } from './clickhouse-client.ts';

type ClientConnection = ClickHouseClientConfigOptions['connection'];

/** One session answers one question at a time, so a few of them share the directory; every other urgency has one of its own. */
const sessions = 4;

/** The engine inside this process, on a directory that no other process may hold. Closing it ends what it is asked. */
export function openEmbeddedAnalytics(directory: string): Analytics {
  dropEmptyMutations(directory);
  const pool = Array.from({ length: sessions }, () => openSession(directory));
  const behind = openSession(directory);
  const accepting = openSession(directory);
  const current = openSession(directory);
  const leastBusy = () => pool.reduce((best, session) => (session.running < best.running ? session : best));
  const sessionFor = (urgency: Urgency | undefined) => {
    if (urgency === 'background') return behind;
    if (urgency === 'current') return current;
    return urgency === 'accepting' ? accepting : leastBusy();
  };
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;
  async function run<T>(session: Session, work: () => Promise<T>): Promise<T> {
    if (isClosing) throw new Fault('TL_NOT_READY', 'The server is stopping. Send this again in a moment.');
    session.running += 1;
    const working = work();
    underWay.add(working);
    try {
      return await working;
    } finally {
      underWay.delete(working);
      session.running -= 1;
    }
  }
  const engine: Analytics = {
    async query(sql, parameters, urgency) {
      const session = sessionFor(urgency);
      return run(session, () => runStatement(session.client, sql, parameters, urgency));
    },
    async append(table, { columns, body }, urgency) {
      if (body.byteLength === 0) return;
      const session = sessionFor(urgency);
      await run(session, async () => {
        try {
          await session.connection.chdb.rawInsert({
            table,
            columns: [...columns],
            format: 'JSONCompactEachRow',
            settings: appendSettings,
            values: body,
          });
        } catch (error) {
          throw asFault(error);
        }
      });
    },
    migrate: () => migrateAnalytics(engine),
    async close() {
      isClosing = true;
      // A session that is closed while it works takes the process with it.
      if (underWay.size > 0) await runStatement(behind.client, 'kill query where query_id != queryID() async');
      await Promise.allSettled(underWay);
      await Promise.all([...pool, behind, accepting, current].map((session) => session.client.close()));
    },
  };
  return engine;
}

/** A disk that is full leaves the file of a change empty that never began; the engine would refuse to open with it. */
function dropEmptyMutations(directory: string): void {
  const store = join(directory, 'store');
  if (!existsSync(store)) return;
  for (const file of readdirSync(store, { recursive: true, encoding: 'utf8' })) {
    if (!/(^|[\\/])(tmp_)?mutation_\d+\.txt$/.test(file)) continue;
    const path = join(store, file);
    if (statSync(path).size === 0) rmSync(path);
  }
}

function openSession(directory: string) {
  const connection: ChdbConnection = createChdbConnection({ path: directory });
  // The two packages declare the same interface, each in a copy of its own.
  const client = createClient({ connection: connection as unknown as NonNullable<ClientConnection> });
  return { client, connection, running: 0 };
}

type Session = ReturnType<typeof openSession>;
