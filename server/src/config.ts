import { resolve } from 'node:path';
import { Fault } from '@throughline/core/faults';

/** What the server was told at start. Every mistake is found here, with the name of the setting in the message. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** An admin key that exists from the first start; null when none is set. */
  readonly bootstrapKey: string | null;
  /** A remote ClickHouse; null for the embedded engine. */
  readonly clickhouseUrl: URL | null;
  /** A remote PostgreSQL; null for the embedded engine. */
  readonly databaseUrl: URL | null;
  /** A NATS server with JetStream; null for the stream in the process. */
  readonly natsUrl: URL | null;
  /** Whether a proxy in front is believed about addresses and protocol: THROUGHLINE_TRUST_PROXY=1. */
  readonly trustProxy: boolean;
  /** The folder below which connectors may read files; null when they may read none. */
  readonly importFolder: string | null;
  /** Whether a new data directory starts with the sample company. */
  readonly sample: boolean;
}

export interface ConfigFlags {
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly host?: string | undefined;
  readonly empty?: boolean | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads flags first, then the environment, then defaults. Throws TL_CONFIG_INVALID naming each mistake at once. */
export function readConfig(flags: ConfigFlags, environment: Environment = process.env): Config {
  const mistakes: string[] = [];
  const config: Config = {
    port: readPort(flags.port, environment['THROUGHLINE_PORT'], mistakes),
    host: flags.host ?? environment['THROUGHLINE_HOST'] ?? '127.0.0.1',
    dataDirectory: resolve(flags.data ?? (environment['THROUGHLINE_DATA'] || 'data')),
    bootstrapKey: readKey(environment['THROUGHLINE_BOOTSTRAP_KEY'], mistakes),
    clickhouseUrl: readUrl('CLICKHOUSE_URL', environment['CLICKHOUSE_URL'], ['http:', 'https:'], mistakes),
    databaseUrl: readUrl('DATABASE_URL', environment['DATABASE_URL'], ['postgres:', 'postgresql:'], mistakes),
    natsUrl: readUrl('NATS_URL', environment['NATS_URL'], ['nats:', 'tls:'], mistakes),
    trustProxy: readSwitch(environment['THROUGHLINE_TRUST_PROXY'], mistakes),
    importFolder: environment['THROUGHLINE_IMPORT_FOLDER'] ? resolve(environment['THROUGHLINE_IMPORT_FOLDER']) : null,
    sample: flags.empty !== true,
  };
  if (mistakes.length > 0) throw new Fault('TL_CONFIG_INVALID', mistakes.join('\n'));
  return config;
}

/** Where the command line finds a running server, and with which key. */
export function readClientConfig(
  flags: { url?: string | undefined; key?: string | undefined },
  environment: Environment = process.env,
) {
  const port = environment['THROUGHLINE_PORT'] || '4400';
  return {
    url: (flags.url ?? environment['THROUGHLINE_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    key: flags.key ?? environment['THROUGHLINE_KEY'] ?? environment['THROUGHLINE_BOOTSTRAP_KEY'] ?? null,
  };
}

function readSwitch(text: string | undefined, mistakes: string[]): boolean {
  if (text === undefined || text === '' || text === '0') return false;
  if (text === '1') return true;
  mistakes.push(`THROUGHLINE_TRUST_PROXY is "${text}". Give 1 when a proxy stands in front, or leave it out.`);
  return false;
}

function readPort(flag: string | undefined, variable: string | undefined, mistakes: string[]): number {
  const [name, text] = flag === undefined ? ['THROUGHLINE_PORT', variable || '4400'] : ['--port', flag];
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  mistakes.push(`${name} is "${text}". Give a port number from 0 to 65535, such as 4400.`);
  return 0;
}

function readKey(key: string | undefined, mistakes: string[]): string | null {
  if (key === undefined || key === '') return null;
  if (key.length >= 32 && /^[\x21-\x7e]+$/.test(key)) return key;
  mistakes.push(
    'THROUGHLINE_BOOTSTRAP_KEY needs at least 32 visible characters without spaces. Make one with: openssl rand -hex 24',
  );
  return null;
}

function readUrl(name: string, text: string | undefined, protocols: readonly string[], mistakes: string[]): URL | null {
  if (text === undefined || text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && protocols.includes(url.protocol)) return url;
  mistakes.push(`${name} is not an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
  return null;
}
