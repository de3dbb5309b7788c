import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileShape } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { newId } from '../../trust/index.ts';

/** A part of what is pulled, in a file that is safe on the disk. */
export interface Page {
  /** The id of the import it becomes, which is the name of its file too. */
  readonly id: string;
  readonly path: string;
  /** What a person calls it. */
  readonly name: string;
  /** Null: it is to be looked at first. */
  readonly shape: FileShape | null;
  /** From where to go on when this page is in. */
  readonly cursor: string | null;
  /** The file it was elsewhere, in the state it had. */
  readonly file: FileState | null;
}

export interface FileState {
  readonly path: string;
  /** Changes when the file does. */
  readonly mark: string;
}

/** What a pull is told. */
export interface PullTask {
  readonly cursor: string | null;
  readonly secret: string | null;
  /** Where pages wait until they are read in. */
  readonly uploads: string;
  /** The folder below which files may be read; null when none may. */
  readonly importFolder: string | null;
  readonly signal: AbortSignal;
  /** Of these files, those that were not yet taken in this state. */
  readonly untaken: (files: readonly FileState[]) => Promise<readonly FileState[]>;
  /** Stop after so many rows; null for a whole page. */
  readonly mostRows: number | null;
}

/** One JSON object a line: how rows of a query or an answer wait. */
const rowsShape: FileShape = {
  format: 'jsonl',
  compressed: false,
  encoding: 'utf-8',
  delimiter: null,
  header: null,
  columns: [],
  objectTypes: [],
};

const largestPage = 256_000_000;
/** A page of this size is enough, however few rows it has. */
const goodPage = 32_000_000;

/** Writes rows into a page, one JSON object a line. */
export class PageWriter {
  readonly id: string;
  readonly path: string;
  readonly #file: FileHandle;
  #rows = 0;
  #bytes = 0;

  private constructor(id: string, path: string, file: FileHandle) {
    this.id = id;
    this.path = path;
    this.#file = file;
  }

  static async open(uploads: string): Promise<PageWriter> {
    const { id, path } = await newPagePath(uploads);
    return new PageWriter(id, path, await open(path, 'wx', 0o600));
  }

  get rows(): number {
    return this.#rows;
  }

  get isLarge(): boolean {
    return this.#bytes >= goodPage;
  }

  async add(rows: readonly unknown[]): Promise<void> {
    if (rows.length === 0) return;
    const bytes = Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    this.#rows += rows.length;
    this.#bytes += bytes.length;
    if (this.#bytes > largestPage)
      throw new Fault(
        'TL_TOO_LARGE',
        'A page is larger than 256 MB. Ask for fewer rows at a time; rows of one cursor value always come together.',
      );
    await this.#file.write(bytes);
  }

  /** The page, safe on the disk. */
  async finish(name: string, cursor: string | null): Promise<Page> {
    await this.#file.sync();
    await this.#file.close();
    return { id: this.id, path: this.path, name, shape: rowsShape, cursor, file: null };
  }

  async close(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }
}

/** A place for a page that is to come. */
export async function newPagePath(uploads: string): Promise<{ id: string; path: string }> {
  await mkdir(uploads, { recursive: true });
  const id = newId('imp');
  return { id, path: join(uploads, id) };
}
