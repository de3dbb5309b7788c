import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { SettingsOf } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { requireRoom } from '../uploads.ts';
import { type FileState, newPagePath, type Page, type PullTask } from './page.ts';
import { encodePart, signV4 } from './sign-v4.ts';
import { askWeb, readText } from './web-client.ts';

const keysAtOnce = 1000;
const largestList = 8_000_000;

/** The objects of a bucket that are new or changed since they were taken. */
export async function* pullS3(settings: SettingsOf<'s3'>, task: PullTask): AsyncGenerator<Page> {
  let place: string | null = null;
  do {
    const { objects, next } = await listObjects(settings, task, place);
    const wanted = objects.filter((one) => one.path.endsWith(settings.suffix) && !one.path.endsWith('/'));
    for (const file of await task.untaken(wanted)) {
      const page = await fetchObject(settings, task, file);
      if (page !== null) yield page;
    }
    place = next;
  } while (place !== null);
}

async function listObjects(settings: SettingsOf<'s3'>, task: PullTask, place: string | null) {
  const query = {
    'list-type': '2',
    'max-keys': String(keysAtOnce),
    prefix: settings.prefix,
    ...(place === null ? {} : { 'continuation-token': place }),
  };
  const answer = await ask(settings, task, { path: '', query, headers: {} });
  const body = await readText(answer, largestList);
  if (answer.statusCode !== 200) throw refused(settings, answer.statusCode ?? 0, body);
  return readList(body);
}

/** What a list says: the objects with their marks, and where the list goes on. */
export function readList(xml: string): { objects: FileState[]; next: string | null } {
  const objects = [...xml.matchAll(/<Contents>([\s\S]*?)<\/Contents>/g)].map(([, part = '']) => ({
    path: elementOf(part, 'Key') ?? '',
    mark: elementOf(part, 'ETag') ?? '',
  }));
  const isCut = elementOf(xml, 'IsTruncated') === 'true';
  return { objects, next: isCut ? elementOf(xml, 'NextContinuationToken') : null };
}

function elementOf(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text === undefined ? null : text.replaceAll(/&(#x?[\da-f]+|\w+);/gi, (_, what: string) => signOf(what));
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function signOf(name: string): string {
  if (!name.startsWith('#')) return signs[name] ?? `&${name};`;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** An object as it was listed; null when it has changed or gone since, so that the next run takes it. */
async function fetchObject(settings: SettingsOf<'s3'>, task: PullTask, file: FileState): Promise<Page | null> {
  await requireRoom(task.uploads);
  const answer = await ask(settings, task, { path: `/${file.path}`, query: {}, headers: { 'if-match': file.mark } });
  if (answer.statusCode === 404 || answer.statusCode === 412) {
    answer.destroy();
    return null;
  }
  if (answer.statusCode !== 200) throw refused(settings, answer.statusCode ?? 0, await readText(answer, largestList));
  const { id, path } = await newPagePath(task.uploads);
  try {
    await pipeline(answer, createWriteStream(path, { mode: 0o600, flush: true }), { signal: task.signal });
    return { id, path, name: file.path, shape: null, cursor: null, file };
  } catch (error) {
    await rm(path, { force: true });
    task.signal.throwIfAborted();
    throw new Fault('TL_CONNECTOR_FAILED', `"${file.path}" broke off while it was fetched.`, { cause: error });
  }
}

interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

function ask(settings: SettingsOf<'s3'>, task: PullTask, asked: Asked): Promise<IncomingMessage> {
  const path = asked.path.split('/').map(encodePart).join('/');
  const url = new URL(`${settings.endpoint.replace(/\/+$/, '')}/${settings.bucket}${path}`);
  url.search = Object.entries(asked.query)
    .map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`)
    .join('&');
  const { accessKeyId, region, allowPrivate } = settings;
  const key = { accessKeyId, region, secretAccessKey: task.secret ?? '' };
  const unsigned = { method: 'GET', url, headers: asked.headers, now: new Date() } as const;
  const headers = accessKeyId === '' ? asked.headers : signV4(unsigned, key);
  return askWeb({ url, headers, allowPrivate, signal: task.signal });
}

function refused(settings: SettingsOf<'s3'>, status: number, body: string): Fault {
  const words = [elementOf(body, 'Code'), elementOf(body, 'Message')].filter((part) => part !== null).join(': ');
  const hint = status === 403 ? ' Check the access key, its secret and what it may read.' : '';
  return new Fault(
    'TL_CONNECTOR_FAILED',
    `The bucket "${settings.bucket}" answered with status ${status}${words === '' ? '' : ` (${words.slice(0, 300)})`}.${hint}`,
  );
}
