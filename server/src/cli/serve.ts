import type { Command } from 'commander';
import { readConfig } from '../config.ts';

interface ServeFlags {
  readonly port?: string;
  readonly data?: string;
  readonly host?: string;
  readonly empty?: boolean;
}

/** `throughline serve`: runs the server until it is told to stop. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Start the server')
    .option('--port <number>', 'the port to listen on (4400)')
    .option('--data <directory>', 'where the data lives (./data)')
    .option('--host <address>', 'the address to listen on (127.0.0.1: this machine only)')
    .option('--empty', 'start without the sample company')
    .action(serve);
}

async function serve(flags: ServeFlags): Promise<void> {
  const config = readConfig(flags);
  // The engines are large: commands that need none start faster without them.
  const { startServer } = await import('../start-server.ts');
  const started = Date.now();
  const say = (stage: string) =>
    process.stdout.write(`  ${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s  ${stage}\n`);
  const server = await startServer(config, say);
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    say('Stopping: finishing what is under way');
    await server.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (server.firstStart !== null && config.sample) {
    say('Loading the sample company');
    await server.sampleReady;
  }
  say('Ready');
  process.stdout.write(`\nThroughline runs at ${server.url}\n`);
  if (server.firstStart === null)
    process.stdout.write(
      'Sign in with your e-mail and password. Lost it? Stop the server and run: npx throughline reset-password\n',
    );
  else {
    process.stdout.write(`Sign in as ${server.firstStart.email} with the password ${server.firstStart.password}\n`);
    process.stdout.write('The password is shown only this once. Change it under Settings.\n');
  }
  process.stdout.write('Stop with Ctrl+C.\n');
}
