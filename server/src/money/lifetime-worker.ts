import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '@throughline/core/faults';
import { type LifetimeTask, tellLifetime } from './lifetime-task.ts';

/** Works lifetime value out beside the thread that answers calls. */
try {
  parentPort?.postMessage({ result: tellLifetime(workerData as LifetimeTask) });
} catch (error) {
  parentPort?.postMessage({ problem: messageOf(error) });
}
