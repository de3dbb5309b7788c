import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSource } from './collecting.ts';
import { newConnector } from './connecting.ts';
import { call, newDirectory, runCommand, type ServerProcess, startProcess } from './running-server.ts';

interface Operation {
  parameters?: { name: string; in: string; required?: boolean }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

const log = `order_id,customer_id,activity,timestamp,channel,function,cost,currency,words
o1,ana,Ordered,2025-01-01T08:00:00Z,web,Sales,1.50,EUR,
o1,ana,Paid,2025-01-01T08:05:00Z,web,Finance,0.10,EUR,
o1,ana,Sent,2025-01-02T09:00:00Z,depot,Logistics,4.00,EUR,
o2,ben,Ordered,2025-01-03T08:00:00Z,phone,Sales,2.00,EUR,All fine
o2,ben,Cancelled,2025-01-04T08:00:00Z,phone,Sales,0,EUR,
o3,cleo,Ordered,not a date,web,Sales,1.50,EUR,
`;

describe('the answers of the API', () => {
  let server: ServerProcess;
  let document: OpenApi;
  let ids: Record<string, string>;
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
    const file = join(await newDirectory(), 'orders.csv');
    await writeFile(file, log);
    expect((await runCommand(server, ['import', file, '--yes', '--json'])).code).toBe(0);
    document = (await call<OpenApi>(server, '/api/openapi.json', { key: null })).body;
    ajv.addSchema(document, 'openapi');
    const first = async (path: string) =>
      (await call<{ items: { id: string }[] }>(server, path)).body.items[0]?.id ?? '';
    await call(server, '/api/v1/keys', { method: 'POST', body: JSON.stringify({ name: 'A key', scope: 'read' }) });
    const where = (value: string) => ({ kind: 'field', field: 'activity', op: 'is', value });
    const outcome = {
      name: 'Paid',
      journey: 'all',
      success: { kind: 'event', where: where('Paid') },
      deadlineSeconds: 86_400,
      milestones: [{ name: 'Sent', where: where('Sent') }],
      guardrails: [{ name: 'No cancelling', where: { kind: 'occurs', activity: 'Cancelled' }, atMostShare: 0.1 }],
      declared: { where: where('Paid'), property: 'done', yes: ['yes'], no: ['no'] },
    };
    const made = await call(server, '/api/v1/outcomes', { method: 'POST', body: JSON.stringify(outcome) });
    expect(made.status).toBe(201);
    const life = {
      initial: 'prospect',
      stages: [
        { id: 'prospect', name: 'Prospect' },
        { id: 'customer', name: 'Customer', enters: [{ kind: 'event', where: where('Paid') }] },
        { id: 'silent', name: 'Silent', enters: [{ kind: 'silence', seconds: 3600, from: ['customer'] }] },
      ],
    };
    const defined = await call(server, '/api/v1/stages', { method: 'PUT', body: JSON.stringify(life) });
    expect(defined.status).toBe(200);
    const hook = { name: 'Team', url: 'http://127.0.0.1:9/', topics: ['alert.opened'], isInside: true };
    const webhook = await call<{ id: string }>(server, '/api/v1/webhooks', {
      method: 'POST',
      body: JSON.stringify(hook),
    });
    await call(server, `/api/v1/webhooks/${webhook.body.id}/test`, { method: 'POST', body: '{}' });
    const pulled = { kind: 'folder' as const, folder: 'logs' };
    ids = {
      '/api/v1/webhooks': webhook.body.id,
      '/api/v1/outcomes': 'paid',
      '/api/v1/money/journeys': 'all',
      '/api/v1/journeys': 'all',
      '/api/v1/imports': await first('/api/v1/imports'),
      '/api/v1/sources': (await newSource(server, 'shop')).id,
      '/api/v1/connectors': (await newConnector(server, { name: 'Logs', settings: pulled })).id,
      caseId: await first('/api/v1/journeys/all/cases'),
      customerId: 'ana',
    };
  });
  afterAll(() => server.stop());

  /** The cookie of the owner, who may do all that a key may, and has a session beside. */
  async function signIn(): Promise<{ key: null; headers: { cookie: string } }> {
    const password = /password (\S+)/.exec(server.output())?.[1] ?? '';
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'owner@throughline.local', password }),
    });
    return { key: null, headers: { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' } };
  }

  const reads = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      methods['get'] === undefined ? [] : [{ path, operation: methods['get'] }],
    );
  const addressOf = (path: string) => {
    const steps = path.endsWith('/funnel')
      ? '?steps=Ordered,Paid'
      : path.endsWith('/value-at-stake')
        ? '?outcome=paid'
        : '';
    const own = ids[path.split('/{')[0] ?? ''] ?? 'unknown';
    return `${path.replace('{id}', own).replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')}${steps}`;
  };
  const schemaOf = (path: string, status: string) =>
    ajv.compile({
      $ref: `openapi#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/get/responses/${status}/content/application~1json/schema`,
    });

  test('of every read are what the OpenAPI document says', async () => {
    expect(reads().length).toBeGreaterThan(20);
    const asOwner = await signIn();
    for (const { path, operation } of reads()) {
      const types = Object.keys(operation.responses['200']?.content ?? {});
      if (types.length !== 1 || types[0] !== 'application/json') continue;
      const { status, body } = await call(server, addressOf(path), asOwner);
      expect([path, status]).toEqual([path, 200]);
      const isValid = schemaOf(path, '200');
      isValid(body);
      expect([path, isValid.errors ?? []]).toEqual([path, []]);
    }
  });

  test('to a call that cannot be answered are problem details, each with a code and what to do', async () => {
    for (const { path, operation } of reads().filter((one) =>
      one.operation.parameters?.some((each) => each.name === 'from'),
    )) {
      const address = `${addressOf(path)}${addressOf(path).includes('?') ? '&' : '?'}from=tomorrow`;
      const { status, body } = await call<{
        type: string;
        title: string;
        status: number;
        code: string;
        detail: string;
      }>(server, address);
      expect([path, operation.responses['default'] === undefined, status]).toEqual([path, false, 400]);
      expect(body).toMatchObject({ status: 400, code: 'TL_BAD_REQUEST' });
      expect(body.detail).toContain('from');
    }
  });

  test('are never larger than asked for', async () => {
    const { body } = await call<{ items: unknown[]; nextCursor: string | null }>(
      server,
      '/api/v1/journeys/all/cases?limit=1',
    );
    expect(body.items).toHaveLength(1);
    const next = await call<{ items: unknown[]; nextCursor: string | null }>(
      server,
      `/api/v1/journeys/all/cases?limit=1&cursor=${encodeURIComponent(body.nextCursor ?? '')}`,
    );
    expect(next.body.items).toHaveLength(1);
    expect(next.body.items).not.toEqual(body.items);
    expect(next.body.nextCursor).toBeNull();
  });
});
