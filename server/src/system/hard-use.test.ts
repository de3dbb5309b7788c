import type { ImportJob } from '@throughline/core/events';
import type { CaseTimeline, Journey } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootstrapKey, call, newDirectory, newWorkspace, type ServerProcess, startProcess } from './running-server.ts';

interface Problem {
  readonly code: string;
  readonly detail: string;
}

function table(rows: number, at: (row: number) => string = () => '2025-01-02T08:00:00Z'): string {
  const lines = Array.from({ length: rows }, (_, i) => `c${i},${i % 2 === 0 ? 'Ordered' : 'Called'},${at(i)}`);
  return `customer_id,activity,timestamp\n${lines.join('\n')}\n`;
}

describe('a server in hard use', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
  });
  afterAll(() => server.stop());

  async function start(workspace: string, text: string): Promise<string> {
    const { body } = await call<ImportJob>(server, '/api/v1/imports?name=a.csv', {
      method: 'POST',
      workspace,
      body: new Blob([text]),
      headers: { 'content-type': 'application/octet-stream' },
    });
    const started = await call(server, `/api/v1/imports/${body.id}/start`, {
      method: 'POST',
      workspace,
      body: JSON.stringify({ mapping: body.mapping }),
    });
    expect(started.status).toBe(202);
    return body.id;
  }

  async function ended(workspace: string, id: string): Promise<ImportJob> {
    for (;;) {
      const { body } = await call<ImportJob>(server, `/api/v1/imports/${id}`, { workspace });
      if (['done', 'failed', 'cancelled', 'undone'].includes(body.state)) return body;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async function builtJourney(workspace: string, id: string): Promise<Journey> {
    for (;;) {
      const { body } = await call<Journey>(server, `/api/v1/journeys/${id}`, { workspace });
      if (body.state !== 'building') return body;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  const post = <T>(workspace: string, path: string, body: unknown, key = bootstrapKey) =>
    call<T>(server, `/api/v1${path}`, { method: 'POST', workspace, key, body: JSON.stringify(body) });

  test('gives each case its own answer, one after the other, and none for a case that is not there', async () => {
    const workspace = await newWorkspace(server, 'Cases');
    await ended(workspace, await start(workspace, table(3)));
    for (const id of ['c0', 'c1', 'c2', 'c0']) {
      const { body } = await call<CaseTimeline>(server, `/api/v1/journeys/all/cases/${id}`, { workspace });
      expect(body.case.id).toBe(id);
    }
    const { status, body } = await call<Problem>(server, '/api/v1/journeys/all/cases/nobody', { workspace });
    expect([status, body.code]).toEqual([404, 'TL_CASE_UNKNOWN']);
  });

  test('cancels an import that waits behind another, and goes on with the one after it', async () => {
    const workspace = await newWorkspace(server, 'Queue');
    const first = await start(workspace, table(60_000));
    const second = await start(workspace, table(70_000));
    const third = await start(workspace, table(10));
    expect((await post(workspace, `/imports/${second}/cancel`, undefined)).status).toBe(202);
    expect((await ended(workspace, first)).result?.accepted).toBe(60_000);
    expect((await ended(workspace, third)).state).toBe('done');
    expect(await ended(workspace, second)).toMatchObject({ state: 'cancelled', result: null });
  });

  test('makes a journey and an outcome once when many ask for it at the same time', async () => {
    const workspace = await newWorkspace(server, 'At once');
    const all = { kind: 'all', of: [] };
    const journey = { name: 'Orders', events: all, notion: { kind: 'customer' } };
    const outcome = { name: 'Bought', journey: 'all', success: { kind: 'event', where: all } };
    for (const [path, definition] of [
      ['/journeys', journey],
      ['/outcomes', outcome],
    ] as const) {
      const answers = await Promise.all(
        Array.from({ length: 6 }, async () => (await post(workspace, path, definition)).status),
      );
      expect(answers.sort()).toEqual([201, 409, 409, 409, 409, 409]);
    }
  });

  test('brings a file in although one journey of the workspace cannot be cut', async () => {
    const workspace = await newWorkspace(server, 'One bad journey');
    const test = { kind: 'property', name: 'x'.repeat(400), op: 'is', value: 'y' };
    const many = { kind: 'any', of: Array.from({ length: 100 }, () => test) };
    const definition = {
      name: 'Too much',
      events: { kind: 'any', of: Array.from({ length: 90 }, () => many) },
      notion: { kind: 'customer' },
    };
    expect((await post(workspace, '/journeys', definition)).status).toBe(201);
    expect((await ended(workspace, await start(workspace, table(4)))).state).toBe('done');
    expect((await builtJourney(workspace, 'too-much')).state).toBe('failed');
    expect((await builtJourney(workspace, 'all')).cases).toBe(4);
  });

  test('refuses JSON that is nested to exhaust it', async () => {
    const workspace = await newWorkspace(server, 'Deep');
    const deep = `${'{"kind":"not","of":'.repeat(4000)}{"kind":"all","of":[]}${'}'.repeat(4000)}`;
    const body = `{"name":"Deep","notion":{"kind":"customer"},"events":${deep}}`;
    const { status, body: problem } = await call<Problem>(server, '/api/v1/journeys', {
      method: 'POST',
      workspace,
      body,
    });
    expect([status, problem.code]).toEqual([400, 'TL_BAD_REQUEST']);
    const huge = {
      name: 'Huge',
      notion: { kind: 'customer' },
      events: { kind: 'property', name: 'x', op: 'over', value: 1e20 },
    };
    expect((await post(workspace, '/journeys', huge)).status).toBe(201);
    expect((await builtJourney(workspace, 'huge')).state).toBe('current');
    for (const bad of ['from=2026-02-31', 'filter=%5B', `filter=${encodeURIComponent(deep.slice(0, 19_000))}`])
      expect([bad.slice(0, 20), (await call(server, `/api/v1/journeys/all/map?${bad}`, { workspace })).status]).toEqual(
        [bad.slice(0, 20), 400],
      );
  });

  test('keeps every row in quarantine that still cannot be read, also past a page', async () => {
    const workspace = await newWorkspace(server, 'Quarantine');
    const id = await start(
      workspace,
      `${table(2)}${table(1200, () => 'never')
        .split('\n')
        .slice(1)
        .join('\n')}`,
    );
    expect((await ended(workspace, id)).result?.quarantined).toBe(1200);
    const items = Array.from({ length: 1200 }, (_, i) => ({ ordinal: i + 3, raw: `c${i},Ordered,still never` }));
    const { body } = await post<{ accepted: number }>(workspace, `/imports/${id}/quarantine/replay`, { items });
    expect(body.accepted).toBe(0);
    const left = await call<{ total: number }>(server, `/api/v1/imports/${id}/quarantine?limit=1`, { workspace });
    expect(left.body.total).toBe(1200);
  });

  test('does not let an owner of one workspace choose the password of an owner of another', async () => {
    const [theirs, ours] = [await newWorkspace(server, 'Theirs'), await newWorkspace(server, 'Ours')];
    const key = async (workspace: string) =>
      (await post<{ key: string }>(workspace, '/keys', { name: 'k', scope: 'admin' })).body.key;
    const member = { email: 'ceo@example.com', name: 'C', role: 'owner' };
    const planted = await post(theirs, '/members', { ...member, password: 'chosen-by-a-stranger' }, await key(theirs));
    expect(planted.status).toBe(201);
    const { status, body } = await post<Problem>(
      ours,
      '/members',
      { ...member, password: 'chosen-by-ourselves' },
      await key(ours),
    );
    expect([status, body.code]).toEqual([409, 'TL_CONFLICT']);
    expect((await post(ours, '/workspaces', { name: 'Orphan' }, await key(ours))).status).toBe(403);
  });

  test('does not take out events that a later file relies on without saying so', async () => {
    const workspace = await newWorkspace(server, 'Undo');
    const first = await start(workspace, table(10));
    await ended(workspace, first);
    const second = await start(workspace, table(14));
    expect((await ended(workspace, second)).result).toMatchObject({ accepted: 4, duplicates: 10 });
    const undo = (id: string, more = '') =>
      call<Problem>(server, `/api/v1/imports/${id}${more}`, { method: 'DELETE', workspace });
    const { status, body } = await undo(first);
    expect([status, body.code]).toEqual([409, 'TL_CONFLICT']);
    expect(body.detail).toContain('10 of its events');
    expect((await undo(first, '?anyway=true')).status).toBe(202);
    expect((await ended(workspace, first)).state).toBe('undone');
    const both = await Promise.all([undo(second), undo(second)]);
    expect(both.map((one) => one.status).sort()).toEqual([202, 409]);
    await ended(workspace, second);
    const unstarted = await call<ImportJob>(server, '/api/v1/imports?name=b.csv', {
      method: 'POST',
      workspace,
      body: new Blob([table(3)]),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect((await undo(unstarted.body.id)).status).toBe(204);
    const { body: list } = await call<{ items: ImportJob[] }>(server, '/api/v1/imports', { workspace });
    expect(list.items.map((one) => one.state)).toEqual(['undone', 'undone']);
    expect((await builtJourney(workspace, 'all')).cases).toBe(0);
  });

  test('shows nothing of a deleted journey under a new one of its name', async () => {
    const workspace = await newWorkspace(server, 'Names');
    await ended(workspace, await start(workspace, table(40)));
    const gap = { name: 'Ghost', notion: { kind: 'gap', gapSeconds: 60 } };
    await post(workspace, '/journeys', gap);
    await call(server, '/api/v1/journeys/ghost', { method: 'DELETE', workspace });
    const events = { kind: 'field', field: 'activity', op: 'is', value: 'Called' };
    await post(workspace, '/journeys', { name: 'Ghost', notion: { kind: 'customer' }, events });
    expect((await builtJourney(workspace, 'ghost')).cases).toBe(20);
  });

  test('tells nothing of a question or a secret when it cannot answer', async () => {
    const workspace = await newWorkspace(server, 'Silent');
    const one = 'customer_id,activity,timestamp\nsomebody-known,Ordered,2025-01-02T08:00:00Z\n';
    await ended(workspace, await start(workspace, one));
    const cursor = Buffer.from('[1,"("]').toString('base64url');
    const { status, body } = await call<Problem>(server, `/api/v1/customers/somebody-known/timeline?cursor=${cursor}`, {
      workspace,
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toMatch(/select|somebody-known/i);
    const member = { email: 'n@example.com', name: 'a\u0000b', role: 'viewer', password: 'a-password-to-hide' };
    expect((await post(workspace, '/members', member)).status).toBe(400);
    expect(server.output()).not.toMatch(/argon2|somebody-known|a-password-to-hide/);
  });
});
