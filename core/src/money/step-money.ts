import { splitMinor } from '../journeys/index.ts';
import { type EventMoney, type MoneyParts, moneyPartsOf } from './contribution.ts';
import { type CostFacts, costOf, type UncountedCost } from './cost-to-serve.ts';
import { convertMinor, type Exchange, type RateTable } from './currency.ts';
import { sumMinor } from './minor-units.ts';
import type { MoneySettings } from './money-settings.ts';

/** What the money of a step depends on. `day` is its day in UTC. */
export type StepFacts = Omit<CostFacts, 'elapsedSeconds'> & EventMoney;

/** The parts of a contribution, and which part of the cost to serve goes away with the step. */
export interface StepParts extends MoneyParts {
  readonly avoidableMinor: number;
}

/** What the rate card says a step costs, in the reporting currency. */
export interface CardCost {
  readonly minor: number;
  readonly avoidableMinor: number;
  /** It stands for the cost the source gave. */
  readonly replacesFee: boolean;
  readonly entryIds: readonly string[];
  readonly minutes: number;
  readonly uncounted: readonly UncountedCost[];
}

/** How a workspace reads money: its settings, and their rates in order. */
export interface MoneyReading {
  readonly version: number;
  readonly settings: MoneySettings;
  readonly rates: RateTable;
}

const noCard: CardCost = {
  minor: 0,
  avoidableMinor: 0,
  replacesFee: false,
  entryIds: [],
  minutes: 0,
  uncounted: [],
};

/** The cost of a step by the rate card alone. Nothing while there is no reporting currency. */
export function cardCostOf(facts: Omit<CostFacts, 'costMinor' | 'currency'>, reading: MoneyReading): CardCost {
  const { settings, rates, version } = reading;
  if (settings.currency === null || settings.entries.length === 0) return noCard;
  const catalogue = { version, currency: settings.currency, entries: settings.entries, capacity: settings.capacity };
  const by = (costMinor: number) => costOf({ ...facts, costMinor, currency: catalogue.currency }, catalogue, rates);
  const { minor, avoidableMinor, entryIds, minutes, uncounted } = by(0);
  // A fee of one tells whether a fee would count beside the card.
  return { minor, avoidableMinor, replacesFee: by(1).minor === minor, entryIds, minutes, uncounted };
}

/** The line in which the amounts of a step are told, and how they are exchanged into it. */
export function lineOf(currency: string, day: string, { settings, rates }: MoneyReading): Exchange | { to: string } {
  if (settings.currency === null || currency === '') return { to: currency };
  return rates.rateOn(currency, settings.currency, day) ?? { to: currency };
}

/** The money of one step: by currency, each part in whole minor units. A step of `k` objects counts by its share. */
export function stepMoney(
  facts: StepFacts,
  reading: MoneyReading,
  share: { readonly k: number; readonly place: number } = { k: 1, place: 1 },
): ReadonlyMap<string, StepParts> {
  const { settings } = reading;
  const card = cardCostOf({ ...facts, elapsedSeconds: null }, reading);
  const line = lineOf(facts.currency, facts.day, reading);
  const exchange = (minor: number) => ('rate' in line ? convertMinor(minor, line) : minor);
  const isFee = costRoleOf(facts.activity, settings) === 'cost-to-serve';
  const own = moneyPartsOf(
    {
      activity: facts.activity,
      revenueMinor: exchange(facts.revenueMinor),
      costMinor: isFee && card.replacesFee ? 0 : exchange(facts.costMinor),
    },
    settings.rules,
  );
  const fee = isFee
    ? moneyPartsOf({ activity: facts.activity, revenueMinor: 0, costMinor: exchange(facts.costMinor) }, settings.rules)
        .costToServeMinor
    : 0;
  const told = new Map<string, StepParts>();
  const add = (currency: string, parts: StepParts) => {
    const before = told.get(currency);
    told.set(currency, before === undefined ? parts : sumOfParts([before, parts]));
  };
  add(line.to, splitParts({ ...own, avoidableMinor: card.replacesFee ? 0 : fee }, share));
  if (settings.currency !== null && card.minor !== 0) {
    const parts = { ...noParts, costToServeMinor: card.minor, avoidableMinor: card.avoidableMinor };
    add(settings.currency, splitParts(parts, share));
  }
  return told;
}

/** The part that the cost of an activity's events plays. */
export function costRoleOf(activity: string, settings: Pick<MoneySettings, 'rules'>) {
  return settings.rules.find((rule) => rule.activity === activity && rule.amount === 'cost')?.role ?? 'cost-to-serve';
}

/** No money at all. */
export const noParts: StepParts = {
  revenueMinor: 0,
  returnsMinor: 0,
  goodsMinor: 0,
  costToServeMinor: 0,
  incentivesMinor: 0,
  avoidableMinor: 0,
};

const partNames = Object.keys(noParts) as readonly (keyof StepParts)[];

function mapParts(change: (name: keyof StepParts) => number): StepParts {
  return Object.fromEntries(partNames.map((name) => [name, change(name)])) as unknown as StepParts;
}

function splitParts(parts: StepParts, { k, place }: { readonly k: number; readonly place: number }): StepParts {
  return k === 1 ? parts : mapParts((name) => splitMinor(parts[name], k, place));
}

/** The exact sum of parts of one currency. */
export function sumOfParts(all: readonly StepParts[]): StepParts {
  return mapParts((name) => sumMinor(all.map((one) => one[name])));
}
