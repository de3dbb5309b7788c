import { constants, createWriteStream } from 'node:fs';
import { open, readdir, realpath, rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SettingsOf } from '@throughline/core/events';
import { Fault, messageOf } from '@throughline/core/faults';
import { requireRoom } from '../uploads.ts';
import { type FileState, newPagePath, type Page, type PullTask } from './page.ts';

/** A file that changed less than this ago may still be written. */
const settleMilliseconds = 5000;
const filesAtOnce = 500;

/** The files of a folder that are new or changed since they were taken. */
export async function* pullFolder(settings: SettingsOf<'folder'>, task: PullTask): AsyncGenerator<Page> {
  const root = await openFolder(settings.folder, task.importFolder);
  let batch: FileState[] = [];
  for await (const file of filesBelow(root, settings.suffix)) {
    task.signal.throwIfAborted();
    batch.push(file);
    if (batch.length < filesAtOnce) continue;
    yield* take(root, batch, task);
    batch = [];
  }
  yield* take(root, batch, task);
}

/** The folder as it really is. Throws TL_NOT_ALLOWED when it lies outside the one that the operator allows. */
async function openFolder(folder: string, allowed: string | null): Promise<string> {
  if (allowed === null)
    throw new Fault(
      'TL_NOT_ALLOWED',
      'Reading folders is off. The operator turns it on with THROUGHLINE_IMPORT_FOLDER, the folder below which files may be read.',
    );
  try {
    const top = await realpath(allowed);
    const root = await realpath(resolve(top, folder.replace(/^[/\\]+/, '')));
    if (isWithin(top, root)) return root;
  } catch (cause) {
    throw new Fault('TL_CONNECTOR_FAILED', `The folder "${folder}" cannot be opened: ${codeOf(cause)}.`, { cause });
  }
  throw new Fault('TL_NOT_ALLOWED', `The folder "${folder}" lies outside the one that the operator allows.`);
}

function isWithin(top: string, path: string): boolean {
  return path === top || path.startsWith(top.endsWith(sep) ? top : top + sep);
}

/** Files at any depth, in the order of their names. Links are not followed: they may lead anywhere. */
async function* filesBelow(root: string, suffix: string): AsyncGenerator<FileState> {
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      if (!entry.isFile() || !entry.name.endsWith(suffix)) continue;
      const mark = await settledMark(path);
      if (mark !== null) yield { path: relative(root, path), mark };
    }
  }
}

/** The state of a file; null while it may still be written, and when it is gone. */
async function settledMark(path: string): Promise<string | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
  if (file === null) return null;
  try {
    const { size, mtimeMs } = await file.stat();
    return Date.now() - mtimeMs < settleMilliseconds ? null : `${size}:${mtimeMs}`;
  } finally {
    await file.close();
  }
}

async function* take(root: string, batch: readonly FileState[], task: PullTask): AsyncGenerator<Page> {
  for (const file of await task.untaken(batch)) {
    task.signal.throwIfAborted();
    const page = await copy(root, file, task);
    if (page !== null) yield page;
  }
}

/** A copy of a file as it stood; null when it changed meanwhile, so that the next run takes it. */
async function copy(root: string, file: FileState, task: PullTask): Promise<Page | null> {
  await requireRoom(task.uploads);
  const { id, path } = await newPagePath(task.uploads);
  const from = join(root, file.path);
  if (!isWithin(root, await realpath(from).catch(() => ''))) return null;
  const source = await open(from, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
  if (source === null) return null;
  try {
    const read = source.createReadStream({ autoClose: false });
    await pipeline(read, createWriteStream(path, { mode: 0o600, flush: true }), { signal: task.signal });
    const { size, mtimeMs } = await source.stat();
    if (`${size}:${mtimeMs}` === file.mark) return { id, path, name: file.path, shape: null, cursor: null, file };
    await rm(path, { force: true });
    return null;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await source.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : messageOf(error);
}
