import { type ReadMessage, type Refusal, refuse, violationWords } from '@throughline/core/events';
import type { SourceGuard } from './source-rules.ts';

/** What came, read; and as it came, as JSON, where it cannot become an event. */
interface Item {
  readonly read: ReadMessage | Refusal;
  readonly raw: string;
}

export interface Guarded {
  readonly item: Item;
  /** What of the plan it does not keep, as the subject of a count. */
  readonly offPlan: string | null;
}

/**
 * An item as it may be kept: personal data hidden, and held back where the plan says so. `message` is what came, or null
 * when only its text is known.
 */
export function guardItem(guard: SourceGuard, item: Item, message: unknown): Guarded {
  const { masker, check, mode } = guard;
  if (masker === null && check === null) return { item, offPlan: null };
  const rawOf = () => (masker === null ? JSON.stringify(message) : JSON.stringify(masker.json(message)));
  const { read } = item;
  if (read.kind === 'rejected') {
    if (masker === null) return { item, offPlan: null };
    return { item: { read: { ...read, detail: masker.text(read.detail) }, raw: rawOf() ?? '' }, offPlan: null };
  }
  // The plan is about what was sent, not about what is left of it.
  const violation = check?.(read.event) ?? null;
  const event = masker === null ? read.event : masker.event(read.event);
  if (violation === null) return { item: { read: { ...read, event }, raw: '' }, offPlan: null };
  const offPlan = JSON.stringify([
    violation.problem,
    masker?.text(violation.activity) ?? violation.activity,
    violation.property,
  ]);
  if (mode !== 'enforce') return { item: { read: { ...read, event }, raw: '' }, offPlan };
  const detail = violationWords(violation);
  return { item: { read: refuse('not-in-plan', masker?.text(detail) ?? detail), raw: rawOf() ?? '' }, offPlan: null };
}
