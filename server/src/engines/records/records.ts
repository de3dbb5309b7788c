import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { migrateForward } from '../forward-migrations.ts';
import { recordsMigrations } from './migrations/index.ts';
import { pgliteDialect } from './pglite-dialect.ts';
import type { RecordsSchema } from './schema.ts';

/** Definitions, accounts, imports: small, relational, transactional. The same SQL on both engines. */
export type Records = Kysely<RecordsSchema>;

/**
 * Lays out a new directory in a process of its own: it takes some seconds and 0.9 GB, which go back to the system
 * with that process.
 */
async function layOut(directory: string): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return;
  const library = pathToFileURL(createRequire(import.meta.url).resolve('@electric-sql/pglite')).href;
  const script = `import(${JSON.stringify(library)}).then(async ({ PGlite }) => (await PGlite.create({ dataDir: ${JSON.stringify(directory)} })).close())`;
  await promisify(execFile)(process.execPath, ['-e', script]);
}

/** PostgreSQL inside this process; null keeps it in memory. */
export async function openEmbeddedRecords(directory: string | null): Promise<Records> {
  if (directory !== null) await layOut(directory);
  const database = directory === null ? await PGlite.create() : await PGlite.create({ dataDir: directory });
  return new Kysely<RecordsSchema>({ dialect: pgliteDialect(database) });
}

/** A PostgreSQL server. */
export function openRemoteRecords(url: URL): Records {
  // 64-bit integers as numbers, as the embedded engine gives them: ours stay below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  return new Kysely<RecordsSchema>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url.toString(), max: 8 }) }),
  });
}

/**
 * The first statement of a transaction that reads before it writes: whoever does the same in this workspace waits until it
 * ends.
 */
export async function lockWorkspace(transaction: Transaction<RecordsSchema>, workspace: string): Promise<void> {
  await transaction.selectFrom('workspaces').select('id').where('id', '=', workspace).forNoKeyUpdate().execute();
}

/** Brings the schema to this version; each migration and its record are one transaction. */
export async function migrateRecords(records: Records): Promise<readonly string[]> {
  await sql`create table if not exists migrations (name text primary key, at timestamptz not null default now())`.execute(
    records,
  );
  return migrateForward(recordsMigrations, {
    applied: async () =>
      (await sql<{ name: string }>`select name from migrations`.execute(records)).rows.map((row) => row.name),
    apply: ({ name, sql: text }) =>
      records.transaction().execute(async (transaction) => {
        for (const statement of text.split(/;\s*\n/).filter((part) => part.trim() !== '')) {
          await sql.raw(statement).execute(transaction);
        }
        await sql`insert into migrations (name) values (${name})`.execute(transaction);
      }),
  });
}
