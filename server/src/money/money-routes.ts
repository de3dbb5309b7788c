import {
  caseMoneySchema,
  journeyMoneySchema,
  moneyDimensionSchema,
  reconciliationSchema,
} from '@throughline/core/money';
import { z } from 'zod';
import { type App, callerOf, limitQuery } from '../http/index.ts';
import { viewQuery } from '../journeys/index.ts';
import { readCaseMoney } from './case-money.ts';
import { readJourneyMoney } from './journey-money.ts';
import { chosenByOutcome, type MoneyParts, OpenMoney } from './open-money.ts';
import { moneyOverTimeRoutes } from './over-time-routes.ts';
import { readReconciliation } from './reconciliation.ts';
import { moneySettingsRoutes } from './settings-routes.ts';

const tags = ['Money'];
const journeyId = z.object({ id: z.string().min(1).max(200) });
const usualItems = 200;
/** How often a sum that does not agree is looked at again. */
const looksAgain = 2;

/** What each journey costs and earns. */
export function moneyRoutes(app: App, parts: MoneyParts): void {
  const money = new OpenMoney(parts);
  moneySettingsRoutes(app, parts.records);
  journeyRoutes(app, parts, money);
  reconciliationRoute(app, parts, money);
  moneyOverTimeRoutes(app, parts, money);
}

function journeyRoutes(app: App, parts: MoneyParts, money: OpenMoney): void {
  app.get(
    '/api/v1/money/journeys/:id',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What the cases of a journey earned and cost, in all and taken apart',
        params: journeyId,
        querystring: viewQuery.extend({
          by: moneyDimensionSchema.default('step'),
          outcome: z.string().max(200).optional().describe('Whose standing tells the cases apart, by=outcome'),
          limit: limitQuery(1000, usualItems),
        }),
        response: { 200: journeyMoneySchema },
      },
    },
    (request) => {
      const { workspace } = callerOf(request);
      const { id: journey } = request.params;
      const { query } = request;
      return money.answer({ workspace, journey, name: 'journey', query }, async (question) => {
        const chosen = await chosenByOutcome(parts, { workspace, journey }, query);
        return readJourneyMoney(parts.analytics, question, { by: query.by, limit: query.limit, chosen });
      });
    },
  );
  app.get(
    '/api/v1/money/journeys/:id/cases/:caseId',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The profit and loss of one case, step by step',
        params: journeyId.extend({ caseId: z.string().min(1).max(1000) }),
        response: { 200: caseMoneySchema },
      },
    },
    (request) => {
      const { workspace } = callerOf(request);
      const { id: journey, caseId } = request.params;
      return money.answer({ workspace, journey, name: 'case', query: { caseId } }, (question) =>
        readCaseMoney(parts.analytics, question, caseId),
      );
    },
  );
}

function reconciliationRoute(app: App, parts: MoneyParts, money: OpenMoney): void {
  app.get(
    '/api/v1/money/reconciliation',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Whether the money of a journey adds up to that of its events, each counted once',
        querystring: z.object({ journey: z.string().min(1).max(200).default('all') }),
        response: { 200: reconciliationSchema },
      },
    },
    (request) => {
      const { journey } = request.query;
      const { workspace } = callerOf(request);
      return money.answer({ workspace, journey, name: 'reconciliation', query: {} }, async (question) => {
        const read = () => readReconciliation(parts.analytics, question, parts.builder.unkept(workspace));
        // A case that is being cut under another name may be there twice for a moment.
        let found = await read();
        for (let again = 0; !found.agrees && again < looksAgain; again++) found = await read();
        return { ...found, isBehind: !found.agrees && (await parts.isBehind(workspace)) };
      });
    },
  );
}
