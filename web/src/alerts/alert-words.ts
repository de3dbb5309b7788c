import type { Alert, AlertSubject } from '@throughline/core/alerts';
import { addressOf } from '../api/index.ts';
import { day, duration, money, percent } from '../parts/format.ts';

/** A level in the unit of its subject. */
export function levelWords(subject: AlertSubject, value: number): string {
  switch (subject.kind) {
    case 'outcome':
      return percent(Math.min(1, Math.max(0, value)));
    case 'wait':
      return duration(value);
    case 'cost':
      return money(Math.round(value), subject.currency);
  }
}

/** What has shifted. */
export function titleOf({ subject, score }: Alert): string {
  const rose = score > 0;
  switch (subject.kind) {
    case 'outcome':
      return `${subject.name}: ${rose ? 'more' : 'fewer'} got it done`;
    case 'wait':
      return `${subject.name}: ${rose ? 'longer' : 'shorter'} wait from “${subject.from}” to “${subject.to}”`;
    case 'cost':
      return `${subject.name}: a customer costs ${rose ? 'more' : 'less'}`;
  }
}

/** Whether the shift is one to worry about. */
export function isBad({ subject, score }: Alert): boolean {
  return subject.kind === 'outcome' ? score < 0 : score > 0;
}

/** What the page behind an alert shows. */
export function behindWords({ kind }: AlertSubject): string {
  switch (kind) {
    case 'outcome':
      return 'the outcome, week by week';
    case 'wait':
      return 'the cases whose wait ended in that week';
    case 'cost':
      return 'what the cases that began in that week cost';
  }
}

/** How the number comes about. */
export function definitionOf(subject: AlertSubject): string {
  switch (subject.kind) {
    case 'outcome':
      return 'Share of the cases begun in a week that got it done, among those that could be followed to the end.';
    case 'wait':
      return 'Median time from the one step to the next, of the waits that ended in that week.';
    case 'cost':
      return 'What the steps of a week cost, for each customer who had one that cost something.';
  }
}

export const weekWords = (iso: string) => `the week of ${day(iso)}`;

/** Where what has shifted can be looked into. */
export function placeOf({ subject, week }: Alert): string {
  if (subject.kind === 'outcome') return `/outcomes/${encodeURIComponent(subject.outcome)}`;
  const to = new Date(Date.parse(week) + 7 * 86_400_000).toISOString();
  const { journey } = subject;
  if (subject.kind === 'cost') {
    const query = { ...(journey === 'all' ? {} : { journey }), from: week.slice(0, 10), to: to.slice(0, 10) };
    return addressOf('/money', { query }).replace('/api/v1', '');
  }
  const steps = { from: subject.from, to: subject.to };
  const filter = JSON.stringify({ kind: 'follows', ...steps, directly: true, reachedFrom: week, reachedBefore: to });
  const open = JSON.stringify(['transition', steps.from, steps.to]);
  return addressOf('/journeys/{id}/waits', { path: { id: journey }, query: { filter, open } }).replace('/api/v1', '');
}
