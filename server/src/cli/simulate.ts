import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { JourneyEvent } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { sampleSize, sampleWindow, simulate } from '@throughline/simulator';
import type { Command } from 'commander';
import {
  type ExtraColumns,
  noObjectFacts,
  writeCsv,
  writeJsonl,
  writeOcelJson,
  writeOcelSqlite,
  writeOcelXml,
  writeParquet,
  writeXes,
} from '../events/index.ts';
import { type StreamFlags, streamSimulation } from './stream-simulation.ts';

const formats = ['csv', 'jsonl', 'xes', 'xes.gz', 'parquet', 'ocel-json', 'ocel-xml', 'ocel-sqlite'] as const;
type Format = (typeof formats)[number];

interface SimulateFlags {
  readonly customers: string;
  readonly seed?: string;
  readonly format: string;
  readonly json?: boolean;
}

/** `throughline simulate`: writes the events of a made-up company, as many as wanted, in any format that comes in. */
export function addSimulate(program: Command): void {
  program
    .command('simulate [file]')
    .description('Write the events of a made-up company to a file, or send them to a running server with --rate')
    .option('--customers <number>', 'how many customers; about fifteen events each', String(sampleSize.customers))
    .option(
      '--seed <number>',
      `the same seed gives the same bytes (${sampleSize.seed}; with --rate: another each time, so that the customers are new)`,
    )
    .option('--format <format>', formats.join(', '), 'csv')
    .option('--rate <number>', 'send so many events a second to a running server instead of writing a file')
    .option('--seconds <number>', 'with --rate: for how long; until all customers are played when left out')
    .option('--write-key <key>', 'with --rate: the write key of a source; one is made with --key when left out')
    .option('--url <address>', 'with --rate: the server (THROUGHLINE_URL, else http://localhost:4400)')
    .option('--key <key>', 'with --rate: an admin API key (THROUGHLINE_KEY)')
    .option('--workspace <id>', 'with --rate: the workspace, when the key is good for several')
    .option('--json', 'print the result as JSON')
    .action(runSimulation);
}

async function runSimulation(file: string | undefined, flags: SimulateFlags & Partial<StreamFlags>): Promise<void> {
  const { rate } = flags;
  if (rate !== undefined) {
    if (file !== undefined) throw new Fault('TL_BAD_REQUEST', 'Give a file to write, or --rate to send, not both.');
    return streamSimulation({ ...flags, rate });
  }
  if (file === undefined) throw new Fault('TL_BAD_REQUEST', 'Say which file to write, or --rate to send events.');
  return writeSimulation(file, flags);
}

async function writeSimulation(file: string, flags: SimulateFlags): Promise<void> {
  const format = formats.find((known) => known === flags.format);
  if (format === undefined)
    throw new Fault('TL_FORMAT_UNKNOWN', `There is no format "${flags.format}". Choose one of ${formats.join(', ')}.`);
  const company = { customers: Number(flags.customers), seed: Number(flags.seed ?? sampleSize.seed), ...sampleWindow };
  const progress = flags.json === true || !process.stderr.isTTY ? null : 'events written\r';
  let events = 0;
  async function* pages(): AsyncGenerator<readonly JourneyEvent[]> {
    events = 0;
    for (const batch of simulate(company)) {
      events += batch.length;
      if (progress !== null) process.stderr.write(`${events} ${progress}`);
      yield batch;
    }
  }
  await write(file, format, { pages, columns: () => columnsOf(simulate(company)) });
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ file, format, customers: company.customers, events })}\n`
      : `${events} events of ${company.customers} customers are in ${file}.\n`,
  );
}

interface Company {
  readonly pages: () => AsyncGenerator<readonly JourneyEvent[]>;
  readonly columns: () => ExtraColumns;
}

async function write(file: string, format: Format, { pages, columns }: Company): Promise<void> {
  switch (format) {
    case 'parquet':
      return writeParquet(file, pages(), columns());
    case 'csv':
      return pipeline(Readable.from(writeCsv(pages(), columns())), createWriteStream(file));
    case 'jsonl':
      return pipeline(Readable.from(writeJsonl(pages())), createWriteStream(file));
    case 'ocel-json':
      return pipeline(Readable.from(writeOcelJson(pages(), noObjectFacts)), createWriteStream(file));
    case 'ocel-xml':
      return writeOcelXml(file, pages, noObjectFacts);
    case 'ocel-sqlite':
      return writeOcelSqlite(file, pages, noObjectFacts);
    case 'xes':
      return pipeline(Readable.from(writeXes(asCases(pages()))), createWriteStream(file));
    case 'xes.gz':
      return pipeline(Readable.from(writeXes(asCases(pages()))), createGzip(), createWriteStream(file));
  }
}

/** In a log of cases, each customer is one. */
async function* asCases(pages: AsyncIterable<readonly JourneyEvent[]>) {
  for await (const events of pages) yield events.map((event) => ({ caseId: event.customer, event }));
}

/** A table names its columns first, so the company is played once to see them. */
function columnsOf(batches: Iterable<readonly JourneyEvent[]>): ExtraColumns {
  const objectTypes = new Set<string>();
  const properties = new Set<string>();
  for (const events of batches) {
    for (const event of events) {
      for (const { type } of event.objects) objectTypes.add(type);
      for (const name in event.properties) properties.add(name);
    }
  }
  return { objectTypes: [...objectTypes].sort(), properties: [...properties].sort() };
}
