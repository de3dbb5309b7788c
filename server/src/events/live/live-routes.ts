import { type LiveChange, type LiveTick, streamSchema } from '@throughline/core/events';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Stream } from '../../engines/index.ts';
import { type App, callerOf, fileAnswer } from '../../http/index.ts';
import type { LiveView } from './live-view.ts';

export interface LiveParts {
  readonly stream: Stream;
  readonly view: LiveView;
  /** Changes when the cases of a workspace do. */
  readonly generationOf: (workspace: string) => number;
  /** Throws TL_NOT_FOUND for a source that is not of the workspace. */
  readonly requireSource: (workspace: string, source: string) => Promise<unknown>;
}

/** What a page listens to: a workspace, or one of its sources. */
interface Subject {
  readonly workspace: string;
  readonly source: string | null;
}

const tickMilliseconds = 1000;
/** A page that takes nothing for this many bytes is let go; it connects again by itself. */
const mostUnsentBytes = 1_000_000;
const mostListeners = 500;
/** Then a page connects anew, and whether it may listen is asked again. */
const longestMilliseconds = 600_000;
const tags = ['Events'];

/**
 * What happens now: how far the rooms are behind, and a feed for pages that listen. Answers what is to be called when the
 * cases of a workspace have followed new events.
 */
export function liveRoutes(app: App, parts: LiveParts): (workspace: string) => void {
  app.get(
    '/api/v1/stream',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'How far the consumers of the stream are behind', response: { 200: streamSchema } },
    },
    async () => ({ consumers: [...parts.stream.lags()] }),
  );
  const listeners = new Listeners(parts);
  app.addHook('onClose', async () => listeners.close());
  app.get(
    '/api/v1/live',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What happens, once a second, and each change of the cases at once, as server-sent events',
        response: { 200: fileAnswer('text/event-stream') },
      },
    },
    async (request, reply) => {
      listeners.add({ workspace: callerOf(request).workspace, source: null }, reply);
      return reply;
    },
  );
  app.get(
    '/api/v1/sources/:id/tail',
    {
      config: { access: 'read' },
      schema: {
        tags: ['Sources'],
        summary: 'What a source sends, once a second, as server-sent events',
        params: z.object({ id: z.string().min(1).max(100) }),
        response: { 200: fileAnswer('text/event-stream') },
      },
    },
    async (request, reply) => {
      const subject = { workspace: callerOf(request).workspace, source: request.params.id };
      await parts.requireSource(subject.workspace, subject.source);
      listeners.add(subject, reply);
      return reply;
    },
  );
  return (workspace) => listeners.changed(workspace);
}

/** The pages that listen, and the one clock that serves them. */
class Listeners {
  readonly #parts: LiveParts;
  readonly #replies = new Map<FastifyReply, Subject & { readonly since: number }>();
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  add(subject: Subject, reply: FastifyReply): void {
    reply.hijack();
    const { raw } = reply;
    if (this.#replies.size >= mostListeners) {
      raw.writeHead(503, { 'retry-after': '10' }).end();
      return;
    }
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 2000\n\n');
    this.#replies.set(reply, { ...subject, since: performance.now() });
    raw.once('close', () => this.#replies.delete(reply));
    this.#timer ??= setInterval(() => this.#tick(), tickMilliseconds);
  }

  /** Tells the pages of a workspace that its cases have changed: they ask again without waiting for the next tick. */
  changed(workspace: string): void {
    const change: LiveChange = { generation: this.#parts.generationOf(workspace) };
    for (const [reply, subject] of this.#replies)
      if (subject.workspace === workspace && subject.source === null) this.#tellOne(reply, 'change', change);
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    for (const reply of this.#replies.keys()) reply.raw.end();
  }

  #tick(): void {
    if (this.#replies.size === 0 && this.#timer !== null) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
    const ticks = new Map<string, LiveTick>();
    for (const [reply, { since, ...subject }] of this.#replies) {
      const key = `${subject.workspace}\n${subject.source ?? ''}`;
      const tick = ticks.get(key) ?? this.#tickOf(subject);
      ticks.set(key, tick);
      this.#tellOne(reply, 'tick', tick);
      if (performance.now() - since > longestMilliseconds) reply.raw.end();
    }
  }

  #tickOf(subject: Subject): LiveTick {
    const lagSeconds = Math.max(0, ...this.#parts.stream.lags().map((one) => one.seconds));
    const generation = this.#parts.generationOf(subject.workspace);
    return { ...this.#parts.view.tick(subject, tickMilliseconds / 1000), generation, lagSeconds };
  }

  #tellOne({ raw }: FastifyReply, what: 'tick' | 'change', data: LiveTick | LiveChange): void {
    if (raw.writableLength > mostUnsentBytes) raw.destroy();
    else raw.write(`event: ${what}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
