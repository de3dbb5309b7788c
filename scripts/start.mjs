/** `npm start`: installs and builds what is due, then runs the server with the given arguments until it ends. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkMachine, giveUp, installWhenDue, root, say, serverFlags } from './stages.mjs';

checkMachine();
say('Throughline');
await installWhenDue();
if (!(await build())) giveUp('Throughline was not started: the build failed. The reason is above.');
say('Starting the server');

const server = spawn(
  process.execPath,
  [...serverFlags, join(root, 'server', 'bin', 'throughline.cjs'), 'serve', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
// A terminal sends Ctrl+C to the server as well; twice would mean "stop at once".
process.on('SIGINT', () => process.stdin.isTTY || server.kill('SIGINT'));
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill('SIGTERM'));
server.on('error', (error) => giveUp(`The server could not be started: ${error.message}`));
server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
