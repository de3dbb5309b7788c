import { count, money } from '../parts/format.ts';
import { useReconciliation } from './use-money.ts';

/** Says that the statement adds up to its events to the last minor unit; when it does not, it says so loudly. */
export function ReconciliationLine({ journey }: { journey: string }) {
  const found = useReconciliation(journey);
  if (found.data === undefined) return null;
  const { agrees, isBehind, events, lines } = found.data;
  const outside = events.outside === 0 ? '' : ` ${count(events.outside)} events are not part of this journey.`;
  if (agrees)
    return (
      <p className="reconciled">
        All of this journey, whatever the period, adds up to the cent with {count(events.counted)} events, each counted
        once.{outside}
      </p>
    );
  if (isBehind)
    return (
      <p className="quiet-text" role="status">
        Events are on their way into their cases. Whether all adds up is told when they are there.
      </p>
    );
  const wrong = lines.filter((line) => line.differenceMinor !== 0);
  return (
    <p className="note not-reconciled" role="alert">
      The cases do not add up to the events:{' '}
      {wrong.map((line) => `${money(line.differenceMinor, line.currency)} of difference`).join(', ')}. If it stays,
      build the journey anew and report it.
    </p>
  );
}
