import { privacyRulesSchema } from '@throughline/core/events';
import { z } from 'zod';
import { type App, callerOf } from '../../http/index.ts';
import { recordChange } from '../../trust/index.ts';
import { previewPrivacy } from './preview-privacy.ts';
import { changedSchema, sourceById } from './report-routes.ts';
import type { SourceScope } from './source-counts.ts';
import { requireAnySource } from './source-report.ts';
import { type RuleParts, readRules, writeRules } from './source-rules.ts';

const tags = ['Sources'];
const previewSchema = z.object({
  events: z.number().int().describe('The newest events that were tried'),
  changed: z.number().int().describe('Of these, those that would be stored otherwise'),
  examples: z.array(z.object({ field: z.string(), before: z.string(), after: z.string().nullable() })),
});

/** What is hidden of the events of a source before they are stored. */
export function privacyRoutes(app: App, parts: RuleParts): void {
  app.get(
    '/api/v1/sources/:id/privacy',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What is hidden of the events of a source before they are stored',
        params: sourceById,
        response: { 200: privacyRulesSchema.extend(changedSchema) },
      },
    },
    async (request) => {
      const scope = { workspace: callerOf(request).workspace, source: request.params.id };
      await requirePrivate(parts, scope);
      const { rules, ...rest } = await readRules(parts.records, scope, 'privacy');
      return { ...rest, ...rules };
    },
  );
  app.put(
    '/api/v1/sources/:id/privacy',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'Change what is hidden of events that come from now on',
        params: sourceById,
        body: privacyRulesSchema,
        response: { 200: z.object({ version: z.number().int() }) },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const scope = { workspace: caller.workspace, source: request.params.id };
      await requirePrivate(parts, scope);
      const change = { kind: 'privacy' as const, rules: request.body };
      const made = await writeRules(parts.records, { ...scope, author: caller.actor }, change);
      parts.rulesChanged();
      await recordChange(parts.records, caller, 'source.privacy', scope.source);
      return { version: made };
    },
  );
  previewRoute(app, parts);
}

function previewRoute(app: App, parts: RuleParts): void {
  app.post(
    '/api/v1/sources/:id/privacy/preview',
    {
      config: { access: 'admin' },
      schema: {
        tags,
        summary: 'What rules would have made of the newest events; nothing is kept',
        params: sourceById,
        body: privacyRulesSchema,
        response: { 200: previewSchema },
      },
    },
    async (request) => {
      const scope = { workspace: callerOf(request).workspace, source: request.params.id };
      await requirePrivate(parts, scope);
      return previewPrivacy(parts, scope, request.body);
    },
  );
}

/** Rules for files can be made before the first file comes. */
async function requirePrivate(parts: RuleParts, scope: SourceScope): Promise<void> {
  if (scope.source !== 'files') await requireAnySource(parts, scope);
}
