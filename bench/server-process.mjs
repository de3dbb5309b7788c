/** The built server as a process of its own, its command line, and what both cost in time and memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverFlags } from '../scripts/stages.mjs';

export const program = fileURLToPath(new URL('../server/bin/throughline.cjs', import.meta.url));
const key = 'a-key-for-benchmarks-only-0123456789';

/** Starts an empty server on a new directory, or on the one given. */
export async function startServer(directory = null) {
  const data = directory ?? (await mkdtemp(join(tmpdir(), 'throughline-bench-')));
  const child = spawn(process.execPath, [...serverFlags, program, 'serve', '--empty', '--port', '0', '--data', data], {
    env: { ...process.env, THROUGHLINE_BOOTSTRAP_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise((resolve, reject) => {
    const look = (text) => {
      output += text;
      const found = /^Throughline runs at (\S+)/m.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('exit', () => reject(new Error(`The server did not start:\n${output}`)));
  });
  return {
    url,
    data,
    /** Resident memory now and at its highest, in megabytes; null where the system does not tell. */
    memory: () => memoryOf(child.pid),
    get: (path) => ask(url, path),
    post: async (path, body) => (await ask(url, path, { method: 'POST', body: JSON.stringify(body) })).body,
    importFile: (path) => importFile(url, path),
    follow: () => follow(url),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
    forget: () => rm(data, { recursive: true, force: true }),
  };
}

/** Milliseconds until every consumer of the stream has nothing left to do. */
export async function settle(server) {
  const from = performance.now();
  for (;;) {
    const { body } = await server.get('/stream');
    if (body.consumers.every((one) => one.events === 0)) return performance.now() - from;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ask(url, path, init = {}) {
  const began = performance.now();
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/api/v1${path}`, { ...init, headers });
  const text = await response.text();
  const ms = performance.now() - began;
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return { ms, body: JSON.parse(text) };
}

/** Listens as an open page does: `changed()` resolves when the cases are others than when it last did. */
async function follow(url) {
  const ending = new AbortController();
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/api/v1/live`, { headers, signal: ending.signal });
  let generation = null;
  let seen = null;
  let hear = () => undefined;
  let isOver = false;
  const listening = (async () => {
    let text = '';
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const messages = (text + part).split('\n\n');
      text = messages.pop();
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (data !== undefined) generation = JSON.parse(data).generation;
      }
      if (generation !== seen) hear();
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      isOver = true;
      hear();
    });
  return {
    async changed() {
      if (generation === seen && !isOver) await new Promise((resolve) => (hear = resolve));
      if (isOver) throw new Error('The server no longer tells of changes.');
      seen = generation;
    },
    async stop() {
      ending.abort();
      await listening;
    },
  };
}

/** Runs `throughline import FILE --yes`; answers its result and the seconds from the command to its end. */
async function importFile(url, path) {
  const began = performance.now();
  const child = spawn(process.execPath, [program, 'import', path, '--yes', '--json'], {
    env: { ...process.env, THROUGHLINE_URL: url, THROUGHLINE_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (errors += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The import of ${path} failed: ${errors}`);
  return { seconds: (performance.now() - began) / 1000, job: JSON.parse(output) };
}

function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (name) =>
      Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024);
    return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  } catch {
    return null;
  }
}
