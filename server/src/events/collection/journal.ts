import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { JournalBlock, JournalTable } from './journal-block.ts';

/** A segment that is larger than this is followed by a new one. */
const bytesPerSegment = 16_000_000;
/** The length of the rows, their CRC-32, and the letter of their table. */
const headerBytes = 9;
const letters = { events: 'e', quarantine: 'q' } as const satisfies Readonly<Record<JournalTable, string>>;

/** Up to where the journal is no longer needed: what was written before lies in the engine. */
export interface JournalPlace {
  readonly segment: number;
}

/**
 * What was taken over and may not be in the engine yet: frames of rows, on disk when `append` resolves. A frame is the
 * length and the CRC-32 of its rows in four bytes each, the letter of their table, then the rows. A stop in the middle
 * leaves half a frame at the end, which was never acknowledged; all before it is read again at the next start.
 */
export class Journal {
  readonly #directory: string;
  #segment: number;
  #file: FileHandle | null = null;
  #size = 0;
  /** The file of the segment after this one, made before it is needed: the disk is slow to take a new one. */
  #next: Promise<FileHandle> | null = null;

  private constructor(directory: string, segment: number) {
    this.#directory = directory;
    this.#segment = segment;
  }

  /** Opens the journal of a directory after what is there, which `readJournal` reads. */
  static async open(directory: string): Promise<Journal> {
    await mkdir(directory, { recursive: true });
    return new Journal(directory, Math.max(0, ...(await segmentsOf(directory))) + 1);
  }

  /** Writes blocks behind each other and waits for the disk. When it throws, nothing of them is there. */
  async append(blocks: readonly JournalBlock[]): Promise<JournalPlace> {
    const pieces = blocks.flatMap(frameOf);
    if (this.#size >= bytesPerSegment) await this.#turn();
    this.#file ??= await this.#create(this.#segment);
    const file = this.#file;
    try {
      const bytes = await writeWhole(file, pieces, this.#size);
      await file.datasync();
      this.#size += bytes;
      if (this.#size >= bytesPerSegment / 2) this.#makeNext();
    } catch (error) {
      // Half a frame in the middle would hide what comes after it.
      await file.truncate(this.#size).catch(() => undefined);
      throw error;
    }
    return { segment: this.#segment };
  }

  /** Forgets the segments before a place: all that they hold is in the engine. */
  async forgetBefore({ segment }: JournalPlace): Promise<void> {
    for (const old of await segmentsOf(this.#directory)) {
      if (old < segment) await unlink(pathOf(this.#directory, old));
    }
  }

  /** Closes the journal, and empties it when all it holds is in the engine. */
  async close(isFlushed: boolean): Promise<void> {
    await this.#file?.close();
    this.#file = null;
    const next = await this.#next?.catch(() => null);
    await next?.close();
    this.#next = null;
    if (isFlushed) await this.forgetBefore({ segment: this.#segment + 2 });
  }

  /** Begins the next segment. Throws, and goes on with this one, where there is no room for it. */
  async #turn(): Promise<void> {
    const old = this.#file;
    this.#file = await (this.#next ?? this.#create(this.#segment + 1));
    this.#next = null;
    this.#segment += 1;
    this.#size = 0;
    // All of it is on disk.
    old?.close().catch(() => undefined);
  }

  #makeNext(): void {
    if (this.#next !== null) return;
    const next = this.#create(this.#segment + 1);
    this.#next = next;
    // It is tried again with the next write.
    next.catch(() => {
      this.#next = null;
    });
  }

  /** Resolves when the file of a segment is on disk, empty. */
  async #create(segment: number): Promise<FileHandle> {
    const flags = constants.O_CREAT | constants.O_WRONLY | constants.O_TRUNC;
    const file = await open(pathOf(this.#directory, segment), flags, 0o600);
    try {
      const directory = await open(this.#directory, constants.O_RDONLY);
      await directory.sync().finally(() => directory.close());
    } catch (error) {
      await file.close();
      throw error;
    }
    return file;
  }
}

/** Writes pieces behind each other; answers how many bytes they are. */
async function writeWhole(file: FileHandle, pieces: readonly Buffer[], from: number): Promise<number> {
  const all = pieces.reduce((sum, piece) => sum + piece.length, 0);
  let done = (await file.writev(pieces, from)).bytesWritten;
  if (done === all) return all;
  const bytes = Buffer.concat(pieces);
  while (done < all) done += (await file.write(bytes, done, all - done, from + done)).bytesWritten;
  return all;
}

function frameOf({ table, body }: JournalBlock): Buffer[] {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(body.length, 0);
  header.writeUInt32LE(crc32(body), 4);
  header.write(letters[table], 8);
  return [header, body];
}

/** A frame that was read again. */
export interface JournalFrame extends JournalPlace {
  readonly block: JournalBlock;
}

/** The frames that a journal holds, of each segment up to the first that is not whole. */
export async function* readJournal(directory: string): AsyncGenerator<JournalFrame> {
  for (const segment of await segmentsOf(directory)) {
    const bytes = await readFile(pathOf(directory, segment));
    for (let from = 0; from + headerBytes <= bytes.length; ) {
      const end = from + headerBytes + bytes.readUInt32LE(from);
      if (end > bytes.length) break;
      const body = bytes.subarray(from + headerBytes, end);
      if (body.length === 0 || crc32(body) !== bytes.readUInt32LE(from + 4)) break;
      const table = bytes.toString('latin1', from + 8, from + 9) === letters.events ? 'events' : 'quarantine';
      yield { segment, block: { table, body, rows: body.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1) } };
      from = end;
    }
  }
}

function pathOf(directory: string, segment: number): string {
  return join(directory, `${String(segment).padStart(12, '0')}.journal`);
}

/** The numbers of the segments that are there, oldest first. */
async function segmentsOf(directory: string): Promise<readonly number[]> {
  const names = await readdir(directory).catch(() => [] as string[]);
  return names
    .filter((name) => /^\d{12}\.journal$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}
