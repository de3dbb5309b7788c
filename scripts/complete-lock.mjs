/**
 * Adds to the lock file the packages of other platforms that are named as optional but missing. A registry that carries
 * only one platform leaves them out when it writes the lock file, and then `npm ci` refuses it and other platforms lack
 * their binaries. Run it after adding a package; it changes nothing when nothing is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, say } from './stages.mjs';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'ppc64le',
  'riscv64',
  's390x',
  'x64',
  'wasm32',
];

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const added = [];

/** What a package's name says about where it runs: `@esbuild/darwin-arm64`. */
function platformOf(name) {
  const words = name.split(/[/.-]/);
  const pick = (known) => known.filter((one) => words.includes(one));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') && words.includes('linux') ? ['glibc'] : [];
  return Object.fromEntries(
    Object.entries({ cpu: pick(processors), libc, os: pick(systems) }).filter(([, values]) => values.length > 0),
  );
}

/** Whether the package at `place` would find `name`: beside itself or in a folder above. */
function isFound(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const prefix = at === '' ? '' : `${at}/`;
    if (lock.packages[`${prefix}node_modules/${name}`] !== undefined) return true;
    if (at === '' || !at.includes('node_modules/')) return lock.packages[`node_modules/${name}`] !== undefined;
  }
}

for (const [place, { optionalDependencies = {}, dev, peer }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isFound(place, name) || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(dev && { dev }),
      ...(peer && { peer }),
      optional: true,
    };
    added.push(name);
  }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
if (added.length > 0) {
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
}
say(added.length === 0 ? 'The lock file is complete' : `Added ${added.length}: ${added.join(', ')}`);
