import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Scope } from '@throughline/core/trust';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** The app that rooms add their routes to; answers and requests are typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Who calls, and on which workspace. Set on every request to a route that is not public. */
export interface Caller {
  readonly workspace: string;
  readonly scope: Scope;
  /** A user's or a key's id, for the audit. */
  readonly actor: string;
  readonly userId: string | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must hold. Every route says it; `public` is for what works before sign-in. */
    access?: Scope | 'public';
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}
