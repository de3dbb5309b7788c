import type { KeyboardEvent } from 'react';

/** Enter and the space bar do what a click does. */
export function onKeys(act: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
}
