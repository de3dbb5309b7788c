import type { Funnel, FunnelQuestion } from '@throughline/core/journeys';
import { wilsonInterval } from '@throughline/core/statistics';
import type { Analytics } from '../engines/index.ts';
import funnelSql from './funnel.sql';
import { activitiesOf, funnelLevels } from './funnel-levels.ts';
import { readPopulation } from './population.ts';
import { askCases, evidenceOf, type View } from './view.ts';

interface FunnelRow {
  step: number;
  cases: number;
  customers: number;
  quantile_seconds: [number | null, number | null];
  timed_cases: number;
}

/** How many cases, and customers, reach each step; up to 20 steps, each met by any of its activities. */
export async function readFunnel(analytics: Analytics, view: View, question: FunnelQuestion): Promise<Funnel> {
  const parameters = {
    steps: question.steps.map((step) => [...step]),
    relevant: activitiesOf(question.steps),
    order: question.order,
    window_ms: Math.round(question.windowSeconds * 1000),
  };
  const [rows, [population]] = await Promise.all([
    askCases<FunnelRow>(
      analytics,
      view,
      funnelSql.replace('/*levels*/', () => funnelLevels(question)),
      parameters,
    ),
    readPopulation(analytics, view),
  ]);
  const reached = question.steps.map((_, index) => rows.find((row) => row.step === index + 1));
  const count = (index: number) => reached[index]?.cases ?? 0;
  const customers = (index: number) => reached[index]?.customers ?? 0;
  const share = (index: number, base: number) => ({
    value: customers(base) === 0 ? 0 : customers(index) / customers(base),
    of: customers(base),
    interval: wilsonInterval(customers(index), customers(base)),
  });
  return {
    order: question.order,
    windowSeconds: question.windowSeconds,
    steps: question.steps.map((activities, index) => {
      const timed = index > 0 && (reached[index]?.timed_cases ?? 0) > 0;
      return {
        activities: [...activities],
        cases: count(index),
        customers: customers(index),
        fromFirst: share(index, 0),
        fromPrevious: share(index, Math.max(0, index - 1)),
        dropped: index === 0 ? 0 : count(index - 1) - count(index),
        timedCases: index === 0 ? 0 : (reached[index]?.timed_cases ?? 0),
        medianSecondsFromPrevious: timed ? (reached[index]?.quantile_seconds[0] ?? null) : null,
        p90SecondsFromPrevious: timed ? (reached[index]?.quantile_seconds[1] ?? null) : null,
      };
    }),
    evidence: evidenceOf(view, { cases: population?.cases ?? 0, customers: population?.customers ?? 0 }),
  };
}
