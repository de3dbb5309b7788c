import { Worker } from 'node:worker_threads';
import { Fault } from '@throughline/core/faults';
import type { LifetimeAnswer } from '@throughline/core/money';
import type { Analytics } from '../engines/index.ts';
import { askMoney, type MoneyQuestion, stepsOf } from './ask-money.ts';
import { evidenceFor, readJourneyMoney } from './journey-money.ts';
import knownUntil from './known-day.sql';
import lifetimeCustomers from './lifetime-customers.sql';
import type { LifetimeTask } from './lifetime-task.ts';

/** Customers for whom the models are fitted, chosen by chance where there are more. */
const mostCustomers = 4000;

interface BuyerRow {
  days: number[];
  mean_minor: number;
  buyers: number;
}

interface LifetimeParts {
  readonly analytics: Analytics;
  readonly workerUrl: URL;
}

/** What coming purchases are worth, from the first line of money of the workspace. */
export async function readLifetime(
  { analytics, workerUrl }: LifetimeParts,
  question: MoneyQuestion,
  horizon: LifetimeTask['horizon'],
): Promise<LifetimeAnswer> {
  const { prices, view } = question;
  const { settings, version } = prices.reading;
  const { totals } = await readJourneyMoney(analytics, question, { by: 'month', limit: 1, chosen: null });
  const largest = totals.toSorted((a, b) => b.revenueMinor - a.revenueMinor)[0];
  const currency = settings.currency ?? largest?.currency ?? '';
  const total = totals.find((one) => one.currency === currency);
  const [known] = await analytics.query<{ day: number }>(knownUntil, { workspace: view.workspace });
  const rows = await askMoney<BuyerRow>(analytics, question, lifetimeCustomers, {
    source: stepsOf(question, { by: null, withTimes: true }),
    currency,
    parameters: { limit: mostCustomers },
  });
  const buyers = rows[0]?.buyers ?? 0;
  const result = await work(workerUrl, {
    currency,
    contractual: settings.contractual,
    marginShare: Math.max(0, total?.marginShare ?? 0),
    horizon,
    buyers,
    asOfDay: known?.day ?? 0,
    customers: rows.map((row) => ({ days: row.days, meanMinor: row.mean_minor })),
  });
  return { result, settingsVersion: version, evidence: evidenceFor(question, { cases: buyers, customers: buyers }) };
}

/** One fit at a time, whoever asks: each takes a processor and some hundred megabytes. */
let fits: Promise<unknown> = Promise.resolve();

function work(workerUrl: URL, task: LifetimeTask): Promise<LifetimeAnswer['result']> {
  const fit = fits.then(() => fitOnce(workerUrl, task));
  fits = fit.catch(() => undefined);
  return fit;
}

function fitOnce(workerUrl: URL, task: LifetimeTask): Promise<LifetimeAnswer['result']> {
  const worker = new Worker(workerUrl, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  return new Promise<LifetimeAnswer['result']>((resolve, reject) => {
    worker.once('message', (said: { result?: LifetimeAnswer['result']; problem?: string }) => {
      if (said.result !== undefined) resolve(said.result);
      else reject(new Fault('TL_BAD_REQUEST', said.problem ?? 'Lifetime value could not be worked out.'));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Fault('TL_NOT_READY', 'Lifetime value was stopped. Ask again.')));
  });
}
