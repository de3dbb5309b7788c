/**
 * Writes the types of the API, as the built server describes it, for the web app: web/src/api/contract.d.ts.
 * With `--check` it only says whether the file is what it would write.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { root, say } from './stages.mjs';

const target = join(root, 'web', 'src', 'api', 'contract.d.ts');
const head = '// Written by scripts/write-contract.mjs from the OpenAPI document. Do not edit.\n';

/** The OpenAPI document of the built server. */
async function readDocument() {
  const data = mkdtempSync(join(tmpdir(), 'throughline-contract-'));
  const program = join(root, 'server', 'bin', 'throughline.cjs');
  const server = spawn(process.execPath, [program, 'serve', '--empty', '--port', '0', '--data', data]);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  try {
    const url = await new Promise((resolve, reject) => {
      let output = '';
      const look = (text) => {
        output += text;
        const found = /^Throughline runs at (\S+)/m.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      };
      server.stdout.on('data', look);
      server.stderr.on('data', look);
      ended.then(() => reject(new Error(`The server did not start:\n${output}`)));
    });
    return await (await fetch(`${url}/api/openapi.json`)).json();
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}

const contract = head + astToString(await openapiTS(await readDocument()));
if (!process.argv.includes('--check')) {
  writeFileSync(target, contract);
  say('web/src/api/contract.d.ts is written');
} else if (readFileSync(target, 'utf8') !== contract) {
  say('web/src/api/contract.d.ts is not what the API says now. Run `node scripts/write-contract.mjs` and commit it.');
  process.exit(1);
}
