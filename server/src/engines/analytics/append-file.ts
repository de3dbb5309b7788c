import { mkdirSync, rmSync } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { type AppendBody, bytesOf } from './analytics.ts';
import { appendSettings } from './clickhouse-client.ts';

/** Fewer bytes are in sooner without a file. */
const leastBytes = 400_000;

/**
 * Brings large bodies into the engine inside this process by way of a file. Read from there, and as plain texts that become
 * dictionaries a whole column at a time, rows cost it less than half of what they do as part of a statement.
 */
export class AppendFiles {
  readonly #directory: string;
  readonly #types = new Map<string, ReadonlyMap<string, string>>();
  #written = 0;

  /** `directory` holds nothing else; what a stop left there goes. */
  constructor(directory: string) {
    this.#directory = directory;
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  /** Whether a body is better off in a file. The engine takes some letters of a path for a pattern of many files. */
  suits(rows: AppendBody): boolean {
    return bytesOf(rows.pieces) >= leastBytes && /^[\w\-./ ]+$/.test(this.#directory);
  }

  /**
   * Adds rows; when it answers they are on disk. Answers false, with nothing done, where the file cannot be written: the disk may
   * have room for the rows and not for the file. Throws what the engine says.
   */
  async append(client: ClickHouseClient, table: string, { columns, pieces }: AppendBody): Promise<boolean> {
    const structure = await this.#structureOf(client, table, columns);
    const path = join(this.#directory, `${this.#written++}.rows`);
    try {
      if (!(await isWritten(path, pieces))) return false;
      await client.command({
        query: `insert into ${table} (${columns.join(', ')})
                select * from file('${path}', 'JSONCompactEachRow', '${structure}')`,
        clickhouse_settings: appendSettings,
      });
      return true;
    } finally {
      await unlink(path).catch(() => undefined);
    }
  }

  /** After a change of the schema. */
  forgetTypes(): void {
    this.#types.clear();
  }

  async #structureOf(client: ClickHouseClient, table: string, columns: readonly string[]): Promise<string> {
    const types = this.#types.get(table) ?? (await readTypes(client, table));
    this.#types.set(table, types);
    return columns
      .map((name) => `${name} ${types.get(name) ?? ''}`)
      .join(', ')
      .replaceAll("'", "\\'");
  }
}

async function isWritten(path: string, pieces: readonly Uint8Array[]): Promise<boolean> {
  return writePieces(path, pieces).then(
    () => true,
    () => false,
  );
}

async function writePieces(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    const { bytesWritten } = await file.writev(pieces);
    // A disk that fills up may take a part, and says so when it is given the rest.
    if (bytesWritten < bytesOf(pieces)) await file.appendFile(Buffer.concat(pieces).subarray(bytesWritten));
  } finally {
    await file.close();
  }
}

/** The types of a table's columns, with the texts of dictionaries as plain ones. */
async function readTypes(client: ClickHouseClient, table: string): Promise<ReadonlyMap<string, string>> {
  const answer = await client.query({ query: `describe table ${table}`, format: 'JSONEachRow' });
  const rows = await answer.json<{ name: string; type: string }>();
  return new Map(rows.map(({ name, type }) => [name, type.replace(/LowCardinality\((\w+)\)/g, '$1')]));
}
