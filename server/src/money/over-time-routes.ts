import { Fault } from '@throughline/core/faults';
import {
  capacityAnswerSchema,
  cohortsAnswerSchema,
  lifetimeAnswerSchema,
  stakeAnswerSchema,
} from '@throughline/core/money';
import { z } from 'zod';
import { type App, callerOf } from '../http/index.ts';
import { builtInJourney, viewQuery } from '../journeys/index.ts';
import { getOutcome, questionOf } from '../outcomes/index.ts';
import { readCapacity } from './capacity.ts';
import { readCohorts } from './cohorts.ts';
import { readLifetime } from './lifetime.ts';
import type { MoneyParts, OpenMoney } from './open-money.ts';
import { readStake } from './stake.ts';

const tags = ['Money'];

/** What customers bring over time, and what goes with a loss. */
export function moneyOverTimeRoutes(app: App, parts: MoneyParts, money: OpenMoney): void {
  app.get(
    '/api/v1/money/cohorts',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Contribution per original member by month of the first revenue and by age',
        response: { 200: cohortsAnswerSchema },
      },
    },
    (request) => {
      const { workspace } = callerOf(request);
      return money.answer({ workspace, journey: builtInJourney, name: 'cohorts', query: {} }, (question) =>
        readCohorts(parts.analytics, question),
      );
    },
  );
  lifetimeRoute(app, parts, money);
  app.get(
    '/api/v1/money/capacity',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Capacity that was paid for and not used, by function and month',
        response: { 200: capacityAnswerSchema },
      },
    },
    (request) => {
      const { workspace } = callerOf(request);
      return money.answer({ workspace, journey: builtInJourney, name: 'capacity', query: {} }, (question) =>
        readCapacity(parts.analytics, question),
      );
    },
  );
  stakeRoute(app, parts, money);
}

function lifetimeRoute(app: App, parts: MoneyParts, money: OpenMoney): void {
  app.get(
    '/api/v1/money/lifetime-value',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What coming purchases are worth, by tenths of customers, or why it cannot be told',
        querystring: z.object({
          months: z.coerce.number().int().min(1).max(60).default(12),
          discount: z.coerce.number().min(0).max(0.2).default(0.01).describe('A month: .01 is 1 %'),
        }),
        response: { 200: lifetimeAnswerSchema },
      },
    },
    (request) => {
      const { workspace } = callerOf(request);
      const { months } = request.query;
      // Finer steps change nothing that can be told, and each asks for a fit of its own.
      const discount = Math.round(request.query.discount * 1000) / 1000;
      const asked = { workspace, journey: builtInJourney, name: `lifetime ${months} ${discount}`, query: {} };
      return money.answer(asked, (question) => readLifetime(parts, question, { months, monthlyDiscount: discount }));
    },
  );
}

function stakeRoute(app: App, parts: MoneyParts, money: OpenMoney): void {
  app.get(
    '/api/v1/money/value-at-stake',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What each friction point puts at stake in a year, if it is the cause',
        querystring: viewQuery.extend({ outcome: z.string().min(1).max(200) }),
        response: { 200: stakeAnswerSchema },
      },
    },
    async (request) => {
      const { workspace } = callerOf(request);
      const { outcome: id, ...query } = request.query;
      const outcome = await getOutcome(parts.records, workspace, id);
      const { journey } = outcome.definition;
      const name = `stake ${id}@${outcome.version}`;
      return money.answer({ workspace, journey, name, query }, async (question) => {
        const { settings } = question.prices.reading;
        const currency = settings.currency ?? question.prices.currencies[0];
        if (currency === undefined)
          throw new Fault('TL_BAD_REQUEST', 'No event carries money yet. Write a rate card, or import costs.');
        const given = settings.outcomeValues.find((one) => one.outcome === id);
        const asked = { outcome: await questionOf(parts, workspace, outcome, query), money: question, currency };
        return readStake(parts.analytics, asked, {
          id,
          name: outcome.definition.name,
          version: outcome.version,
          outcomeValueMinor: given?.minor ?? 0,
          recoverability: given?.recoverability ?? 1,
        });
      });
    },
  );
}
