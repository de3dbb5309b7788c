import { Fault } from '@throughline/core/faults';
import type { FastifyRequest } from 'fastify';
import type { Caller } from './routing.ts';

/** The caller of a route that is not public; the guard has already let them through. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Fault('TL_NOT_SIGNED_IN', 'Sign in first, or send an API key.');
  return request.caller;
}
