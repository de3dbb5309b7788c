import type { FoundCustomer, KnownIdentifier } from '@throughline/core/events';
import type { Analytics } from '../engines/index.ts';
import { identifiersNamed, identifiersWith } from '../events/index.ts';
import { type Page, readCursor, writeCursor } from '../http/index.ts';
import customerEventCounts from './customer-event-counts.sql';
import { place } from './place-sql.ts';
import { ofCustomers } from './timelines.ts';

/**
 * Customers by their identifiers, page by page: on the first page those whom the whole text names, then those who have an
 * identifier that contains it, by its name. On a page a customer stands once; a device of several stands for each of them.
 */
export async function findCustomers(
  analytics: Analytics,
  workspace: string,
  { search, limit, cursor }: Page & { readonly search: string },
): Promise<{ items: FoundCustomer[]; nextCursor: string | null }> {
  const [after] = readCursor(cursor, 1) ?? [''];
  const [named, like] = await Promise.all([
    cursor === null ? identifiersNamed(analytics, workspace, search) : [],
    identifiersWith(analytics, workspace, { text: search, after: String(after), limit: limit + 1 }),
  ]);
  const shown = like.slice(0, limit);
  const last = shown.at(-1);
  const found = onceEach([
    ...named.map((one) => ({ ...one, isExact: true })),
    ...shown.map((one) => ({ ...one, isExact: false })),
  ]);
  const events = await countEventsOf(analytics, workspace, [...found.keys()]);
  return {
    // Nothing is told of who has no events: a device whose events are all of those who share it.
    items: [...found].flatMap(([id, one]) => (events.has(id) ? [{ id, ...one, events: events.get(id) ?? 0 }] : [])),
    nextCursor: like.length > limit && last !== undefined ? writeCursor([last.identifier]) : null,
  };
}

function onceEach(found: readonly (KnownIdentifier & { readonly isExact: boolean })[]) {
  const byCustomer = new Map<string, Pick<FoundCustomer, 'identifier' | 'isExact'>>();
  for (const { customers, identifier, isExact } of found)
    for (const id of customers) if (!byCustomer.has(id)) byCustomer.set(id, { identifier, isExact });
  return byCustomer;
}

async function countEventsOf(analytics: Analytics, workspace: string, customers: readonly string[]) {
  const { events, values } = ofCustomers(customers);
  const rows = await analytics.query<{ id: string; events: number }>(place(customerEventCounts, { own: events }), {
    workspace,
    ...values,
  });
  return new Map(rows.map((row) => [row.id, row.events]));
}
