import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootstrapKey, call, newDirectory, newWorkspace, type ServerProcess, startProcess } from './running-server.ts';

interface Operation {
  security?: Record<string, string[]>[];
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

const levels = ['read', 'write', 'admin'];

describe('access', () => {
  let server: ServerProcess;
  let document: OpenApi;
  let operations: { method: string; path: string; needs: string | null; takesWriteKey: boolean }[];
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
    document = (await call<OpenApi>(server, '/api/openapi.json', { key: null })).body;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: path.replaceAll(/\{\w+\}/g, 'some-id'),
        needs: operation.security?.[0]?.['key']?.[0] ?? null,
        takesWriteKey: operation.security?.[0]?.['writeKey'] !== undefined,
      })),
    );
  });
  afterAll(() => server.stop());

  const hit = async (one: { method: string; path: string }, key: string | null) => {
    const empty = one.path.startsWith('/v1/') ? '{"batch":[]}' : '{}';
    const body = one.method === 'GET' || one.method === 'DELETE' ? {} : { body: empty };
    return (await call(server, one.path, { method: one.method, key, ...body })).status;
  };

  test('the document is OpenAPI 3.1 and knows every stable path of this release', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    const stable = [
      '/journeys',
      '/journeys/{id}/map',
      '/journeys/{id}/variants',
      '/journeys/{id}/funnel',
      '/journeys/{id}/cases',
      '/journeys/{id}/cases/{caseId}',
      '/customers/{customerId}/timeline',
      '/money/journeys/{id}',
      '/sources',
      '/imports',
    ];
    for (const path of stable) expect(Object.keys(document.paths)).toContain(`/api/v1${path}`);
  });

  test('every route but sign-in and health refuses a caller without a key', async () => {
    const unguarded = operations.filter((one) => one.needs === null && !one.takesWriteKey);
    expect(unguarded.map((one) => `${one.method} ${one.path}`).sort()).toEqual([
      'GET /health/live',
      'GET /health/ready',
      'POST /api/v1/session',
    ]);
    for (const one of operations.filter((each) => each.needs !== null || each.takesWriteKey)) {
      expect([one.path, one.method, await hit(one, null)]).toEqual([one.path, one.method, 401]);
      expect([one.path, one.method, await hit(one, 'tlk_not-a-key-of-anybody')]).toEqual([one.path, one.method, 401]);
    }
  });

  test('a key with less than a route needs is refused, on every route', async () => {
    for (const [rank, scope] of levels.entries()) {
      const { body } = await call<{ key: string }>(server, '/api/v1/keys', {
        method: 'POST',
        body: JSON.stringify({ name: scope, scope }),
      });
      for (const one of operations.filter((each) => each.needs !== null && levels.indexOf(each.needs) > rank)) {
        expect([scope, one.path, one.method, await hit(one, body.key)]).toEqual([scope, one.path, one.method, 403]);
      }
    }
  });

  test("a source's write key can read nothing", async () => {
    const { body } = await call<{ writeKey: string }>(server, '/api/v1/sources', {
      method: 'POST',
      body: JSON.stringify({ name: 'web' }),
    });
    for (const one of operations.filter((each) => each.needs !== null)) {
      expect([one.path, one.method, await hit(one, body.writeKey)]).toEqual([one.path, one.method, 403]);
    }
  });

  test("a source's write key ends when it is renewed or withdrawn", async () => {
    const change = (path: string, method: string, body?: object) =>
      call<{ id: string; writeKey: string }>(server, `/api/v1/sources${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const isKnown = async (key: string) => (await call(server, '/api/v1/sources', { key })).status === 403;
    const { id, writeKey: first } = (await change('', 'POST', { name: 'shop' })).body;
    expect(await isKnown(first)).toBe(true);
    const second = (await change(`/${id}/write-key`, 'POST', {})).body.writeKey;
    expect([await isKnown(first), await isKnown(second)]).toEqual([false, true]);
    expect((await change(`/${id}/write-key`, 'DELETE')).status).toBe(204);
    expect(await isKnown(second)).toBe(false);
  });

  test('a member of one workspace can read nothing of another', async () => {
    const theirs = await newWorkspace(server, 'Theirs');
    const member = { email: 'vera@example.com', name: 'Vera', role: 'viewer', password: 'a-long-password-1' };
    await call(server, '/api/v1/members', { method: 'POST', body: JSON.stringify(member) });
    const signedIn = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: member.email, password: member.password }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    const read = (path: string, workspace?: string) =>
      fetch(`${server.url}${path}`, {
        headers: { cookie, ...(workspace === undefined ? {} : { 'throughline-workspace': workspace }) },
      });
    expect((await read('/api/v1/journeys')).status).toBe(200);
    // A link names the workspace in its address.
    expect((await read(`/api/v1/export?format=csv&workspace=${theirs}`)).status).toBe(403);
    for (const one of operations.filter((each) => each.method === 'GET' && each.needs === 'read')) {
      expect([one.path, (await read(one.path, theirs)).status]).toEqual([one.path, 403]);
    }
    const change = await fetch(`${server.url}/api/v1/journeys`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(change.status).toBe(403);
  });

  test('an address may name the workspace, as a link can send no header', async () => {
    const workspace = await newWorkspace(server, 'Linked');
    const body = JSON.stringify({ name: 'Linked shop' });
    await call(server, '/api/v1/sources', { method: 'POST', body, workspace });
    const names = async (query: string) => {
      const { body } = await call<{ items: { name: string }[] }>(server, `/api/v1/sources${query}`);
      return body.items.map((one) => one.name);
    };
    expect(await names(`?workspace=${workspace}`)).toEqual(['Linked shop']);
    expect(await names('')).not.toContain('Linked shop');
  });

  test('a change sent from another site with a session cookie is refused', async () => {
    const { body } = await call<{ items: { email: string }[] }>(server, '/api/v1/members');
    expect(body.items.length).toBeGreaterThan(0);
    const password = /password (\S+)$/m.exec(server.output())?.[1] ?? '';
    const signedIn = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'owner@throughline.local', password }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const send = (origin: string) =>
      fetch(`${server.url}/api/v1/sources`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ name: origin }),
      });
    expect((await send('https://evil.example')).status).toBe(403);
    expect((await send(server.url)).status).toBe(201);
  });

  test('wrong passwords are refused alike for known and unknown people, and slowed down', async () => {
    const attempt = (email: string) =>
      call<{ detail: string }>(server, '/api/v1/session', {
        method: 'POST',
        key: null,
        body: JSON.stringify({ email, password: 'wrong' }),
      });
    const [known, unknown] = [await attempt('owner@throughline.local'), await attempt('nobody@example.com')];
    expect([known.status, known.body.detail]).toEqual([unknown.status, unknown.body.detail]);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await attempt('owner@throughline.local')).status);
    expect(statuses).toContain(429);
  });

  test('the bootstrap key is not in what the server prints', () => {
    expect(server.output()).not.toContain(bootstrapKey);
  });
});
