import { useQuery } from '@tanstack/react-query';
import { type FoundCustomer, identifierWords } from '@throughline/core/events';
import { call } from '../api/index.ts';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count } from '../parts/format.ts';
import { Problem, Waiting } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { CustomerLink } from './customer-link.tsx';
import { FindCustomer } from './find-customer.tsx';

const columns: readonly Column<FoundCustomer>[] = [
  { name: 'Customer', cell: (one) => <CustomerLink id={one.id} /> },
  { name: 'Found by', cell: (one) => (one.identifier === one.id ? 'this id' : identifierWords(one.identifier)) },
  { name: 'Events', isNumber: true, cell: (one) => count(one.events) },
];

/** Customers by any of their identifiers, whole or in part. */
export function CustomersPage() {
  const place = usePlace();
  const search = place.search.get('search') ?? '';
  const cursor = place.search.get('cursor');
  const found = useQuery({
    queryKey: ['customers', search, cursor],
    queryFn: () => call('get', '/customers', { query: { search, limit: 50, ...(cursor === null ? {} : { cursor }) } }),
  });
  return (
    <div className="page">
      <h1>Customers</h1>
      <FindCustomer key={search} text={search} />
      {found.isPending && <Waiting what="Looking for customers" />}
      {found.isError && <Problem error={found.error} retry={() => found.refetch()} />}
      {found.data?.items.length === 0 && (
        <p>
          {search === ''
            ? 'Nobody is here yet. Customers come with the events of a source or a file.'
            : `No identifier is or contains “${search}”. Addresses are known once a sender has verified them; names of people are not kept as identifiers.`}
        </p>
      )}
      {found.data !== undefined && found.data.items.length > 0 && (
        <>
          {search !== '' && !found.data.items[0]?.isExact && cursor === null && (
            <p className="quiet-text">Nobody is called exactly that. These identifiers contain it.</p>
          )}
          <Table rows={found.data.items} keyOf={(one) => one.id} columns={columns} />
        </>
      )}
      {(found.data?.nextCursor ?? null) !== null && (
        <button
          type="button"
          className="button"
          onClick={() => go(addressWith(place, { cursor: found.data?.nextCursor ?? null }))}
        >
          More customers
        </button>
      )}
    </div>
  );
}
