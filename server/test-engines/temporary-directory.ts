import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What tests write lies in one directory, which goes when they end. */
export default async function makeTemporaryDirectory(): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'throughline-'));
  // PostgreSQL runs as another user there.
  await chmod(directory, 0o755);
  process.env['TMPDIR'] = directory;
  return () => rm(directory, { recursive: true, force: true, maxRetries: 3 });
}
