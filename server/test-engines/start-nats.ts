import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's package; a stream on NATS is tried where it is installed. */
const program = ['/usr/sbin/nats-server', '/usr/bin/nats-server'].find((path) => existsSync(path)) ?? null;
export const hasNats = program !== null;

/** A NATS server with JetStream, which can be taken away and comes back with what it had. */
export class NatsProcess {
  readonly #port: number;
  readonly #directory: string;
  #child: ChildProcess | null = null;

  private constructor(port: number, directory: string) {
    this.#port = port;
    this.#directory = directory;
  }

  static async start(): Promise<NatsProcess> {
    const nats = new NatsProcess(await freePort(), await mkdtemp(join(tmpdir(), 'throughline-')));
    await nats.comeBack();
    return nats;
  }

  /** Where a stream of this name lives. */
  url(name: string): URL {
    return new URL(`nats://127.0.0.1:${this.#port}/${name}`);
  }

  async comeBack(): Promise<void> {
    const port = String(this.#port);
    this.#child = spawn(program ?? '', ['-js', '-sd', this.#directory, '-a', '127.0.0.1', '-p', port], {
      stdio: 'ignore',
    });
    while (!(await answers(this.#port))) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
    this.#child = null;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
