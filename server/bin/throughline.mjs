#!/usr/bin/env node
/** `npx throughline`: the built command line; from a fresh checkout it builds the server first. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/throughline.mjs', import.meta.url);
if (!existsSync(fileURLToPath(built))) {
  const { build } = await import('../../scripts/build.mjs');
  if (!(await build({ only: 'server' }))) process.exit(1);
}
await import(built.href);
