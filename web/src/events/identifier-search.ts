import { call } from '../api/index.ts';
import { addressOfCustomer } from './identity-words.ts';

/** Where a search for a customer leads: to the one whom the text names, else to the list of those who are like it. */
export async function findCustomer(text: string): Promise<string> {
  const { items } = await call('get', '/customers', { query: { search: text, limit: 3 } });
  const named = items.filter((one) => one.isExact);
  const [only, another] = named.length > 0 ? named : items;
  return only !== undefined && another === undefined ? addressOfCustomer(only.id) : addressOfSearch(text);
}

export const addressOfSearch = (text: string) => `/customers?search=${encodeURIComponent(text)}`;

/** The identifiers that a person may mean: the one that is written as it stands, else all that it may stand for. */
export async function identifiersMeant(text: string): Promise<readonly string[]> {
  const { items } = await call('get', '/identity/identifiers', { query: { text } });
  const names = items.map((one) => one.identifier);
  return names.includes(text) ? [text] : names;
}
