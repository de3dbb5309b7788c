/** `npm test`: sets itself up, then runs every check in turn. Stops at the first that fails; ends with one line of counts. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkMachine, installWhenDue, root, run, say } from './stages.mjs';

const reports = mkdtempSync(join(tmpdir(), 'throughline-test-'));
const counts = { passed: 0, failed: 0 };

const bin = (name) => join(root, 'node_modules', '.bin', name);
const command =
  (name, ...args) =>
  async () =>
    (await run(bin(name), args)).code === 0;

/** Runs the tests of one vitest configuration and adds up what passed and failed. */
const tests =
  (name, ...args) =>
  async () => {
    const report = join(reports, `${name}.json`);
    const { code } = await run(bin('vitest'), [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ]);
    const told = existsSync(report)
      ? JSON.parse(readFileSync(report, 'utf8'))
      : { numPassedTests: 0, numFailedTests: 0 };
    counts.passed += told.numPassedTests;
    counts.failed += told.numFailedTests;
    return code === 0 && told.numFailedTests === 0 && told.numPassedTests > 0;
  };

const browserTests = join('tests', 'browser', 'vitest.config.ts');
const stages = [
  ['Build', () => build()],
  [
    'API contract of the web',
    async () => (await run(process.execPath, ['scripts/write-contract.mjs', '--check'])).code === 0,
  ],
  ['Types', command('tsc', '-p', 'tsconfig.json', '--noEmit')],
  ['Style', command('biome', 'check', '--error-on-warnings', '.')],
  [
    'Arrows',
    command('depcruise', '--config', '.dependency-cruiser.cjs', 'core/src', 'server/src', 'web/src', 'simulator/src'),
  ],
  ['Unused code', command('knip')],
  ['Unit tests', tests('unit', '--coverage', ...process.argv.slice(2))],
  ...(existsSync(join(root, browserTests)) ? [['Browser tests', tests('browser', '--config', browserTests)]] : []),
];

checkMachine();
await installWhenDue();
let broken = null;
for (const [name, stage] of stages) {
  say(`${name} …`);
  if (!(await stage())) {
    broken = name;
    break;
  }
  say(`${name}: fine`);
}
rmSync(reports, { recursive: true, force: true });
if (broken !== null) {
  say(`${broken}: FAILED. The reason is above; the stages after it did not run.`);
  counts.failed = Math.max(1, counts.failed);
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(broken === null ? 0 : 1);
