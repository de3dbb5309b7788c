/** Waits for all work to end, whether it succeeds or not. Throws the first fault. */
export async function allDone(work: readonly Promise<unknown>[]): Promise<void> {
  for (const done of await Promise.allSettled(work)) if (done.status === 'rejected') throw done.reason;
}
