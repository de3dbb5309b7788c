import { Readable } from 'node:stream';
import { ClickHouseLogLevel, createClient } from '@clickhouse/client';
import { type Analytics, bytesOf } from './analytics.ts';
import {
  appendSettings,
  asFault,
  migrateAnalytics,
  refuseOldRelease,
  runStatement,
  settingsFor,
} from './clickhouse-client.ts';

/** A ClickHouse server or cluster, over its HTTP interface. The database of the address must exist. */
export function openRemoteAnalytics(url: URL): Analytics {
  const client = createClient({
    url: url.toString(),
    request_timeout: 300_000,
    max_open_connections: 8,
    // Long lists of values do not fit into an address.
    use_multipart_params_auto: true,
    // It would write whole questions with their values; a fault says enough.
    log: { level: ClickHouseLogLevel.OFF },
  });
  const engine: Analytics = {
    query: (sql, parameters, urgency = 'asked') =>
      runStatement(client, sql, { query_params: { ...parameters }, clickhouse_settings: settingsFor(urgency) }),
    async append(table, rows) {
      if (bytesOf(rows.pieces) === 0) return;
      try {
        const { stream } = await client.exec({
          query: `insert into ${table} (${rows.columns.join(', ')}) format JSONCompactEachRow`,
          clickhouse_settings: appendSettings,
          values: Readable.from([Buffer.concat(rows.pieces)], { objectMode: false }),
        });
        for await (const _ of stream);
      } catch (error) {
        throw asFault(error);
      }
    },
    async migrate() {
      await refuseOldRelease(engine);
      return migrateAnalytics(engine);
    },
    close: () => client.close(),
  };
  return engine;
}
