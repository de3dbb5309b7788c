import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ChdbConnection, createChdbConnection } from 'chdb/connection';

/** A ClickHouse server for tests: its HTTP protocol, answered by the engine in this process. */
export interface ClickHouseEndpoint {
  /** The address of a new, empty database. */
  newDatabase(): Promise<URL>;
  close(): Promise<void>;
}

/** What the protocol puts beside settings into the address. */
const notSettings = new Set(['query', 'query_id', 'database', 'session_id', 'default_format', 'role']);

export async function openClickHouseEndpoint(directory: string): Promise<ClickHouseEndpoint> {
  const connection = createChdbConnection({ path: directory });
  let inTurn: Promise<unknown> = Promise.resolve();
  let databases = 0;
  const one = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = inTurn.then(work);
    inTurn = mine.catch(() => undefined);
    return mine;
  };
  const server = createServer((request, response) => {
    void answer(connection, one, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    async newDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await one(() => connection.command({ query: `create database ${name}` }));
      return new URL(`http://127.0.0.1:${port}/${name}`);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connection.close();
    },
  };
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

async function answer(
  connection: ChdbConnection,
  inTurn: InTurn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { form, plain } = await bodyOf(request);
    const sql = [searchParams.get('query') ?? form.get('query'), plain].filter((part) => part).join('\n');
    const settings: Record<string, string> = {};
    const parameters: Record<string, unknown> = {};
    for (const [name, value] of [...searchParams, ...form]) {
      if (name.startsWith('param_')) parameters[name.slice(6)] = bound(sql, name.slice(6), value);
      else if (!notSettings.has(name)) settings[name] = value;
    }
    const body = await inTurn(async () => {
      await connection.command({ query: `use ${searchParams.get('database') ?? 'default'}` });
      const { stream } = await connection.query({
        query: sql,
        query_params: parameters,
        clickhouse_settings: settings,
      });
      return text(stream);
    });
    response.writeHead(200).end(body);
  } catch (error) {
    const { code = '0', type = 'UNKNOWN', message } = error as { code?: string; type?: string; message: string };
    response
      .writeHead(500, { 'x-clickhouse-exception-code': code })
      .end(`Code: ${code}. DB::Exception: ${message}. (${type}) (version 0.0.0)`);
  }
}

/** The question with its values as a form, where they are too long for an address; else the question or its rows. */
async function bodyOf(request: IncomingMessage): Promise<{ form: Map<string, string>; plain: string }> {
  const body = await text(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { form: new Map(), plain: body };
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  return { form: new Map([...form].map(([name, value]) => [name, String(value)])), plain: '' };
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** A value as the protocol writes it: a text is escaped, a list or a map has its texts in single quotes. */
function bound(sql: string, name: string, value: string): unknown {
  const plain = (text: string) => text.replaceAll(/\\(.)/g, (_, sign: string) => escapes[sign] ?? sign);
  const type = new RegExp(`\\{${name}:\\s*(\\w+)`).exec(sql)?.[1] ?? 'String';
  if (type !== 'Array' && type !== 'Map') return plain(value);
  return JSON.parse(value.replaceAll(/'((?:[^'\\]|\\.)*)'/g, (_, quoted: string) => JSON.stringify(plain(quoted))));
}
