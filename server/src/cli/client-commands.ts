import { createReadStream, createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  columnRoles,
  type ImportJob,
  isDateOrderOpen,
  isDecimalSignOpen,
  type Mapping,
  mappingSchema,
  type QuarantinedRow,
  rejectionWords,
} from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { ApiClient, type ClientFlags } from './api-client.ts';

/** Commands that talk to a running server: import and export. */
export function addClientCommands(program: Command): void {
  withServer(program.command('import <file>').description('Read a file of events in'))
    .option('--yes', 'take the guessed mapping without asking')
    .option('--mapping <json>', 'a mapping, or the parts of one that differ from the guess, as JSON')
    .action(importFile);
  withServer(program.command('export').description('Write the events of a workspace to a file'))
    .option('--format <format>', 'csv, parquet, xes or ocel-json', 'csv')
    .option('--journey <id>', 'xes: the journey whose cases become traces', 'all')
    .option('--out <file>', 'where to write; standard output when left out')
    .action(exportFile);
  withServer(
    program.command('backup <file>').description('Keep everything that cannot be made again in one file'),
  ).action(backup);
}

function withServer(command: Command): Command {
  return command
    .option('--url <address>', 'the server (THROUGHLINE_URL, else http://localhost:4400)')
    .option('--key <key>', 'an API key (THROUGHLINE_KEY)')
    .option('--workspace <id>', 'the workspace, when the key is good for several')
    .option('--json', 'print the result as JSON');
}

interface ImportFlags extends ClientFlags {
  readonly yes?: boolean;
  readonly mapping?: string;
}

async function importFile(file: string, flags: ImportFlags): Promise<void> {
  const client = new ApiClient(flags);
  const quiet = flags.json === true || !process.stderr.isTTY;
  const uploaded = await upload(client, file, quiet);
  const mapping = chosenMapping(uploaded, flags.mapping);
  if (uploaded.shape !== null && isDecimalSignOpen(uploaded.shape, mapping))
    process.stderr.write(
      'Amounts such as "1.234" are read as one and a bit. If they mean a thousand, stop here and give --mapping \'{"decimalSign":"comma"}\'.\n',
    );
  if (uploaded.shape !== null && isDateOrderOpen(uploaded.shape, mapping))
    process.stderr.write(
      'Dates such as "03/04/2026" are read month first. If the day comes first, stop here and give --mapping \'{"dateOrder":"day-first"}\'.\n',
    );
  if (flags.yes !== true) {
    if (process.stdin.isTTY === true && flags.json !== true) await confirm(mapping);
    else process.stderr.write(assumedWords(mapping));
  }
  await client.json(`/api/v1/imports/${uploaded.id}/start`, { method: 'POST', body: { mapping } });
  const job = await follow(client, uploaded.id, quiet);
  if (job.state !== 'done') throw new Fault('TL_FILE_DAMAGED', job.error ?? `The import was ${job.state}.`);
  if (flags.json === true) process.stdout.write(`${JSON.stringify(job)}\n`);
  else await report(client, job);
}

async function upload(client: ApiClient, file: string, quiet: boolean): Promise<ImportJob> {
  const info = await stat(file).catch(() => null);
  if (info === null || !info.isFile()) throw new Fault('TL_NOT_FOUND', `There is no file ${file}.`);
  const bar = quiet
    ? null
    : new SingleBar({ format: 'Sending {bar} {percentage}% | {eta_formatted} left', hideCursor: true });
  bar?.start(info.size, 0);
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bar?.increment(chunk.length);
      done(null, chunk);
    },
  });
  const body = Readable.toWeb(createReadStream(file, { highWaterMark: 1_048_576 }).pipe(count)) as ReadableStream;
  const path = `/api/v1/imports?name=${encodeURIComponent(basename(file))}`;
  const response = await client.send(path, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': 'application/octet-stream' },
  });
  bar?.stop();
  return (await response.json()) as ImportJob;
}

function chosenMapping(job: ImportJob, changes: string | undefined): Mapping {
  if (changes === undefined) return mappingSchema.parse(job.mapping);
  try {
    return mappingSchema.parse({ ...job.mapping, ...(JSON.parse(changes) as object) });
  } catch (cause) {
    throw new Fault(
      'TL_MAPPING_INCOMPLETE',
      `--mapping cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** What is taken for granted where nobody can be asked, and how to say otherwise. */
function assumedWords(mapping: Mapping): string {
  const parts = columnRoles.flatMap((role) =>
    mapping[role] === null ? [] : [`${role === 'at' ? 'time' : role} from "${mapping[role]}"`],
  );
  return `Nobody can be asked here, so the columns are taken in this way: ${parts.join(', ')}.
Give what differs with --mapping, such as --mapping '{"customer":"a column","at":"a column"}' ("at" is the time). --yes takes them without this note.
`;
}

async function confirm(mapping: Mapping): Promise<void> {
  for (const role of columnRoles) {
    if (mapping[role] !== null) process.stdout.write(`  ${role.padEnd(12)} ${mapping[role]}\n`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Read the file in this way? [Y/n] ');
  terminal.close();
  if (/^n/i.test(answer.trim()))
    throw new Fault(
      'TL_MAPPING_INCOMPLETE',
      'Nothing was read in. Give the parts that differ with --mapping, or use the wizard in the browser.',
    );
}

async function follow(client: ApiClient, id: string, quiet: boolean): Promise<ImportJob> {
  const bar = quiet
    ? null
    : new SingleBar({
        format: '{state} {bar} {percentage}% | {rows} rows | {rate} rows/s | {left} left',
        hideCursor: true,
      });
  bar?.start(1000, 0, { state: 'Waiting', rows: 0, rate: 0, left: '-' });
  // The longer it takes, the less often it is asked: about a thirtieth of the time so far.
  for (const began = Date.now(); ; ) {
    const job = await client.json<ImportJob>(`/api/v1/imports/${id}`);
    const { rowsRead, rowsPerSecond, secondsLeft, share } = job.progress;
    bar?.update(Math.round(share * 1000), {
      state: stateWords[job.state] ?? job.state,
      rows: rowsRead,
      rate: Math.round(rowsPerSecond),
      left: secondsLeft === null ? '-' : `${Math.ceil(secondsLeft)} s`,
    });
    if (['done', 'failed', 'cancelled'].includes(job.state)) {
      bar?.stop();
      return job;
    }
    const wait = Math.min(500, Math.max(25, (Date.now() - began) / 30));
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

const stateWords: Partial<Record<ImportJob['state'], string>> = {
  reading: 'Reading',
  publishing: 'Storing',
  discovering: 'Discovering',
  done: 'Done',
};

async function report(client: ApiClient, job: ImportJob): Promise<void> {
  const result = job.result;
  if (result === null) return;
  process.stdout.write(
    `${result.accepted} events of ${result.customers} customers are new, ${result.duplicates} were already there, ${result.quarantined} rows are in quarantine.\n`,
  );
  if (result.quarantined === 0) return;
  const page = await client.json<{ items: QuarantinedRow[] }>(`/api/v1/imports/${job.id}/quarantine?limit=5`);
  for (const row of page.items)
    process.stdout.write(
      `  row ${row.ordinal}${row.line > 0 ? `, line ${row.line}` : ''}: ${rejectionWords[row.reason]} ${row.detail}\n`,
    );
  process.stdout.write('Look at all of them, mend them and replay them under Imports in the browser.\n');
}

async function exportFile(flags: ClientFlags & { format: string; journey: string; out?: string }): Promise<void> {
  const client = new ApiClient(flags);
  const query = new URLSearchParams({ format: flags.format, journey: flags.journey });
  const response = await client.send(`/api/v1/export?${query}`);
  if (response.body === null) return;
  const target = flags.out === undefined ? process.stdout : createWriteStream(flags.out);
  await pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), target);
  if (flags.json === true && flags.out !== undefined)
    process.stdout.write(`${JSON.stringify({ file: flags.out, bytes: (await stat(flags.out)).size })}\n`);
}

async function backup(file: string, flags: ClientFlags): Promise<void> {
  const response = await new ApiClient(flags).send('/api/v1/backup');
  if (response.body === null) throw new Fault('TL_ENGINE', 'The server sent no backup. Try again.');
  const unfinished = `${file}.unfinished`;
  await pipeline(
    Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
    createWriteStream(unfinished),
  );
  await rename(unfinished, file);
  const { size } = await stat(file);
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ file, bytes: size })}\n`
      : `The backup is in ${file} (${(size / 1e6).toFixed(1)} MB).\n`,
  );
}
