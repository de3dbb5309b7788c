import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const installed = '/usr/lib/postgresql';
const owner = 'throughline';

/** A PostgreSQL server for tests, on a directory of its own. */
export interface PostgresEndpoint {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the newest PostgreSQL that Debian's packages have put here; null when there is none. */
export async function openPostgresEndpoint(): Promise<PostgresEndpoint | null> {
  const [newest] = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : [];
  if (newest === undefined) return null;
  const program = (name: string) => join(installed, newest, 'bin', name);
  const directory = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
  // The program refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  const port = await freePort();
  execFileSync(program('initdb'), ['-D', data, '-U', owner, '-A', 'trust', '--no-sync', '--encoding=UTF8'], {
    ...user,
    cwd: directory,
  });
  const server = spawn(
    program('postgres'),
    ['-D', data, '-p', String(port), '-k', directory, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
    { ...user, cwd: directory, stdio: 'ignore' },
  );
  const url = `postgres://${owner}@127.0.0.1:${port}/postgres`;
  await untilReady(url, server);
  return {
    url,
    async close() {
      const stopped = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await stopped;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A new, empty database on a server. */
export async function newPostgresDatabase(url: string): Promise<URL> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return new URL(`/${name}`, url);
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error('PostgreSQL did not start.');
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
