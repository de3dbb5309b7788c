import { Fault } from '@throughline/core/faults';

/** One step of a schema, applied once and never edited after a release. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** What an engine must offer to be moved forward. */
export interface MigrationTarget {
  applied(): Promise<readonly string[]>;
  apply(migration: Migration): Promise<void>;
}

/**
 * Applies what is missing, in order. A database that knows a migration we do not was written by a newer
 * version: it is left alone and the fault says so.
 */
export async function migrateForward(
  migrations: readonly Migration[],
  target: MigrationTarget,
): Promise<readonly string[]> {
  const applied = new Set(await target.applied());
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...applied].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Fault(
      'TL_CONFIG_INVALID',
      `This data was written by a newer version of Throughline (${unknown.join(', ')}). Start that version or a later one.`,
    );
  }
  const missing = migrations.filter((migration) => !applied.has(migration.name));
  for (const migration of missing) await target.apply(migration);
  return missing.map((migration) => migration.name);
}

/** A file of SQL as single statements: split at a semicolon that ends a line. */
export function splitStatements(sql: string): readonly string[] {
  return sql
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement !== '');
}
