/** What the scripts share: lines of progress, the least Node version, children, and whether work is due. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const leastNode = [20, 19];
/** How Node runs the server: with more room for what is soon forgotten it cleans up less often. */
export const serverFlags = ['--max-semi-space-size=64'];
const began = Date.now();

/** Prints a line with the seconds since the start. */
export function say(text) {
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(7)} s  ${text}\n`);
}

/** Ends the script with a sentence that says what to do next. */
export function giveUp(text) {
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}

/** Stops with a clear sentence where Throughline cannot run. */
export function checkMachine() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])) {
    giveUp(
      `Throughline needs Node ${leastNode.join('.')} or newer; this is Node ${process.versions.node}. Install a newer Node and try again.`,
    );
  }
  if (process.platform === 'win32') {
    giveUp(
      'Throughline runs on Linux and macOS. On Windows, open a WSL terminal (wsl --install) and run the same command there.',
    );
  }
}

/** Runs a command to its end and answers its exit code and, when asked, what it printed. */
export function run(command, args, { quiet = false, cwd = root, env = process.env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    child.stdout?.on('data', (text) => (output += text));
    child.stderr?.on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** Installs from the lock file when packages are missing or older than the lock file. */
export async function installWhenDue() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say('Installing packages from the lock file (the first time this takes a minute)');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    giveUp('The packages could not be installed. Read the lines above, check the network, and try again.');
  say('Packages are installed');
}

/** A fingerprint of every file under the given folders, names and contents: changes exactly when a build is due. */
export function fingerprint(folders) {
  const hash = createHash('sha256');
  for (const file of folders.flatMap((folder) => filesUnder(join(root, folder))).sort()) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist' && !entry.name.includes('.test.'))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}
