import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '@throughline/core/faults';

/**
 * Takes a data directory for this process; answers how to give it back. A lock left by a process that no longer runs
 * is taken over. Throws TL_DATA_LOCKED when another server holds it.
 */
export async function lockData(directory: string): Promise<() => void> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'throughline.lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, `${process.pid}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (holder !== process.pid && isRunning(holder)) {
      throw new Fault(
        'TL_DATA_LOCKED',
        `The data in ${directory} is in use by another Throughline (process ${holder}). Stop it first, or choose another directory with --data.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new Fault(
    'TL_DATA_LOCKED',
    `The data in ${directory} is being opened by another Throughline. Try again in a moment.`,
  );
}

/** Whether a process is there and is a Node one: after a crash its number may have gone to another program. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
  } catch {
    return true;
  }
}
