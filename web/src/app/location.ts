import { useSyncExternalStore } from 'react';
import { chosenWorkspace, workspaceParameter } from '../api/index.ts';

/** Where we are: the path, and what the view is set to. The address is the only place that keeps it, so a link restores it. */
export interface Place {
  readonly path: string;
  readonly search: URLSearchParams;
}

const listeners = new Set<() => void>();
window.addEventListener('popstate', () => {
  const named = new URLSearchParams(window.location.search).get(workspaceParameter);
  // The way back leads to another company.
  if (named !== null && named !== chosenWorkspace()) return window.location.reload();
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
  const [path = '/', text = ''] = address.split('?');
  const search = new URLSearchParams(text);
  search.delete(workspaceParameter);
  return { path, search };
}

/** An address that names the workspace of this tab, where there are several, so that it shows the same to whoever gets it. */
export function withWorkspace(address: string): string {
  const workspace = chosenWorkspace();
  return workspace === null ? address : addressWith(placeOf(address), { [workspaceParameter]: workspace });
}

/** Goes to an address inside the app; `replace` leaves no step to go back to. */
export function go(address: string, options: { replace?: boolean } = {}): void {
  const whole = withWorkspace(address);
  if (options.replace === true) window.history.replaceState(null, '', whole);
  else window.history.pushState(null, '', whole);
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
