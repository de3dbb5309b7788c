import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineSettings } from '../../test-engines/choose-engines.ts';

const program = fileURLToPath(new URL('../../bin/throughline.cjs', import.meta.url));
export const bootstrapKey = 'a-bootstrap-key-for-tests-of-40-letters';

/** The built server as a process of its own, for tests that stop it, kill it and call it from outside. */
export interface ServerProcess {
  readonly url: string;
  readonly output: () => string;
  /** Answers the exit code; null when it was killed. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built server on a free port and waits until it says that it is ready. */
export async function startProcess(
  directory: string,
  more: readonly string[] = ['--empty'],
  environment: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', directory, ...more], {
    env: {
      ...process.env,
      THROUGHLINE_BOOTSTRAP_KEY: bootstrapKey,
      ...(await engineSettings(directory)),
      ...environment,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const url = await waitForUrl(child, () => output);
  return { url, output: () => output, stop: (signal = 'SIGTERM') => stopProcess(child, signal) };
}

function waitForUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      const url = /^Throughline runs at (\S+)/m.exec(output())?.[1];
      if (url !== undefined) finish(() => resolve(url));
    }, 50);
    const ended = () => finish(() => reject(new Error(`The server did not start:\n${output()}`)));
    const finish = (act: () => void) => {
      clearInterval(timer);
      child.off('exit', ended);
      act();
    };
    child.on('exit', ended);
  });
}

function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code));
    child.kill(signal);
  });
}

export function newDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'throughline-'));
}

/** Calls the API with a key; answers the status and the body. */
export async function call<T = unknown>(
  server: ServerProcess,
  path: string,
  init: RequestInit & { workspace?: string; key?: string | null } = {},
): Promise<{ status: number; body: T }> {
  const { workspace, key = bootstrapKey, ...request } = init;
  const headers = new Headers(request.headers);
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  if (workspace !== undefined) headers.set('throughline-workspace', workspace);
  if (typeof request.body === 'string' && !headers.has('content-type')) headers.set('content-type', 'application/json');
  const response = await fetch(`${server.url}${path}`, { ...request, headers });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line against a server. */
export function runCommand(
  server: ServerProcess | null,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CommandResult> {
  const env = { ...process.env, THROUGHLINE_URL: server?.url ?? '', THROUGHLINE_KEY: bootstrapKey, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env, maxBuffer: 64_000_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, stdout, stderr });
    });
  });
}

/** A workspace of its own on a running server. */
export async function newWorkspace(server: ServerProcess, name: string): Promise<string> {
  const { body } = await call<{ id: string }>(server, '/api/v1/workspaces', {
    method: 'POST',
    body: JSON.stringify({ name }),
  });
  return body.id;
}
