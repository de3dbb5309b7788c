import type { JourneyEvent, ObjectRef } from '@throughline/core/events';
import type { Topic } from './truths.ts';
import { type WaitName, waits } from './truths.ts';
import type { Backlog } from './world/backlog.ts';
import { dayMs, type HoursName, whenOpen, zoneOffsetMinutes } from './world/calendar.ts';
import type { Dice } from './world/dice.ts';
import { type Household, type Product, products, tenureBand } from './world/household.ts';
import { type Channel, otherTouchpoints, personCostMinor, type StepName, steps } from './world/steps.ts';

/** One run of one journey: the object all its events concern, and others that are touched on the way. */
export interface Run {
  readonly object: ObjectRef;
  readonly related: readonly ObjectRef[];
}

export interface StepDetails {
  readonly at: number;
  readonly channel?: Channel;
  readonly words?: string;
  readonly revenueMinor?: number;
  readonly costMinor?: number;
  readonly properties?: Readonly<Record<string, string>>;
  readonly related?: readonly ObjectRef[];
  readonly anonymous?: string;
}

/** What the whole simulation shares. */
export interface World {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly newReminderFrom: number;
  readonly backlog: Backlog;
}

/** One customer's life while it is played: what happened, and what of it still matters. */
export class Life {
  readonly events: JourneyEvent[] = [];
  /** When service began; null while there is none. */
  servedSince: number | null = null;
  leftAt: number | null = null;
  readonly missedAt: number[] = [];
  readonly reopenedAt: number[] = [];
  /** Tickets that other journeys give rise to: when, about what, about which object. */
  readonly troubles: { at: number; topic: Topic; about: ObjectRef | null }[] = [];
  readonly #runs = new Map<string, number>();
  readonly #productChanges: { at: number; product: Product }[] = [];

  constructor(
    readonly world: World,
    readonly household: Household,
    readonly dice: Dice,
    readonly firstProduct: Product,
  ) {}

  begin(type: string, related: readonly ObjectRef[] = []): Run {
    const number = (this.#runs.get(type) ?? 0) + 1;
    this.#runs.set(type, number);
    return { object: { type, id: `${type}-${this.household.customer}-${number}`, qualifier: '' }, related };
  }

  /** The contract of the household: touched when it begins, is billed, changes and ends. */
  contract(): ObjectRef {
    return { type: 'contract', id: `contract-${this.household.account}`, qualifier: 'under' };
  }

  /** The moment after a wait with a planted median. */
  after(at: number, name: WaitName): number {
    return at + this.dice.wait(waits[name].medianSeconds, waits[name].spread);
  }

  /** A moment some time later, moved into the hours of whoever has to act. */
  later(at: number, hours: HoursName, wait: { medianSeconds: number; spread?: number }): number {
    return whenOpen(at + this.dice.wait(wait.medianSeconds, wait.spread ?? 0.7), hours, this.dice);
  }

  changeProduct(at: number, product: Product): void {
    this.#productChanges.push({ at, product });
  }

  productAt(at: number): Product {
    return this.#productChanges.findLast((change) => change.at <= at)?.product ?? this.firstProduct;
  }

  monthlyPriceMinor(at: number): number {
    return products[this.productAt(at)];
  }

  /** Adds a step and returns its moment. What would lie after the end of the simulation has not happened yet. */
  tell(run: Run, name: StepName, details: StepDetails): number {
    const at = Math.floor(details.at);
    if (at >= this.world.to || at < this.world.from) return at;
    const facts = steps[name];
    const channel = details.channel ?? facts.channel;
    const moved = channel !== facts.channel;
    const { household } = this;
    const objects = [run.object, ...run.related];
    if (details.related !== undefined) objects.push(...details.related);
    this.events.push({
      id: '',
      customer: household.customer,
      anonymous: details.anonymous ?? '',
      account: household.account,
      activity: name,
      kind: 'track',
      touchpoint: moved ? otherTouchpoints[channel] : facts.touchpoint,
      channel,
      function: facts.owner,
      at,
      zoneOffsetMinutes: zoneOffsetMinutes(at),
      objects,
      words: details.words ?? '',
      language: details.words === undefined ? '' : 'en',
      costMinor: details.costMinor ?? facts.costMinor + (moved ? personCostMinor[channel] : 0),
      revenueMinor: details.revenueMinor ?? 0,
      currency: 'EUR',
      properties: {
        region: household.region,
        'age band': household.ageBand,
        digital: household.digital,
        product: this.productAt(at),
        tenure: tenureBand(this.#tenureMonths(at)),
        ...details.properties,
      },
    });
    return at;
  }

  #tenureMonths(at: number): number {
    if (this.servedSince === null) return 0;
    return Math.max(0, at - this.servedSince) / (30.44 * dayMs);
  }
}
