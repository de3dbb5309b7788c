import { type Delivery, topicSchema, type Webhook } from '@throughline/core/webhooks';
import { instant } from '../parts/format.ts';

/** What is told, in a few words. */
export const topicNames = {
  'alert.opened': 'An alert opens',
  'alert.closed': 'An alert closes',
  'outcome.changed': 'An outcome changes',
  'finding.opened': 'A source has a finding',
} as const;

/** The name of a topic as a delivery has it. */
export function topicName(topic: string): string {
  const known = topicSchema.safeParse(topic);
  return known.success ? topicNames[known.data] : 'Test';
}

/** What each topic is about, beside its name. */
export const topicHints = {
  'alert.opened': 'An outcome, a wait or a cost has shifted',
  'alert.closed': 'Its level is back, or somebody has seen it',
  'outcome.changed': 'Its counts are others; told at most once a minute for each outcome',
  'finding.opened': 'It sends something else, more, less or nothing',
} as const;

export const stateWords = { active: 'Active', paused: 'Paused', stopped: 'Stopped' } as const;

/** What became of a delivery, and what comes next. */
export function deliveryWords(one: Omit<Delivery, 'payload'>): string {
  switch (one.state) {
    case 'sent':
      return `Arrived, answered ${one.lastStatus ?? ''}`;
    case 'failed':
      return `Given up after ${one.attempts === 1 ? '1 try' : `${one.attempts} tries`}`;
    case 'waiting':
      if (one.attempts === 0) return 'On its way';
      return `Did not arrive; tried again ${one.nextAt === null ? 'later' : instant(one.nextAt)}`;
  }
}

/** The newest of a webhook in one line. */
export function lastWords({ last, waiting }: Webhook): string {
  const rest = waiting === 0 ? '' : ` · ${waiting === 1 ? '1 waits' : `${waiting} wait`}`;
  if (last === null) return `Nothing sent yet${rest}`;
  return `${topicName(last.topic)}, ${last.triedAt === null ? '' : instant(last.triedAt)}: ${deliveryWords(last)}${rest}`;
}
