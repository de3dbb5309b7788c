import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { Fault, messageOf } from '@throughline/core/faults';
import type { Command } from 'commander';
import { type Config, readConfig } from '../config.ts';

/** The engines are large: commands that need none start faster without them. */
async function openEngines(config: Config) {
  return (await import('../open-engines.ts')).openEngines(config);
}

interface DataFlags {
  readonly data?: string;
  readonly json?: boolean;
}

/** Commands that work on the data directory itself, while no server holds it. */
export function addDataCommands(program: Command): void {
  const onData = (command: Command) =>
    command.option('--data <directory>', 'where the data lives (./data)').option('--json', 'print the result as JSON');
  onData(program.command('migrate').description('Bring the data to this version')).action(migrate);
  onData(program.command('restore <file>').description('Put a backup into an empty data directory')).action(restore);
  onData(program.command('doctor').description('Check that everything Throughline needs is there')).action(doctor);
  onData(program.command('reset-password').description('Give the owner a new password')).action(resetPassword);
}

async function migrate(flags: DataFlags): Promise<void> {
  const engines = await openEngines(readConfig(flags));
  await engines.close();
  process.stdout.write(
    flags.json === true ? `${JSON.stringify({ migrated: true })}\n` : 'The data is at this version.\n',
  );
}

async function restore(file: string, flags: DataFlags): Promise<void> {
  await access(file).catch(() => {
    throw new Fault('TL_NOT_FOUND', `There is no file ${file}.`);
  });
  const engines = await openEngines(readConfig(flags));
  try {
    const [{ readBackup, beginAtEnd }, { JourneyBuilder, LiveJourneys }, { IdentityKeeper }] = await Promise.all([
      import('../operations/index.ts'),
      import('../journeys/index.ts'),
      import('../events/index.ts'),
    ]);
    const events = await readBackup(engines.analytics, engines.records, file);
    const builder = new JourneyBuilder({
      ...engines,
      identity: new IdentityKeeper(engines.analytics, engines.records),
      log: { error: (_, message) => process.stderr.write(`${message}\n`) },
    });
    const workspaces = await engines.records.selectFrom('workspaces').select('id').execute();
    await builder.owe(workspaces.map((one) => one.id));
    await beginAtEnd(engines, LiveJourneys.consumer);
    for (const { id } of workspaces) await builder.refresh({ workspace: id, touchedImport: null });
    process.stdout.write(
      flags.json === true
        ? `${JSON.stringify({ events })}\n`
        : `${events} events are back, and their journeys are cut.\n`,
    );
  } finally {
    await engines.close();
  }
}

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

async function doctor(flags: DataFlags): Promise<void> {
  const config = readConfig(flags);
  const checks: Check[] = [
    await check('Node', async () => nodeVersion()),
    await check('Data directory', async () => {
      await mkdir(config.dataDirectory, { recursive: true });
      await access(config.dataDirectory, constants.W_OK);
      return config.dataDirectory;
    }),
    await check('Free disk', async () => {
      const disk = await statfs(config.dataDirectory);
      const gigabytes = (disk.bavail * disk.bsize) / 1e9;
      if (gigabytes < 1)
        throw new Fault('TL_DISK_FULL', `Only ${gigabytes.toFixed(1)} GB are free. Free at least 1 GB.`);
      return `${gigabytes.toFixed(0)} GB`;
    }),
    await check('Engines', async () => {
      const engines = await openEngines(config);
      const [row] = await engines.analytics.query<{ version: string }>('select version() as version');
      await engines.close();
      return `analytics ${row?.version ?? ''}, records ready`;
    }),
  ];
  if (flags.json === true) process.stdout.write(`${JSON.stringify({ ok: checks.every((one) => one.ok), checks })}\n`);
  else for (const one of checks) process.stdout.write(`${one.ok ? 'ok  ' : 'FAIL'}  ${one.name}: ${one.detail}\n`);
  if (checks.some((one) => !one.ok)) process.exitCode = 1;
}

async function check(name: string, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    return { name, ok: false, detail: messageOf(error) };
  }
}

function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Fault('TL_CONFIG_INVALID', `Node ${process.versions.node} is too old. Install 20.19 or later.`);
  return process.versions.node;
}

async function resetPassword(flags: DataFlags): Promise<void> {
  const engines = await openEngines(readConfig(flags));
  const { resetOwnerPassword } = await import('../trust/index.ts');
  const owner = await resetOwnerPassword(engines.records);
  await engines.close();
  if (owner === null) throw new Fault('TL_NOT_FOUND', 'There is no owner yet. Start the server once.');
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify(owner)}\n`
      : `Sign in as ${owner.email} with the password ${owner.password}\n`,
  );
}
