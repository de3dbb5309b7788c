import type { TimelineItem } from '@throughline/core/events';
import {
  addParts,
  type CaseMoney,
  cardCostOf,
  contributionMinor,
  costRoleOf,
  lineOf,
  type MoneyReading,
  noParts,
  type StepParts,
  stepMoney,
  sumOfParts,
} from '@throughline/core/money';
import type { Analytics } from '../engines/index.ts';
import { readCase } from '../journeys/index.ts';
import type { MoneyQuestion } from './ask-money.ts';

/** The profit and loss of one case, step by step, read in the plain way. Throws TL_CASE_UNKNOWN. */
export async function readCaseMoney(analytics: Analytics, question: MoneyQuestion, id: string): Promise<CaseMoney> {
  const { view, prices } = question;
  const { reading } = prices;
  const found = await readCase(analytics, view, id);
  const { notion } = view.journey.definition;
  const type = notion.kind === 'object' ? notion.type : null;
  const lines = found.items.flatMap((item) => linesOf(item, reading, shareOf(item, type, id)));
  const currencies = [...new Set(lines.map((line) => line.currency))].sort();
  return {
    case: { id, customer: found.case.customer },
    settingsVersion: reading.version,
    totals: currencies.map((currency) => ({
      currency,
      ...withContribution(sumOfParts(lines.filter((line) => line.currency === currency).map(partsIn))),
    })),
    lines,
    total: found.total,
  };
}

/** Which of how many cases this one is, among those that share an event. */
function shareOf(item: TimelineItem, type: string | null, id: string): { k: number; place: number } {
  const ids = [...new Set(item.objects.filter((object) => object.type === type).map((object) => object.id))];
  return { k: Math.max(1, ids.length), place: Math.max(1, ids.indexOf(id) + 1) };
}

function linesOf(item: TimelineItem, reading: MoneyReading, share: { k: number; place: number }): CaseMoney['lines'] {
  const facts = {
    activity: item.activity,
    channel: item.channel,
    function: item.function,
    kind: item.kind,
    day: item.at.slice(0, 10),
    costMinor: item.cost?.minor ?? 0,
    revenueMinor: item.revenue?.minor ?? 0,
    currency: item.cost?.currency ?? item.revenue?.currency ?? '',
    properties: item.properties,
  };
  const card = cardCostOf({ ...facts, elapsedSeconds: null }, reading);
  const hasAmounts = facts.costMinor !== 0 || facts.revenueMinor !== 0;
  const line = lineOf(facts.currency, facts.day, reading);
  const reporting = reading.settings.currency;
  const uncounted = [
    ...card.uncounted.map((one) => `${one.entryId ?? ''}: ${one.reason}`),
    ...(hasAmounts && reporting !== null && line.to !== reporting
      ? [facts.currency === '' ? 'currency-unknown' : 'no-exchange-rate']
      : []),
  ];
  const isReplaced = card.replacesFee && costRoleOf(facts.activity, reading.settings) === 'cost-to-serve';
  const told = [...stepMoney(facts, reading, share)].filter(([, parts]) =>
    Object.values(parts).some((one) => one !== 0),
  );
  return told.map(([currency, parts]) => ({
    eventId: item.id,
    activity: item.activity,
    at: item.at,
    currency,
    ...withContribution(parts),
    fromSource: currency === line.to && (facts.revenueMinor !== 0 || (facts.costMinor !== 0 && !isReplaced)),
    entryIds: currency === reporting ? [...card.entryIds] : [],
    sharedBy: share.k,
    uncounted,
  }));
}

function withContribution(parts: StepParts) {
  return { ...parts, contributionMinor: contributionMinor(addParts([parts])) };
}

function partsIn(line: StepParts): StepParts {
  const names = Object.keys(noParts) as readonly (keyof StepParts)[];
  return Object.fromEntries(names.map((name) => [name, line[name]])) as unknown as StepParts;
}
