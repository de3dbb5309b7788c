import { Fault } from '@throughline/core/faults';
import { type MoneyDimension, rateTable } from '@throughline/core/money';
import type { Analytics, Records } from '../engines/index.ts';
import { AnswerCache } from '../http/index.ts';
import { type JourneyBuilder, openView, place, type View, type ViewParts, type ViewQuery } from '../journeys/index.ts';
import { getOutcome, questionOf, standingOf } from '../outcomes/index.ts';
import { countShared, type MoneyQuestion } from './ask-money.ts';
import moneyByOutcome from './money-by-outcome.sql';
import moneyCases from './money-cases.sql';
import { type Prices, readPrices } from './prices.ts';
import { getMoneySettings } from './settings-store.ts';

export interface MoneyParts extends ViewParts {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly builder: JourneyBuilder;
  /** Whether events of a workspace are in the engine and may not be in their cases yet. */
  readonly isBehind: (workspace: string) => Promise<boolean>;
  /** Where lifetime value is worked out. */
  readonly workerUrl: URL;
}

/** Opens what a question about money needs, and keeps answers until the cases, or the settings, change. */
export class OpenMoney {
  readonly #answers = new AnswerCache();
  readonly #parts: MoneyParts;

  constructor(parts: MoneyParts) {
    this.#parts = parts;
  }

  /** The answer to a question about a view. Throws TL_JOURNEY_UNKNOWN. */
  async answer<T>(asked: AskedMoney, read: (question: MoneyQuestion) => Promise<T>): Promise<T> {
    const { workspace, journey, query, name } = asked;
    // Before anything is read: what it rests on may change meanwhile.
    const generation = this.#generationOf(workspace, journey);
    const view = await openView(this.#parts, workspace, journey, query);
    const prices = await this.#prices(workspace);
    const basis = [journey, view.journey.version, prices.reading.version];
    return this.#keep(generation, [name, ...basis, query], async () =>
      read({ view, prices, shared: await this.#shared(view) }),
    );
  }

  async #prices(workspace: string): Promise<Prices> {
    const { version, settings } = await getMoneySettings(this.#parts.records, workspace);
    const { analytics, builder, counts } = this.#parts;
    const reading = { version, settings, rates: rateTable(settings.exchangeRates) };
    return this.#keep([workspace, builder.seenBy(workspace)], ['prices', version], () =>
      readPrices(analytics, workspace, reading, counts),
    );
  }

  #shared(view: View): Promise<number> {
    const { id, version } = view.journey;
    return this.#keep(this.#generationOf(view.workspace, id), ['shared', id, version], () =>
      countShared(this.#parts.analytics, view),
    );
  }

  #generationOf(workspace: string, journey: string): readonly unknown[] {
    return [workspace, this.#parts.builder.generationOfJourney(workspace, journey)];
  }

  #keep<T>(generation: readonly unknown[], asked: readonly unknown[], make: () => Promise<T>): Promise<T> {
    const key = JSON.stringify([...generation, ...asked]);
    return this.#answers.get(key, make);
  }
}

export interface AskedMoney {
  readonly workspace: string;
  readonly journey: string;
  /** What tells the question from others about the same view. */
  readonly name: string;
  readonly query: ViewQuery & Readonly<Record<string, unknown>>;
}

/** SQL of the cases of a view with how each stands with an outcome. Throws TL_OUTCOME_UNKNOWN, TL_BAD_REQUEST. */
export async function chosenByOutcome(
  parts: MoneyParts,
  { workspace, journey }: { readonly workspace: string; readonly journey: string },
  { by, outcome }: { readonly by: MoneyDimension; readonly outcome?: string | undefined },
) {
  if (by !== 'outcome') return null;
  if (outcome === undefined)
    throw new Fault('TL_BAD_REQUEST', 'Name the outcome whose standing is to be told: outcome=its-id.');
  const found = await getOutcome(parts.records, workspace, outcome);
  if (found.definition.journey !== journey)
    throw new Fault(
      'TL_BAD_REQUEST',
      `The outcome "${outcome}" is one of the journey "${found.definition.journey}". Ask about it there.`,
    );
  const { sql, parameters } = standingOf(await questionOf(parts, workspace, found));
  return { sql: place(moneyByOutcome, { cases: moneyCases, standing: sql }), parameters };
}
