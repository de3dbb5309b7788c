import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@throughline/core/faults';

/** The longest address of a socket that every system takes, in bytes. */
const longestAddress = 100;

/**
 * Takes a data directory for this process; answers how to give it back. The lock is a socket in the directory that
 * answers as long as its holder lives, in whatever container; what a crash left behind does not answer and is taken
 * over. Throws TL_DATA_LOCKED when another server holds it.
 */
export async function lockData(directory: string): Promise<() => void> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'throughline.lock');
  const note = join(directory, 'throughline.pid');
  const address = await addressOf(directory, path);
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(address);
    if (server !== null) {
      writeFileSync(note, `${process.pid}\n`);
      return () => {
        server.close();
        rmSync(path, { force: true });
        rmSync(note, { force: true });
      };
    }
    if (await answers(address)) {
      throw new Fault(
        'TL_DATA_LOCKED',
        `The data in ${directory} is in use by another Throughline${holderOf(note)}. Stop it first, or choose another directory with --data.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new Fault(
    'TL_DATA_LOCKED',
    `The data in ${directory} is being opened by another Throughline. Try again in a moment.`,
  );
}

/** A long path is reached by a short link to its directory. */
async function addressOf(directory: string, path: string): Promise<string> {
  if (Buffer.byteLength(path) <= longestAddress) return path;
  const link = join(await mkdtemp(join(tmpdir(), 'tl-')), 'd');
  symlinkSync(directory, link);
  return join(link, 'throughline.lock');
}

/** The lock, or null when somebody has it or had it. */
function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function holderOf(note: string): string {
  try {
    return ` (process ${readFileSync(note, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
