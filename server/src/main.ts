import { Fault, isFault } from '@throughline/core/faults';
import { Command } from 'commander';
import { addClientCommands } from './cli/client-commands.ts';
import { addDataCommands } from './cli/data-commands.ts';
import { addServe } from './cli/serve.ts';
import { addSimulate } from './cli/simulate.ts';
import { version } from './version.ts';

/** What the system refuses at start, in words that say what to do; null for what we do not know. */
function plainReason(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code, path = '', port = '' } = error as NodeJS.ErrnoException & { port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program. Stop that one, or choose another with --port.`;
    case 'EACCES':
    case 'EPERM':
      return port === ''
        ? `${path} may not be written. Change its rights, or choose another directory with --data.`
        : `Port ${port} needs more rights. Choose one from 1024 on with --port.`;
    case 'EROFS':
      return `${path} lies on a disk that can only be read. Choose another directory with --data.`;
    case 'EEXIST':
    case 'ENOTDIR':
      return `${path} is a file, not a directory. Choose a directory with --data.`;
    case 'ENOSPC':
      return 'The disk is full. Free some space and start again; nothing that was accepted is lost.';
    default:
      return null;
  }
}

const program = new Command('throughline')
  .description('The open-source customer-journey platform.')
  .version(version)
  .showHelpAfterError();
addServe(program);
addSimulate(program);
addClientCommands(program);
addDataCommands(program);

/** Exit codes: 0 done, 1 failed, 2 wrong use. */
program.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
program.parseAsync().catch((error: unknown) => {
  process.stderr.write(
    `${isFault(error) ? `${error.code}: ${error.message}` : (plainReason(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)))}\n`,
  );
  process.exit(error instanceof Fault && error.code === 'TL_CONFIG_INVALID' ? 2 : 1);
});
