#!/usr/bin/env node
'use strict';
/** `npx throughline`: the built command line; from a fresh checkout it builds the server first. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');

// Questions to the engine and writes to the disk share these threads: with the usual four, a few long questions keep
// accepted events from the disk. Node reads this when it first needs a thread, which a module that imports would be
// too late for.
process.env.UV_THREADPOOL_SIZE ??= '32';

// The engine gives memory that it freed back to the system after a second instead of five: it takes and frees much with
// every cut and merge. It reads this when it is loaded.
process.env.JE_MALLOC_CONF ??= 'dirty_decay_ms:1000';

// What an event is made of is forgotten soon. V8 comes to think otherwise, because some of it was still there when it looked,
// and puts it where cleaning up takes three times as long.
setFlagsFromString('--no-allocation-site-pretenuring');

const built = join(__dirname, '..', 'dist', 'throughline.mjs');

async function run() {
  if (!existsSync(built)) {
    const { build } = await import('../../scripts/build.mjs');
    if (!(await build({ only: 'server' }))) process.exit(1);
  }
  await import(pathToFileURL(built).href);
}

run().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
