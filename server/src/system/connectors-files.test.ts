import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBucket, type TestBucket } from './bucket-server.ts';
import { eventsOf, newConnector, rowsOf } from './connecting.ts';
import { newDirectory, type ServerProcess, startProcess } from './running-server.ts';

const asCsv = (from: number, to: number) =>
  ['id,customer,activity,at', ...rowsOf(from, to).map((row) => Object.values(row).join(','))].join('\n');
const asLines = (from: number, to: number) =>
  rowsOf(from, to)
    .map((row) => JSON.stringify(row))
    .join('\n');

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
  folder = await newDirectory();
  server = await startProcess(await newDirectory(), ['--empty'], { THROUGHLINE_IMPORT_FOLDER: folder });
});
afterAll(() => server.stop());

describe('a folder', () => {
  const longAgo = new Date(Date.now() - 60_000);
  const put = async (path: string, text: string, at = longAgo) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
    await utimes(join(folder, path), at, at);
  };

  test('brings each file once, waits for one that is still written, and takes one again that has changed', async () => {
    await put('shop/a.csv', asCsv(0, 10));
    await put('shop/deep/b.jsonl', asLines(10, 30));
    await put('shop/notes.pdf', 'PK\u0003\u0004 packed');
    await put('shop/young.csv', asCsv(30, 35), new Date(Date.now() + 60_000));
    const settings = { kind: 'folder' as const, folder: 'shop' };
    const connector = await newConnector(server, { name: 'Folder', settings });
    const first = await connector.run();
    expect(first).toMatchObject({ state: 'done', pages: 2, accepted: 30 });
    expect(first.error).toContain('notes.pdf');
    expect(await connector.run()).toMatchObject({ pages: 0, rows: 0, error: null });
    await put('shop/young.csv', asCsv(30, 35));
    await put('shop/a.csv', asCsv(0, 12), new Date(Date.now() - 50_000));
    expect(await connector.run()).toMatchObject({ pages: 2, accepted: 5, duplicates: 12 });
    expect(await eventsOf(server, connector.made.source)).toBe(35);
  });

  test('is left by no path and no link', async () => {
    const secret = await newDirectory();
    await writeFile(join(secret, 'secret.csv'), asCsv(0, 3));
    await utimes(join(secret, 'secret.csv'), longAgo, longAgo);
    await put('linked/own.csv', asCsv(40, 41));
    await symlink(secret, join(folder, 'linked', 'out'));
    await symlink(join(secret, 'secret.csv'), join(folder, 'linked', 'one.csv'));
    const run = async (name: string, path: string) =>
      (await newConnector(server, { name, settings: { kind: 'folder', folder: path } })).run();
    expect(await run('Own', 'linked')).toMatchObject({ state: 'done', pages: 1, accepted: 1 });
    expect(await run('Through', 'linked/out')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('outside the one'),
    });
    expect(await run('Up', `../${secret.split('/').at(-1)}`)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('outside the one'),
    });
  });

  test('is read by nobody when the operator did not allow one', async () => {
    const closed = await startProcess(await newDirectory());
    const connector = await newConnector(closed, { name: 'Off', settings: { kind: 'folder', folder: '' } });
    expect((await connector.run()).error).toContain('THROUGHLINE_IMPORT_FOLDER');
    await closed.stop();
  });
});

describe('a bucket', () => {
  let bucket: TestBucket;
  beforeAll(async () => {
    bucket = await openBucket('logs');
  });
  afterAll(() => bucket.close());
  const settings = (more: object = {}) => ({
    kind: 's3' as const,
    endpoint: bucket.url,
    region: bucket.key.region,
    bucket: 'logs',
    prefix: 'web/',
    suffix: '.csv',
    accessKeyId: bucket.key.accessKeyId,
    allowPrivate: true,
    ...more,
  });

  test('is listed page by page, each object fetched once, and again when it has changed', async () => {
    for (let day = 1; day <= 5; day++) bucket.put(`web/day ${day} & night (ü).csv`, asCsv(day * 10, day * 10 + 10));
    bucket.put('web/readme.txt', 'no events');
    bucket.put('other/x.csv', asCsv(100, 110));
    const connector = await newConnector(server, {
      name: 'Bucket',
      secret: bucket.key.secretAccessKey,
      settings: settings(),
    });
    expect(await connector.run()).toMatchObject({ state: 'done', error: null, pages: 5, accepted: 50 });
    bucket.put('web/day 5 & night (ü).csv', asCsv(50, 63), 2);
    bucket.put('web/day 6.csv', asCsv(70, 75));
    expect(await connector.run()).toMatchObject({ pages: 2, accepted: 8, duplicates: 10 });
    expect(await eventsOf(server, connector.made.source)).toBe(58);
  });

  test('tells why it refuses', async () => {
    const connector = await newConnector(server, { name: 'No', secret: 'wrong', settings: settings() });
    expect((await connector.run()).error).toContain('403 (SignatureDoesNotMatch)');
  });
});
