import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FileShape, guessMapping, type Masker } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { Records } from '../engines/index.ts';
import { newId } from '../trust/index.ts';
import { inspectFile } from './formats/index.ts';
import { getImport, type StoredImport } from './import-store.ts';
import { readGuard } from './sources/index.ts';

/** Every file goes into one source, so that the same file twice is the same events. */
export const fileSource = 'files';

export interface Upload {
  readonly workspace: string;
  readonly fileName: string;
  readonly body: Readable;
}

/** Keeps an uploaded file, looks at it, and records it as an import that waits for its mapping. */
export async function receiveUpload(records: Records, directory: string, upload: Upload): Promise<StoredImport> {
  await mkdir(directory, { recursive: true });
  const id = newId('imp');
  const path = join(directory, id);
  const fileName = basename(upload.fileName.replaceAll('\\', '/')).slice(0, 300) || 'file';
  try {
    const content = createHash('sha256');
    await pipeline(
      upload.body,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          content.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(path),
    );
    const { size } = await stat(path);
    if (size === 0) throw new Fault('TL_FILE_DAMAGED', 'The file is empty. Choose a file with at least one event.');
    const shape = await inspectFile(path, fileName);
    const row = {
      id,
      workspace: upload.workspace,
      source: fileSource,
      file_name: fileName,
      path,
      bytes: size,
      content_hash: content.digest('hex'),
      state: 'uploaded' as const,
    };
    await records
      .insertInto('imports')
      .values({
        ...row,
        shape: JSON.stringify(hideExamples(shape, (await readGuard(records, row)).masker)),
        mapping: JSON.stringify(guessMapping(shape)),
      })
      .execute();
    return await getImport(records, upload.workspace, id);
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new Fault('TL_DISK_FULL', 'The disk is full. Free some space and send the file again.', { cause: error });
    }
    throw error;
  }
}

/** The shape of a file is kept after its rows are: its examples are hidden as they are. */
function hideExamples(shape: FileShape, masker: Masker | null): FileShape {
  if (masker === null) return shape;
  const hide = (name: string, example: string) => masker.cells({ [name]: example })[name] ?? '';
  return {
    ...shape,
    columns: shape.columns.map((column) => ({
      ...column,
      examples: column.examples.map((example) => hide(column.name, example)),
    })),
  };
}

const abandonedAfter = 24 * 3_600_000;

/** Removes files that nothing waits for: those of a stop in the middle, and those whose import was never started. */
export async function sweepUploads(records: Records, directory: string): Promise<void> {
  await records
    .deleteFrom('imports')
    .where('state', '=', 'uploaded')
    .where('created_at', '<', new Date(Date.now() - abandonedAfter))
    .execute();
  const rows = await records
    .selectFrom('imports')
    .select('path')
    .where('state', 'in', ['uploaded', 'reading', 'publishing', 'discovering', 'failed'])
    .execute();
  const wanted = new Set(rows.map((row) => row.path));
  for (const file of existsSync(directory) ? await readdir(directory) : []) {
    const path = join(directory, file);
    if (!wanted.has(path)) await rm(path, { force: true });
  }
}

const leastRoom = 100_000_000;

/** Throws TL_DISK_FULL when there is too little room to write a table anew. */
export async function requireRoom(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize >= leastRoom) return;
  throw new Fault('TL_DISK_FULL', 'There is less than 100 MB of room on the disk. Free some space and try again.');
}
