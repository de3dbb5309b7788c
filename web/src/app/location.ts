import { useSyncExternalStore } from 'react';

/** Where we are: the path, and what the view is set to. The address is the only place that keeps it, so a link restores it. */
export interface Place {
  readonly path: string;
  readonly search: URLSearchParams;
}

const listeners = new Set<() => void>();
window.addEventListener('popstate', () => {
  for (const listener of listeners) listener();
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, currentAddress));
}

/** The place as it is at this moment, for what is done on a click. */
export function currentPlace(): Place {
  return placeOf(currentAddress());
}

const currentAddress = () => window.location.pathname + window.location.search;

function placeOf(address: string): Place {
  const [path = '/', search = ''] = address.split('?');
  return { path, search: new URLSearchParams(search) };
}

/** Goes to an address inside the app; `replace` leaves no step to go back to. */
export function go(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  for (const listener of listeners) listener();
}

/** The same place with some settings changed; null takes one out. */
export function addressWith(place: Place, changes: Readonly<Record<string, string | null>>, path = place.path): string {
  const search = new URLSearchParams(place.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') search.delete(name);
    else search.set(name, value);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
