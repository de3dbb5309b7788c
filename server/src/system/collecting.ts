import type { StreamState } from '@throughline/core/events';
import type { JourneyMap } from '@throughline/core/journeys';
import { call, newWorkspace, type ServerProcess } from './running-server.ts';

/** A source of its own on a running server, and how to send to it. */
export interface TestSource {
  readonly id: string;
  readonly writeKey: string;
  send(path: string, body: unknown, init?: RequestInit): Promise<{ status: number; body: SendAnswer }>;
}

export interface SendAnswer {
  readonly success?: boolean;
  readonly accepted?: number;
  readonly duplicates?: number;
  readonly quarantined?: { index: number; id: string; reason: string; detail: string }[];
  readonly detail?: string;
}

export async function newSource(server: ServerProcess, name: string, workspace?: string): Promise<TestSource> {
  const { body } = await call<{ id: string; writeKey: string }>(server, '/api/v1/sources', {
    method: 'POST',
    body: JSON.stringify({ name }),
    ...(workspace === undefined ? {} : { workspace }),
  });
  const authorization = `Basic ${Buffer.from(`${body.writeKey}:`).toString('base64')}`;
  return {
    ...body,
    async send(path, content, init = {}) {
      const response = await fetch(`${server.url}/v1/${path}`, {
        method: 'POST',
        body: typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
        ...init,
        headers: { authorization, 'content-type': 'application/json', ...init.headers },
      } as RequestInit);
      const text = await response.text();
      return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as SendAnswer };
    },
  };
}

/** A source in a workspace of its own. */
export async function newSourceAlone(
  server: ServerProcess,
  name: string,
): Promise<{ workspace: string; source: TestSource }> {
  const workspace = await newWorkspace(server, name);
  return { workspace, source: await newSource(server, 'shop', workspace) };
}

/** So many seconds after nine in the morning of a day in January. */
export function momentAt(seconds: number): string {
  return new Date(Date.UTC(2026, 0, 5, 9) + seconds * 1000).toISOString();
}

/** A message known by its customer, its name and its time. */
export function track(userId: string, event: string, seconds: number, more: object = {}) {
  return {
    type: 'track',
    userId,
    event,
    messageId: `${userId}-${event}-${seconds}`,
    timestamp: momentAt(seconds),
    ...more,
  };
}

/** Waits until every consumer of the stream has settled all that was accepted. */
export async function settled(server: ServerProcess): Promise<void> {
  for (;;) {
    const { body } = await call<StreamState>(server, '/api/v1/stream');
    if (body.consumers.every((one) => one.events === 0)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The map of a journey without what changes from one asking to the next. */
export async function mapOf(
  server: ServerProcess,
  journey = 'all',
  workspace?: string,
): Promise<Omit<JourneyMap, 'evidence'>> {
  const { body } = await call<JourneyMap>(
    server,
    `/api/v1/journeys/${journey}/map`,
    workspace === undefined ? {} : { workspace },
  );
  const { evidence: _, ...map } = body;
  return map;
}
