import { longestSilence, type OutcomeDefinition, type OutcomeRate, outcomeRate } from '@throughline/core/outcomes';
import type { Analytics, Parameters } from '../engines/index.ts';
import { Binder } from '../events/index.ts';
import { askCases, askSums, place, type Shape, type View } from '../journeys/index.ts';
import { compileStanding } from './compile-standing.ts';
import standingByCustomer from './standing-by-customer.sql';
import standingOfEach from './standing-of-each.sql';

/** An outcome asked of the cases of a view. */
export interface OutcomeQuestion {
  readonly view: View;
  /** The definition and its version, such as 'outcome:claim-settled@3'. */
  readonly label: string;
  readonly definition: OutcomeDefinition;
  /** Up to when it is known what happened, in milliseconds since 1970. */
  readonly asOf: number;
  /** Whether there are events of the future, which are not looked at yet. */
  readonly isAhead: boolean;
  /** The version of the journey of all events whose cases are built. */
  readonly timelines: number;
}

/** Sums over customers, as the questions answer them. */
export interface RateRow {
  readonly rate_customers: number;
  readonly rate_cases: number;
  readonly rate_successes: number;
  readonly squares_cases: number;
  readonly squares_successes: number;
  readonly squares_both: number;
}

/** Up to which start of the clock cases are followed to their end by now; null where there is no end. */
export function followedUntil({ definition, asOf }: OutcomeQuestion): number | null {
  const { deadlineSeconds, success } = definition;
  return deadlineSeconds === null ? null : asOf - (deadlineSeconds + longestSilence(success)) * 1000;
}

/** Asks about how the cases stand: puts the standing, and which cases count for a rate, where the question says so. */
export async function askOutcome<Row>(
  analytics: Analytics,
  question: OutcomeQuestion,
  sql: string,
  more: {
    readonly parameters?: Parameters;
    readonly pieces?: (binder: Binder) => Record<string, string>;
    readonly shape?: Shape;
  } = {},
): Promise<readonly Row[]> {
  const binder = new Binder('outcome_');
  const standing = compileStanding({ ...question, asOf: isTimeless(question) ? always : question.asOf }, binder);
  const until = followedUntil(question);
  const { deadlineSeconds, failure } = question.definition;
  // Where nothing can make a case fail, a share of those decided would always be all of them.
  const canFail = deadlineSeconds !== null || failure !== null;
  const decided = canFail ? "state != 'open'" : '0';
  const counts = until === null ? decided : `state != 'open' and start_ms <= ${binder.bind(until, 'Int64')}`;
  const { notion } = question.view.journey.definition;
  const customers = place(notion.kind === 'customer' ? standingOfEach : standingByCustomer, { standing, counts });
  const pieces = { standing, counts, customers, ...more.pieces?.(binder) };
  const asked = { sql: place(sql, pieces), parameters: { ...binder.parameters, ...more.parameters } };
  return more.shape === undefined
    ? askCases<Row>(analytics, question.view, asked.sql, asked.parameters)
    : askSums<Row>(analytics, question.view, { ...asked, shape: more.shape });
}

/** Later than every event. */
const always = Number.MAX_SAFE_INTEGER;

/**
 * Whether cases stand as they do for good, until another event comes: nothing of the definition waits for a time to be
 * over, and there are no events of the future. The instant up to which it is known what happened makes no difference then.
 */
function isTimeless({ definition, isAhead }: OutcomeQuestion): boolean {
  const { success, failure, deadlineSeconds } = definition;
  const waits = [success, ...(failure === null ? [] : [failure])].some((condition) => longestSilence(condition) > 0);
  return !isAhead && deadlineSeconds === null && !waits;
}

/** SQL of how the cases of a question stand, which keeps the mark of the view's filter, with what is bound in it. */
export function standingOf(question: OutcomeQuestion): { readonly sql: string; readonly parameters: Parameters } {
  const binder = new Binder('outcome_');
  const sql = compileStanding(question, binder);
  return { sql, parameters: binder.parameters };
}

export function rateOf(row: RateRow | undefined): OutcomeRate {
  return outcomeRate({
    customers: row?.rate_customers ?? 0,
    cases: row?.rate_cases ?? 0,
    successes: row?.rate_successes ?? 0,
    squares: {
      cases: row?.squares_cases ?? 0,
      successes: row?.squares_successes ?? 0,
      both: row?.squares_both ?? 0,
    },
  });
}
