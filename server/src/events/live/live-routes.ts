import { type LiveTick, streamSchema } from '@throughline/core/events';
import type { FastifyReply } from 'fastify';
import type { Stream } from '../../engines/index.ts';
import { type App, callerOf, fileAnswer } from '../../http/index.ts';
import type { LiveView } from './live-view.ts';

export interface LiveParts {
  readonly stream: Stream;
  readonly view: LiveView;
  /** Changes when the cases of a workspace do. */
  readonly generationOf: (workspace: string) => number;
}

const tickMilliseconds = 1000;
/** A page that takes nothing for this many bytes is let go; it connects again by itself. */
const mostUnsentBytes = 1_000_000;
const mostListeners = 500;
/** Then a page connects anew, and whether it may listen is asked again. */
const longestMilliseconds = 600_000;
const tags = ['Events'];

/** What happens now: how far the rooms are behind, and a feed for pages that listen. */
export function liveRoutes(app: App, parts: LiveParts): void {
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
        summary: 'What happens, once a second, as server-sent events',
        response: { 200: fileAnswer('text/event-stream') },
      },
    },
    async (request, reply) => {
      listeners.add(callerOf(request).workspace, reply);
      return reply;
    },
  );
}

/** The pages that listen, and the one clock that serves them. */
class Listeners {
  readonly #parts: LiveParts;
  readonly #replies = new Map<FastifyReply, { readonly workspace: string; readonly since: number }>();
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: LiveParts) {
    this.#parts = parts;
  }

  add(workspace: string, reply: FastifyReply): void {
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
    this.#replies.set(reply, { workspace, since: performance.now() });
    raw.once('close', () => this.#replies.delete(reply));
    this.#timer ??= setInterval(() => this.#tick(), tickMilliseconds);
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
    for (const [reply, { workspace, since }] of this.#replies) {
      const tick = ticks.get(workspace) ?? this.#tickOf(workspace);
      ticks.set(workspace, tick);
      this.#tellOne(reply, tick);
      if (performance.now() - since > longestMilliseconds) reply.raw.end();
    }
  }

  #tickOf(workspace: string): LiveTick {
    const lagSeconds = Math.max(0, ...this.#parts.stream.lags().map((one) => one.seconds));
    const generation = this.#parts.generationOf(workspace);
    return { ...this.#parts.view.tick(workspace, tickMilliseconds / 1000), generation, lagSeconds };
  }

  #tellOne({ raw }: FastifyReply, tick: LiveTick): void {
    if (raw.writableLength > mostUnsentBytes) raw.destroy();
    else raw.write(`event: tick\ndata: ${JSON.stringify(tick)}\n\n`);
  }
}
