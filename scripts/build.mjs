/** Builds the server and the web app, each only when its sources changed. `--server` or `--web` builds one; `--force` always builds. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { checkMachine, fingerprint, giveUp, installWhenDue, root, run, say } from './stages.mjs';

const require = createRequire(join(root, 'package.json'));
const parts = {
  server: {
    sources: [
      'core/src',
      'server/src',
      'simulator/src',
      'server/package.json',
      'scripts/build.mjs',
      'package-lock.json',
    ],
    result: 'server/dist/throughline.mjs',
    build: buildServer,
  },
  web: {
    sources: ['core/src', 'web', 'package-lock.json'],
    result: 'web/dist/index.html',
    build: buildWeb,
  },
};

/** Builds what is due; answers whether everything stands. */
export async function build({ only = null, force = false } = {}) {
  const names = only === null ? Object.keys(parts) : [only];
  const results = await Promise.all(names.map((name) => buildPart(name, force)));
  return results.every(Boolean);
}

async function buildPart(name, force) {
  const part = parts[name];
  const record = join(root, 'node_modules', '.cache', 'throughline', `${name}.built`);
  const now = fingerprint(part.sources);
  const isBuilt = existsSync(join(root, part.result)) && existsSync(record) && readFileSync(record, 'utf8') === now;
  if (isBuilt && !force) return true;
  say(`Building the ${name}`);
  rmSync(record, { force: true });
  const problem = await part.build();
  if (problem !== null) {
    process.stderr.write(`${problem}\nThe ${name} could not be built.\n`);
    return false;
  }
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, now);
  say(`The ${name} is built`);
  return true;
}

/** Bundles the workspace's own packages; everything from the registry stays a package and is found in node_modules. */
async function buildServer() {
  const { build: bundle } = require('esbuild');
  const directory = join(root, 'server', 'dist');
  try {
    const { metafile } = await bundle({
      absWorkingDir: root,
      entryPoints: {
        throughline: 'server/src/main.ts',
        'import-worker': 'server/src/events/import-worker.ts',
        'lifetime-worker': 'server/src/money/lifetime-worker.ts',
      },
      outdir: directory,
      outExtension: { '.js': '.mjs' },
      chunkNames: '[name]-[hash]',
      bundle: true,
      splitting: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      external: registryPackages(),
      loader: { '.sql': 'text' },
      sourcemap: true,
      metafile: true,
      logLevel: 'silent',
    });
    removeOthers(directory, Object.keys(metafile.outputs));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function registryPackages() {
  const names = ['core', 'server', 'simulator'].flatMap((workspace) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8'));
    return Object.keys(dependencies);
  });
  return [...new Set(names)].filter((name) => !name.startsWith('@throughline/'));
}

function removeOthers(directory, outputs) {
  const kept = new Set(outputs.map((path) => join(root, path)));
  for (const file of readdirSync(directory)) {
    if (!kept.has(join(directory, file))) rmSync(join(directory, file), { recursive: true, force: true });
  }
}

async function buildWeb() {
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  const { code, output } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    quiet: true,
    cwd: join(root, 'web'),
  });
  return code === 0 ? null : output;
}

if (process.argv[1] !== undefined && import.meta.filename === process.argv[1]) {
  checkMachine();
  await installWhenDue();
  const asked = process.argv.slice(2);
  const unknown = asked.filter((flag) => !['--server', '--web', '--force'].includes(flag));
  if (unknown.length > 0) giveUp(`Unknown: ${unknown.join(' ')}. Use --server, --web or --force.`);
  const only =
    asked.includes('--server') === asked.includes('--web') ? null : asked.includes('--server') ? 'server' : 'web';
  process.exit((await build({ only, force: asked.includes('--force') })) ? 0 : 1);
}
