import { type FaultCode, isFault } from '@throughline/core/faults';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';

/** Problem details (RFC 9457): the answer to every call that fails. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'What went wrong and what to do next' });

type Problem = z.infer<typeof problemSchema>;

/** The one place that knows status codes. */
const statusOf: Readonly<Record<FaultCode, readonly [status: number, title: string]>> = {
  TL_BAD_REQUEST: [400, 'The request cannot be used as it is'],
  TL_NOT_SIGNED_IN: [401, 'Not signed in'],
  TL_WRONG_PASSWORD: [401, 'Wrong e-mail or password'],
  TL_NOT_ALLOWED: [403, 'Not allowed'],
  TL_NOT_FOUND: [404, 'Not found'],
  TL_JOURNEY_UNKNOWN: [404, 'No such journey'],
  TL_OUTCOME_UNKNOWN: [404, 'No such outcome'],
  TL_CASE_UNKNOWN: [404, 'No such case'],
  TL_CUSTOMER_UNKNOWN: [404, 'No such customer'],
  TL_IMPORT_UNKNOWN: [404, 'No such import'],
  TL_SEGMENT_UNKNOWN: [404, 'No such segment'],
  TL_STAGE_UNKNOWN: [404, 'No such life stage'],
  TL_CONFLICT: [409, 'This is in the way of something else'],
  TL_IMPORT_STATE: [409, 'The import is not at that point'],
  TL_TOO_LARGE: [413, 'Too large'],
  TL_FORMAT_UNKNOWN: [422, 'The format is not known'],
  TL_FILE_DAMAGED: [422, 'The file is damaged'],
  TL_MAPPING_INCOMPLETE: [422, 'The mapping is incomplete'],
  TL_DEFINITION_INVALID: [422, 'The definition does not hold'],
  TL_TOO_MANY: [429, 'Too many calls'],
  TL_CONNECTOR_FAILED: [422, 'The other side could not be read'],
  TL_SECRET_LOST: [409, 'The secret is lost'],
  TL_CONFIG_INVALID: [500, 'A setting is wrong'],
  TL_DATA_LOCKED: [503, 'The data is in use'],
  TL_ENGINE: [500, 'The engine could not answer'],
  TL_DISK_FULL: [507, 'The disk is full'],
  TL_NOT_READY: [503, 'Not ready yet'],
};

/** PostgreSQL's codes for zero bytes and halves of characters. */
const refusedTexts = new Set(['22021', '22P05', '22P02']);

/** Answers any error as problem details. What we did not foresee is logged with its stack and shown without it. */
export function sendProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500) request.log.error({ err: error }, problem.title);
  return reply.status(problem.status).type('application/problem+json').send(problem);
}

function problemOf(error: FastifyError | Error): Problem {
  if (isFault(error)) {
    const [status, title] = statusOf[error.code];
    return { type: typeOf(error.code), title, status, detail: error.message, code: error.code };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((one) => ({ path: one.instancePath, message: one.message ?? '' }));
    const detail = errors.map((one) => `${one.path === '' ? 'request' : one.path.slice(1)}: ${one.message}`).join('; ');
    return {
      type: typeOf('TL_BAD_REQUEST'),
      title: statusOf.TL_BAD_REQUEST[1],
      status: 400,
      detail,
      code: 'TL_BAD_REQUEST',
      errors,
    };
  }
  const code = 'code' in error ? String(error.code) : '';
  if (refusedTexts.has(code))
    return plain('TL_BAD_REQUEST', 400, 'A text of this request holds a character that cannot be stored.');
  if (code === '53100' || code === 'ENOSPC' || /no space left|ENOSPC/i.test(error.message))
    return plain('TL_DISK_FULL', 507, 'The disk is full. Free some space; nothing that was accepted is lost.');
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 429) return plain('TL_TOO_MANY', 429, 'Too many calls. Wait a moment and try again.');
  if (status === 413) return plain('TL_TOO_LARGE', 413, 'The body is larger than this route takes.');
  if (status < 500) return plain('TL_BAD_REQUEST', status, error.message);
  return plain('TL_ENGINE', 500, 'Something went wrong on the server. The log has the details.');
}

function plain(code: FaultCode, status: number, detail: string): Problem {
  return { type: typeOf(code), title: statusOf[code][1], status, detail, code };
}

function typeOf(code: FaultCode): string {
  return `urn:throughline:${code.toLowerCase().replaceAll('_', '-')}`;
}
