import { Worker } from 'node:worker_threads';
import { Fault, type FaultCode, faultCodes } from '@throughline/core/faults';
import type { Analytics } from '../engines/index.ts';
import {
  eventColumns,
  type ImportCommand,
  type ImportMessage,
  type ImportTask,
  objectChangeColumns,
  objectLinkColumns,
  quarantineColumns,
} from './import-messages.ts';

export interface ReadProgress {
  readonly bytesRead: number;
  readonly rowsRead: number;
}

export interface FileReading {
  readonly task: ImportTask;
  /** The bundled worker. */
  readonly workerUrl: URL;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
}

const youngMegabytes = 64;

/**
 * Reads a file in a thread of its own and stages its rows. Memory stays flat: a batch is acknowledged when it is stored,
 * and the worker waits for that. Throws what the worker met, or the engine, or TL_IMPORT_STATE when it was cancelled.
 */
export function stageFile(analytics: Analytics, reading: FileReading): Promise<void> {
  if (reading.signal.aborted) return Promise.reject(cancelled());
  const worker = new Worker(reading.workerUrl, {
    workerData: reading.task,
    // Rows live as long as their batch: with room for one, few of them are ever copied by the collector.
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  const say = (command: ImportCommand) => worker.postMessage(command);
  let storing = Promise.resolve();
  let finished = false;
  return new Promise<void>((resolve, reject) => {
    const stop = (error: unknown) => {
      reject(error);
      void worker.terminate();
    };
    reading.signal.addEventListener('abort', () => stop(cancelled()), {
      once: true,
    });
    worker.on('error', stop);
    worker.on('exit', (code) => {
      if (code !== 0 && !finished)
        reject(
          new Fault(
            'TL_FILE_DAMAGED',
            'Reading the file stopped before its end. Try it again; if it stops again, the file may be too deep or too wide.',
          ),
        );
    });
    worker.on('message', (message: ImportMessage) => {
      if (message.kind === 'failed') return stop(new Fault(faultCode(message.code), message.message));
      reading.onProgress(message);
      if (message.kind === 'done') {
        finished = true;
        storing.then(() => worker.terminate().then(() => resolve()), stop);
        return;
      }
      storing = storing.then(async () => {
        await storeBatch(analytics, message);
        say({ kind: 'ack' });
      });
      storing.catch(stop);
    });
  });
}

function cancelled(): Fault {
  return new Fault('TL_IMPORT_STATE', 'The import was cancelled.');
}

const ours = ['workspace', 'import'] as const;

async function storeBatch(analytics: Analytics, batch: Extract<ImportMessage, { kind: 'batch' }>): Promise<void> {
  const tables = [
    ['quarantine', quarantineColumns, batch.quarantine],
    ['object_changes', objectChangeColumns, batch.objectChanges],
    ['object_links', objectLinkColumns, batch.objectLinks],
    ['staged_events', eventColumns, batch.events],
  ] as const;
  for (const [table, columns, body] of tables) {
    if (body !== null) await analytics.append(table, { columns: [...ours, ...columns], pieces: [body] });
  }
}

function faultCode(code: string): FaultCode {
  return faultCodes.find((known) => known === code) ?? 'TL_FILE_DAMAGED';
}
