import type { TopicData } from '@throughline/core/webhooks';
import type { AlertNews } from '../alerts/index.ts';
import type { Records } from '../engines/index.ts';
import type { FindingNews } from '../events/index.ts';
import { announce } from './announce.ts';

/** Writes down what is to be told of an alert, in the transaction that keeps it. */
export function tellOfAlert(transaction: Records, { workspace, kind, alert }: AlertNews): Promise<void> {
  const { periods: _, seenAt: _seen, closedAt, closedBy, wasUseful, ...opened } = alert;
  const outcome = alert.subject.kind === 'outcome' ? alert.subject.outcome : null;
  const about = { workspace, subject: alert.id, outcome };
  if (kind === 'opened' || closedAt === null) {
    const at = new Date(alert.openedAt);
    return announce(transaction, { ...about, topic: 'alert.opened', at, data: opened });
  }
  const data: TopicData<'alert.closed'> = { ...opened, closedAt, closedByHand: closedBy !== null, wasUseful };
  return announce(transaction, { ...about, topic: 'alert.closed', at: new Date(closedAt), data });
}

/** Writes down what is to be told of a finding, in the transaction that keeps it. */
export function tellOfFinding(transaction: Records, { workspace, source, finding }: FindingNews): Promise<void> {
  const { seenAt: _seen, closedAt: _closed, ...opened } = finding;
  return announce(transaction, {
    workspace,
    topic: 'finding.opened',
    subject: finding.id,
    outcome: null,
    at: new Date(finding.openedAt),
    data: { ...opened, source },
  });
}
