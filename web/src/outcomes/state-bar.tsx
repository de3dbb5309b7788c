import type { OutcomeReading, OutcomeState } from '@throughline/core/outcomes';
import { count, counted, percent } from '../parts/format.ts';
import { stateWords } from './outcome-words.ts';

const order = ['success', 'open', 'failure'] as const;

interface StateBarProps {
  readonly states: OutcomeReading['states'];
  /** Opens the cases of a state; without it the counts are only told. */
  readonly onOpen?: (state: OutcomeState) => void;
}

/** How many cases succeeded, are open and failed: one bar, and the counts in words under it. */
export function StateBar({ states, onOpen }: StateBarProps) {
  const all = states.success + states.open + states.failure;
  return (
    <div className="states">
      <p className="quiet-text">Of all {counted(all, 'case')} so far, open ones too:</p>
      <div className="state-bar" aria-hidden="true">
        {order.map((state) => (
          <span key={state} className={state} style={{ flexGrow: states[state] }} />
        ))}
      </div>
      <ul>
        {order.map((state) => {
          const words = `${count(states[state])} ${stateWords[state]}`;
          const share = all === 0 ? '' : percent(states[state] / all);
          return (
            <li key={state}>
              <i className={state} aria-hidden="true" />
              {onOpen === undefined ? (
                <span>{words}</span>
              ) : (
                <button type="button" className="figure" onClick={() => onOpen(state)}>
                  {words}
                </button>
              )}{' '}
              <span className="quiet-text">{share}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
