import type { Evidence } from '@throughline/core/journeys';
import { counted, day, instant } from '../parts/format.ts';
import { CopyButton } from '../parts/short-form.tsx';
import { Facts } from './drawer.tsx';

interface EvidenceProps {
  readonly evidence: Evidence;
  readonly path: string;
  /** How sure the numbers are, where something is estimated from them. */
  readonly interval?: string;
}

/** The evidence of a page's numbers, folded away until somebody asks. */
export function FoldedEvidence(props: EvidenceProps) {
  return (
    <details>
      <summary>What makes it true</summary>
      <EvidenceOf {...props} />
    </details>
  );
}

/** What makes the numbers of a view true: definition, population, window, n, interval, as-of, and the call that gives them. */
export function EvidenceOf({
  evidence,
  path,
  interval = 'none: all are counted, nothing is estimated',
}: EvidenceProps) {
  const { window: period } = evidence;
  const call = `curl -H "Authorization: Bearer $THROUGHLINE_KEY" "${window.location.origin}${path}"`;
  return (
    <section className="evidence">
      <h2>What makes it true</h2>
      <Facts
        rows={[
          ['Definition', evidence.definition],
          ['Population', evidence.population],
          [
            'Window',
            period.from === null && period.to === null
              ? 'All time'
              : `${period.from === null ? 'the beginning' : day(period.from)} to ${period.to === null ? 'now' : day(period.to)}`,
          ],
          ['Counted', `${counted(evidence.cases, 'case')} of ${counted(evidence.customers, 'customer')}`],
          ['Interval', interval],
          ['As of', instant(evidence.asOf)],
        ]}
      />
      <details>
        <summary>The API call that gives it</summary>
        <code className="call">{call}</code>
        <CopyButton text={call} />
      </details>
    </section>
  );
}
