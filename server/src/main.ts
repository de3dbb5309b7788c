import { Fault, isFault } from '@throughline/core/faults';
import { Command } from 'commander';
import { addClientCommands } from './cli/client-commands.ts';
import { addDataCommands } from './cli/data-commands.ts';
import { addServe } from './cli/serve.ts';
import { addSimulate } from './cli/simulate.ts';
import { version } from './version.ts';

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
    `${isFault(error) ? `${error.code}: ${error.message}` : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(error instanceof Fault && error.code === 'TL_CONFIG_INVALID' ? 2 : 1);
});
