import { activitiesNamedIn } from '@throughline/core/outcomes';
import type { Analytics, Parameters } from '../engines/index.ts';
import { askCases, place } from '../journeys/index.ts';
import { askOutcome, type OutcomeQuestion } from '../outcomes/index.ts';
import { type MoneyQuestion, stepsOf } from './ask-money.ts';
import { compileMoney } from './compile-money.ts';
import stakeCustomers from './stake-customers.sql';
import stakeWaits from './stake-waits.sql';

/** What is put at stake is asked of an outcome and of the money of its journey. */
export interface StakeQuestion {
  readonly outcome: OutcomeQuestion;
  readonly money: MoneyQuestion;
  readonly currency: string;
}

/** A wait on a frequent transition, and from when on it counts as long. */
export interface WaitLimit {
  readonly from_activity: string;
  readonly to_activity: string;
  readonly limit_ms: number;
}

/** From when on a wait is long: longer than three in four of its transition. */
export function readWaitLimits(analytics: Analytics, { outcome }: StakeQuestion): Promise<readonly WaitLimit[]> {
  return askCases<WaitLimit>(analytics, outcome.view, stakeWaits);
}

/** Asks about customers by the friction points they met: puts them where the question says so. */
export function askStake<Row>(
  analytics: Analytics,
  question: StakeQuestion,
  sql: string,
  more: { readonly waits: readonly WaitLimit[]; readonly parameters?: Parameters },
): Promise<readonly Row[]> {
  const { outcome, money, currency } = question;
  const pairs = 'arrayMap((a, b) -> cityHash64(a, b), {wait_from:Array(String)}, {wait_to:Array(String)})';
  const customers = place(stakeCustomers, { wait_pairs: pairs });
  const parameters = {
    wait_from: more.waits.map((one) => one.from_activity),
    wait_to: more.waits.map((one) => one.to_activity),
    wait_limits: more.waits.map((one) => one.limit_ms),
    named: [...activitiesNamedIn(outcome.definition)],
    ...more.parameters,
  };
  return askOutcome<Row>(analytics, outcome, place(sql, { customers }), {
    parameters,
    pieces: (binder) => ({
      priced: compileMoney(stepsOf(money, { by: null }), currency, { prices: money.prices, binder }),
    }),
  });
}
