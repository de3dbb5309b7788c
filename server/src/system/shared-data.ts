import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

/** The path of a public log that stands beside the checkout; null, said aloud, when it does not. */
export function sharedData(name: string): string | null {
  if (existsSync(`${directory}${name}`)) return `${directory}${name}`;
  process.stderr.write(
    `The log ${name} is not beside this checkout (../shared/data), so what it would prove is not tested here.\n`,
  );
  return null;
}
