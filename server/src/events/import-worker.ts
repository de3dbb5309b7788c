import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { compileMapper, compileMasker, wellFormed, wellFormedJson } from '@throughline/core/events';
import { isFault, messageOf } from '@throughline/core/faults';
import { type FileItem, readFileItems } from './formats/index.ts';
import { eventCells, type ImportCommand, type ImportMessage, type ImportTask } from './import-messages.ts';
import { keyedHash } from './sources/keyed-hash.ts';

const mostInFlight = 3;
const port = parentPort;
const task = workerData as ImportTask;
const cancelled = new AbortController();
let inFlight = 0;
let goOn: () => void = () => undefined;

port?.on('message', (command: ImportCommand) => {
  if (command.kind === 'cancel') cancelled.abort();
  else inFlight -= 1;
  goOn();
});

/** A batch of long texts ends before its rows are many. In characters. */
const largestBatch = 8_000_000;

/** Rows of each kind since the last batch, as JSON lines. */
class Batch {
  readonly events: string[] = [];
  readonly quarantine: string[] = [];
  readonly changes: string[] = [];
  readonly links: string[] = [];
  #rows = 0;
  #characters = 0;

  add(kind: 'events' | 'quarantine' | 'changes' | 'links', text: string): void {
    this[kind].push(text);
    this.#rows += 1;
    this.#characters += text.length;
  }

  get isEmpty(): boolean {
    return this.#rows === 0;
  }

  get isFull(): boolean {
    return this.#rows >= task.batchRows || this.#characters >= largestBatch;
  }
}

const head = `${JSON.stringify(task.workspace)},${JSON.stringify(task.importId)},`;
const line = (cells: readonly unknown[]) => `[${head}${wellFormedJson(JSON.stringify(cells)).slice(1)}`;
const bytes = (lines: readonly string[]) => (lines.length === 0 ? null : new TextEncoder().encode(lines.join('\n')));

async function post(batch: Batch, bytesRead: number, rowsRead: number): Promise<void> {
  const message: ImportMessage = {
    kind: 'batch',
    events: bytes(batch.events),
    quarantine: bytes(batch.quarantine),
    objectChanges: bytes(batch.changes),
    objectLinks: bytes(batch.links),
    bytesRead,
    rowsRead,
  };
  const bodies = [message.events, message.quarantine, message.objectChanges, message.objectLinks];
  inFlight += 1;
  port?.postMessage(
    message,
    bodies.flatMap((body) => (body === null ? [] : [body.buffer as ArrayBuffer])),
  );
  while (inFlight >= mostInFlight) {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    cancelled.signal.throwIfAborted();
  }
}

const rawLimit = 65_536;
/** What hides personal data before anything of a row leaves this thread; null where nothing is hidden. */
const masker = compileMasker(task.privacy, keyedHash(task.secret));
const hide = (text: string) => masker?.text(text) ?? text;

/** A row as it stands in the file, for quarantine. */
function rawOf(item: Extract<FileItem, { kind: 'row' }>): string {
  const raw = item.raw?.();
  if (raw === undefined) return JSON.stringify(masker?.cells(item.cells) ?? item.cells);
  return masker?.row(raw, item.cells) ?? raw;
}

function add(batch: Batch, item: FileItem, map: ReturnType<typeof compileMapper>): void {
  switch (item.kind) {
    case 'object-change': {
      const value = masker === null ? item.value : masker.cells({ [item.field]: item.value })[item.field];
      if (value !== undefined) batch.add('changes', line([item.type, idOf(item.id), item.at, item.field, value]));
      return;
    }
    case 'object-link':
      batch.add('links', line([idOf(item.source), idOf(item.target), item.qualifier]));
      return;
    case 'damaged':
      batch.add(
        'quarantine',
        line([item.ordinal, item.line, item.reason, wellFormed(hide(item.detail)), wellFormed(hide(item.raw))]),
      );
      return;
    case 'row':
      addRow(batch, item, map(item));
  }
}

const idOf = (id: string) => masker?.id(id) ?? id;

function addRow(
  batch: Batch,
  item: Extract<FileItem, { kind: 'row' }>,
  mapped: ReturnType<ReturnType<typeof compileMapper>>,
): void {
  if (mapped.kind === 'event') {
    const event = masker?.event(mapped.event, item.cells) ?? mapped.event;
    batch.add('events', line(eventCells(item.ordinal, event)));
    return;
  }
  const { reason, detail } = mapped;
  const raw = wellFormed(rawOf(item).slice(0, rawLimit));
  batch.add('quarantine', line([item.ordinal, item.line, reason, wellFormed(hide(detail)), raw]));
}

/** Reading a file is to leave the processor to those who wait for an answer. Only Linux gives a thread a rank of its own. */
function stepBack(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), 10);
  } catch {
    // Then it reads with the rank of the process.
  }
}

async function read(): Promise<void> {
  stepBack();
  const map = compileMapper(task.mapping, { now: task.now });
  let bytesRead = 0;
  let rowsRead = 0;
  let batch = new Batch();
  const onBytes = (count: number) => {
    bytesRead = count;
  };
  for await (const items of readFileItems(task.path, task.shape, { signal: cancelled.signal, onBytes })) {
    for (const item of items) {
      if ('ordinal' in item) rowsRead = item.ordinal;
      if ('ordinal' in item && item.ordinal <= task.skipThrough) continue;
      add(batch, item, map);
      if (batch.isFull) {
        await post(batch, bytesRead, rowsRead);
        batch = new Batch();
      }
    }
  }
  if (!batch.isEmpty) await post(batch, bytesRead, rowsRead);
  port?.postMessage({ kind: 'done', bytesRead, rowsRead } satisfies ImportMessage);
}

read().catch((error: unknown) => {
  const message: ImportMessage = {
    kind: 'failed',
    code: isFault(error) ? error.code : 'TL_FILE_DAMAGED',
    message: messageOf(error),
  };
  port?.postMessage(message);
});
