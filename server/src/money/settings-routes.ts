import { moneySettingsSchema, moneySettingsVersionSchema } from '@throughline/core/money';
import { z } from 'zod';
import type { Records } from '../engines/index.ts';
import { type App, callerOf } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { getMoneySettings, keepMoneySettings, listMoneyVersions } from './settings-store.ts';

const tags = ['Money'];
const versions = z.object({
  items: z.array(z.object({ version: z.number().int(), author: z.string(), createdAt: z.iso.datetime() })),
  nextCursor: z.null(),
});

/** How a workspace reads money: rate card, rules, exchange rates. Every change is a version, and all of them stay. */
export function moneySettingsRoutes(app: App, records: Records): void {
  app.get(
    '/api/v1/money/settings',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Rate card, rules and exchange rates, in the newest or an older version',
        querystring: z.object({ version: z.coerce.number().int().min(0).optional() }),
        response: { 200: moneySettingsVersionSchema },
      },
    },
    (request) => getMoneySettings(records, callerOf(request).workspace, request.query.version ?? null),
  );
  app.get(
    '/api/v1/money/settings/versions',
    {
      config: { access: 'read' },
      schema: { tags, summary: 'The versions of the money settings, newest first', response: { 200: versions } },
    },
    async (request) => ({ items: await listMoneyVersions(records, callerOf(request).workspace), nextCursor: null }),
  );
  app.put(
    '/api/v1/money/settings',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Keep changed money settings as a new version; `from` is the version that was changed',
        body: z.object({ from: z.number().int().min(0), settings: moneySettingsSchema }),
        response: { 200: moneySettingsVersionSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { workspace, actor: author } = caller;
      const kept = await keepMoneySettings(records, { workspace, author, ...request.body });
      await recordChange(records, caller, 'money.change', `version ${kept.version}`);
      return kept;
    },
  );
}
