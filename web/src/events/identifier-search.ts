import type { FoundCustomer } from '@throughline/core/events';
import { call } from '../api/index.ts';
import { addressOfCustomer } from './identity-words.ts';

/** Where a search for a customer leads: to the one whom the text names, else to the list of those who are like it. */
export async function findCustomer(text: string): Promise<string> {
  const { items } = await call('get', '/customers', { query: { search: text, limit: 3 } });
  const named = items.filter((one) => one.isExact);
  const [only] = named.length > 0 ? named : items;
  const isOnly = (named.length > 0 ? named : items).length === 1;
  return only !== undefined && isOnly ? addressOfCustomer(only.id) : addressOfSearch(text);
}

export const addressOfSearch = (text: string) => `/customers?search=${encodeURIComponent(text)}`;

/** The identifier that a person means, as it is kept; null where no event has named one. */
export async function identifierMeant(text: string): Promise<string | null> {
  const { items } = await call('get', '/customers', { query: { search: text, limit: 5 } });
  const named = items.filter((one: FoundCustomer) => one.isExact);
  return (named.find((one) => one.identifier === text.trim()) ?? named[0])?.identifier ?? null;
}
