import { matchesEvent, type Testable } from '../../events/index.ts';
import { placedRules, type StagesDefinition } from './life-stages.ts';

/** An event as stages see it; a customer's events come in the order (at, sequence). */
export type StageEvent = Testable & { readonly at: number };

/** A stretch of time in one stage, from an instant up to, and without, another. */
export interface StageSpan {
  readonly stage: string;
  readonly enteredMs: number;
  /** Null: it goes on. */
  readonly leftMs: number | null;
  /** The place of the rule that brought the customer in, counted from 1 in the order of trial; 0: the first event. */
  readonly rule: number;
}

interface Trigger {
  readonly at: number;
  /** Timers come before the events of the same instant; equal events keep their order. */
  readonly place: number;
  readonly rules: readonly number[];
}

/**
 * The stages one customer goes through: the plain form of what the engine does in SQL, and both must always agree. After
 * the last event the silences that would follow are told too; what lies after the instant up to which events are known
 * has not happened yet, so `spansAsOf` cuts it off. A stage at an instant follows from the events up to it alone.
 */
export function moveThroughStages(events: readonly StageEvent[], definition: StagesDefinition): readonly StageSpan[] {
  const first = events[0];
  if (first === undefined) return [];
  const rules = placedRules(definition);
  const nameOf = (place: number) => definition.stages[place - 1]?.id ?? '';
  let stage = definition.stages.findIndex((one) => one.id === definition.initial) + 1;
  const moves = [{ stage, at: first.at, rule: 0 }];
  for (const trigger of triggersOf(events, definition)) {
    const rule = trigger.rules.find((place) => rules[place - 1]?.from.includes(stage));
    const to = rule === undefined ? undefined : rules[rule - 1]?.to;
    if (rule === undefined || to === undefined) continue;
    stage = to;
    moves.push({ stage, at: trigger.at, rule });
  }
  return moves.map((move, index) => ({
    stage: nameOf(move.stage),
    enteredMs: move.at,
    leftMs: moves[index + 1]?.at ?? null,
    rule: move.rule,
  }));
}

function triggersOf(events: readonly StageEvent[], definition: StagesDefinition): readonly Trigger[] {
  const rules = placedRules(definition);
  const byEvent = events.map((event, index) => ({
    at: event.at,
    place: index + 1,
    rules: rules.flatMap(({ rule }, place) =>
      rule.kind === 'event' && matchesEvent(rule.where, event) ? [place + 1] : [],
    ),
  }));
  const bySilence = rules.flatMap(({ rule }, place) => {
    if (rule.kind !== 'silence') return [];
    const signs = events.filter((event) => rule.of === null || matchesEvent(rule.of, event));
    return signs.flatMap((event, index) => {
      const due = event.at + rule.seconds * 1000;
      const next = signs[index + 1];
      return next === undefined || next.at > due ? [{ at: due, place: 0, rules: [place + 1] }] : [];
    });
  });
  return [...byEvent.filter((one) => one.rules.length > 0), ...bySilence].sort(
    (a, b) => a.at - b.at || a.place - b.place || (a.rules[0] ?? 0) - (b.rules[0] ?? 0),
  );
}

/** The spans as they were known at an instant: what begins later is not there, what ends later goes on. */
export function spansAsOf(spans: readonly StageSpan[], asOfMs: number): readonly StageSpan[] {
  return spans
    .filter((span) => span.enteredMs <= asOfMs)
    .map((span) => (span.leftMs !== null && span.leftMs > asOfMs ? { ...span, leftMs: null } : span));
}
