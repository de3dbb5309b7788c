import { type FoundCustomer, readingsOf } from '@throughline/core/events';
import type { Analytics } from '../../engines/index.ts';
import { type Page, readCursor, writeCursor } from '../../http/index.ts';
import eventsOfCustomers from './events-of-customers.sql';
import foundCustomers from './find-customers.sql';

interface Row {
  readonly id: string;
  readonly identifier: string;
  readonly isExact: number;
}

/** Customers by any of their identifiers, page by page: those whom the whole text names first, then by id. */
export async function findCustomers(
  analytics: Analytics,
  workspace: string,
  { search, limit, cursor }: Page & { readonly search: string },
): Promise<{ items: FoundCustomer[]; nextCursor: string | null }> {
  const { part, readings } = readingsOf(search);
  const [rank, after] = readCursor(cursor, 2) ?? [0, ''];
  const rows = await analytics.query<Row>(foundCustomers, {
    workspace,
    search: part,
    readings,
    after_rank: Number(rank),
    after: String(after),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const counts = await analytics.query<{ id: string; events: number }>(eventsOfCustomers, {
    workspace,
    customers: shown.map((row) => row.id),
  });
  const events = new Map(counts.map((one) => [one.id, one.events]));
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, identifier, isExact }) => ({
      id,
      identifier,
      isExact: isExact === 1,
      events: events.get(id) ?? 0,
    })),
    nextCursor: rows.length > limit && last !== undefined ? writeCursor([1 - last.isExact, last.id]) : null,
  };
}
