import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import { Fault, isFault } from '@throughline/core/faults';
import { type Scope, scopeCovers } from '@throughline/core/trust';
import fastify, { type FastifyRequest, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { problemSchema, sendProblem } from './problem.ts';
import type { App, Caller } from './routing.ts';
import { readShallowJson } from './shallow-json.ts';

export interface AppOptions {
  /** Says who calls, from a session cookie or a key; null when neither is given. Throws when one is given and wrong. */
  readonly identify: (request: FastifyRequest) => Promise<Caller | null>;
  /** Where the built screens are; null serves the API alone. */
  readonly webDirectory: string | null;
  readonly version: string;
  /** The part of the OpenAPI document that tells what is sent to others. */
  readonly webhooks?: Record<string, object>;
  /** Whether a proxy in front tells the caller's address and protocol. */
  readonly trustProxy: boolean;
  readonly logLevel: 'silent' | 'warn' | 'info';
}

/** The app without rooms: security headers, sign-in guard, errors as problem details, OpenAPI. */
export async function makeApp(options: AppOptions): Promise<App> {
  const app: App = fastify({
    logger:
      options.logLevel === 'silent'
        ? false
        : {
            level: options.logLevel,
            redact: ['req.headers.authorization', 'req.headers.cookie'],
            serializers: { req: plainRequest, err: plainError },
          },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    http: { maxHeaderSize: 65_536 },
    connectionTimeout: 600_000,
    bodyLimit: 5_000_000,
    routerOptions: { maxParamLength: 1000 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      // A call without a body may still say that it is JSON.
      done(null, body === '' ? undefined : readShallowJson(String(body)));
    } catch (error) {
      done(error instanceof Error ? error : null);
    }
  });
  app.setErrorHandler(sendProblem);
  app.decorateRequest('caller', null);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy, useDefaults: false },
    strictTransportSecurity: false,
  });
  await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 2048 });
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Throughline', version: options.version, description: 'The customer-journey platform.' },
      ...(options.webhooks === undefined ? {} : { webhooks: options.webhooks }),
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'throughline' },
          writeKey: { type: 'http', scheme: 'basic', description: 'The write key of a source as the user name' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  guardRoutes(app, options.identify);
  app.get('/api/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());
  await serveScreens(app, options.webDirectory);
  return app;
}

const contentPolicy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Every API route must say who may call it; a route that does not stops the start. */
function guardRoutes(app: App, identify: AppOptions['identify']): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (route.url.startsWith('/api/') && access === undefined) {
      throw new Fault('TL_CONFIG_INVALID', `Route ${String(route.method)} ${route.url} does not say who may call it.`);
    }
    if (route.schema === undefined || route.schema.hide === true) return;
    route.schema = {
      ...route.schema,
      ...(access === undefined
        ? {}
        : { security: access === 'public' ? [] : [{ key: [access] }, { session: [access] }] }),
      response: { ...(route.schema?.response as object | undefined), default: problemSchema },
    };
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    if (access === undefined || access === 'public') return;
    request.caller = await identify(request);
    if (request.caller === null) throw new Fault('TL_NOT_SIGNED_IN', 'Sign in first, or send an API key.');
    refuseForeignForms(request, request.caller);
    requireScope(request.caller, access);
  });
}

function requireScope(caller: Caller, needed: Scope): void {
  if (scopeCovers(caller.scope, needed)) return;
  throw new Fault(
    'TL_NOT_ALLOWED',
    `This needs the scope "${needed}"; yours is "${caller.scope}". Ask an owner of the workspace.`,
  );
}

/** A session comes with a cookie, which other sites can make a browser send: a change must come from our own pages. */
function refuseForeignForms(request: FastifyRequest, caller: Caller): void {
  if (caller.userId === null || ['GET', 'HEAD'].includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreignOrigin =
    origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host);
  if (foreignOrigin || (site !== undefined && site !== 'same-origin' && site !== 'none')) {
    throw new Fault('TL_NOT_ALLOWED', 'This change was sent from another site, so it was refused.');
  }
}

async function serveScreens(app: App, directory: string | null): Promise<void> {
  const hasScreens = directory !== null && existsSync(join(directory, 'index.html'));
  if (hasScreens) {
    await app.register(fastifyStatic, {
      root: directory,
      setHeaders: (response, path) => {
        response.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    if (hasScreens && wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendProblem(new Fault('TL_NOT_FOUND', 'There is nothing at this address.'), request, reply);
  });
}

/** What a log line tells of a request: never a query, which may name a customer. */
function plainRequest(request: FastifyRequest) {
  return { method: request.method, path: request.routeOptions?.url ?? '' };
}

/** What a log line tells of an error: never the values of a question, which may be a customer's or a secret. */
function plainError(error: Error & { code?: unknown }) {
  const cause = error.cause instanceof Error ? error.cause : null;
  const codeOf = (one: Error & { code?: unknown }) => (one.code === undefined ? '' : String(one.code));
  return {
    type: error.name,
    code: codeOf(error),
    message: isFault(error) ? error.message : firstWords(error.message),
    stack: (error.stack ?? '').split('\n').slice(1, 8).join('\n'),
    ...(cause === null ? {} : { cause: `${codeOf(cause)} ${firstWords(cause.message)}` }),
  };
}

/** The start of a message, up to where an engine begins to quote what it was asked. */
function firstWords(message: string): string {
  return (message.split(/ in scope |: While|'|"|\n/i)[0] ?? '').slice(0, 200);
}
