import type { ImportJob, QuarantinedRow } from '@throughline/core/events';
import type { JourneyMap } from '@throughline/core/journeys';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, newDirectory, newWorkspace, type ServerProcess, startProcess } from '../running-server.ts';
import { damagedDocuments } from './damaged-documents.ts';
import type { DamagedFile } from './damaged-file.ts';
import { damagedTables } from './damaged-tables.ts';
import { damagedValues } from './damaged-values.ts';

const damagedFiles = [...damagedTables, ...damagedValues, ...damagedDocuments];

interface Problem {
  readonly code: string;
  readonly detail: string;
}

describe('a damaged file', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProcess(await newDirectory());
  });
  afterAll(() => server.stop());

  /** Sends a file and reads it in under the guessed mapping; answers the import as it ended, or the problem. */
  async function importFile(workspace: string, file: DamagedFile): Promise<ImportJob | Problem> {
    const sent = await call<ImportJob & Problem>(server, `/api/v1/imports?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      workspace,
      body: new Blob([file.bytes() as string | Uint8Array<ArrayBuffer>]),
      headers: { 'content-type': 'application/octet-stream' },
    });
    if (sent.status !== 201) return sent.body;
    const started = await call<ImportJob & Problem>(server, `/api/v1/imports/${sent.body.id}/start`, {
      method: 'POST',
      workspace,
      body: JSON.stringify({ mapping: sent.body.mapping }),
    });
    if (started.status !== 202) return started.body;
    for (;;) {
      const { body } = await call<ImportJob>(server, `/api/v1/imports/${sent.body.id}`, { workspace });
      if (body.state === 'failed') return { code: 'TL_FILE_DAMAGED', detail: body.error ?? '' };
      if (body.state === 'done') return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test('comes in more than fifty kinds', () => {
    expect(damagedFiles.length).toBeGreaterThanOrEqual(50);
    expect(new Set(damagedFiles.map((file) => file.what)).size).toBe(damagedFiles.length);
  });

  test.each(damagedFiles.map((file) => [file.what, file] as const))(
    '(%s) is reported, and its good rows are kept',
    async (_what, file) => {
      const workspace = await newWorkspace(server, file.what);
      const end = await importFile(workspace, file);
      const { body: map } = await call<JourneyMap>(server, '/api/v1/journeys/all/map', { workspace });
      if ('code' in end) {
        expect(end.code).toBe(file.refused);
        expect(end.detail.length).toBeGreaterThan(20);
        expect(map.population.events).toBe(0);
        return;
      }
      expect(file.refused).toBeUndefined();
      const { items } = (
        await call<{ items: QuarantinedRow[] }>(server, `/api/v1/imports/${end.id}/quarantine`, { workspace })
      ).body;
      expect(items.map((row) => row.reason).sort()).toEqual([...(file.quarantined ?? [])].sort());
      expect(end.result?.quarantined).toBe(items.length);
      expect(end.result?.duplicates).toBe(file.duplicates ?? 0);
      if (file.accepted === 'some') expect(end.result?.accepted).toBeGreaterThan(100);
      else expect(end.result?.accepted).toBe(file.accepted);
      expect(map.population.events).toBe(end.result?.accepted);
      if (file.activity !== undefined) expect(map.activities.map((one) => one.activity)).toContain(file.activity);
    },
    60_000,
  );

  test('leaves the server as ready as it was', async () => {
    expect((await call(server, '/health/ready', { key: null })).status).toBe(200);
  });
});
