import { type IdentitySummary, identifierWords } from '@throughline/core/events';
import type { Role } from '@throughline/core/trust';
import { Link } from '../app/link.tsx';
import { addressWith, go, usePlace } from '../app/location.ts';
import { count, counted, percent } from '../parts/format.ts';
import { Empty, Problem, Waiting } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { CustomerLink } from './customer-link.tsx';
import { DecisionForm } from './decision-form.tsx';
import { DecisionTable } from './decision-table.tsx';
import { FindCustomer } from './find-customer.tsx';
import { useDecisions, useHubs, useIdentitySummary, useSharedDevices } from './use-identity.ts';

/** Who is who: how many events are of somebody known, what could not be decided, and what people decided. */
export function IdentityPage({ role }: { role: Role }) {
  const summary = useIdentitySummary();
  if (summary.isPending) return <Waiting what="Counting who is known" />;
  if (summary.isError) return <Problem error={summary.error} retry={() => summary.refetch()} />;
  if (summary.data.events === 0)
    return (
      <Empty title="Nobody is here yet">
        <p>
          As soon as events come in, you see here which identifiers are one customer, and why: a device that somebody
          signed in on, an address that was verified, an id that continues another.
        </p>
        <Link className="button primary" href="/imports">
          Import a file
        </Link>
      </Empty>
    );
  return (
    <div className="page">
      <Head summary={summary.data} />
      <FindCustomer />
      <Decisions mayWrite={role !== 'viewer'} />
      <SharedDevices />
      <Hubs />
    </div>
  );
}

function Head({ summary }: { summary: IdentitySummary }) {
  const known = summary.knownEvents + summary.stitchedEvents;
  return (
    <>
      <h1>
        {percent(known / summary.events)} of {counted(summary.events, 'event')} are of somebody known
      </h1>
      <dl className="facts narrow">
        <Fact name="Events that name a customer" value={summary.knownEvents} />
        <Fact name="Events of a device that belongs to a customer" value={summary.stitchedEvents} />
        <Fact name="Events of devices nobody is known to use" value={summary.events - known} />
        <Fact name="Customers" value={summary.customers} />
        <Fact name="Identifiers that events go by" value={summary.identifiers} />
        <Fact name="Devices and other identifiers joined to a customer" value={summary.joinedIdentifiers} />
        <Fact name="Devices that several customers use" value={summary.sharedDevices} />
      </dl>
      <p className="quiet-text">
        All events of the workspace. An event goes by its customer, or by its device where it names none; so a device
        that is always named beside a customer is joined, but is not one of the identifiers that events go by.
        Identifiers are joined by certain signs only: a sign-in on a device, an alias, a verified address, an id of
        another system, or a decision below. Names and addresses of devices never join anybody.
      </p>
    </>
  );
}

function Fact({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}

function Decisions({ mayWrite }: { mayWrite: boolean }) {
  const decisions = useDecisions();
  return (
    <section>
      <h2>Decisions by hand</h2>
      {mayWrite && <DecisionForm />}
      {decisions.isError && <Problem error={decisions.error} retry={() => decisions.refetch()} />}
      {decisions.data?.length === 0 && (
        <p className="quiet-text">
          None yet. When you know better than the events, join or split two identifiers here. Journeys, outcomes and
          money follow at once, and undo brings everything back.
        </p>
      )}
      {decisions.data !== undefined && decisions.data.length > 0 && (
        <DecisionTable decisions={decisions.data} mayWrite={mayWrite} />
      )}
    </section>
  );
}

function SharedDevices() {
  const place = usePlace();
  const cursor = place.search.get('cursor');
  const devices = useSharedDevices(cursor);
  return (
    <section>
      <h2>Shared devices</h2>
      {devices.isError && <Problem error={devices.error} retry={() => devices.refetch()} />}
      {devices.data?.items.length === 0 && <p className="quiet-text">No device was used by more than one customer.</p>}
      {devices.data !== undefined && devices.data.items.length > 0 && (
        <>
          <p className="quiet-text">
            Several customers signed in on each of these. Its events belong to each of them while they used it, and to
            nobody in between.
          </p>
          <Table
            rows={devices.data.items}
            keyOf={(one) => one.device}
            columns={[
              { name: 'Device', cell: (one) => identifierWords(one.device) },
              { name: 'Customers', isNumber: true, cell: (one) => count(one.customersTotal) },
              { name: 'Who', cell: (one) => <Customers of={one.customers} total={one.customersTotal} /> },
            ]}
          />
        </>
      )}
      {(devices.data?.nextCursor ?? null) !== null && (
        <button
          type="button"
          className="button"
          onClick={() => go(addressWith(place, { cursor: devices.data?.nextCursor ?? null }))}
        >
          More devices
        </button>
      )}
    </section>
  );
}

function Hubs() {
  const hubs = useHubs();
  if (hubs.isError) return <Problem error={hubs.error} retry={() => hubs.refetch()} />;
  if (hubs.data === undefined || hubs.data.length === 0) return null;
  return (
    <section>
      <h2>Addresses and ids that many have</h2>
      <p className="quiet-text">
        More than two customers share each of these. Past 25 known ids, or 5 addresses, they are taken for different
        people and kept apart.
      </p>
      <Table
        rows={hubs.data}
        keyOf={(one) => one.identifier}
        columns={[
          { name: 'Address or id', cell: (one) => one.identifier },
          { name: 'Customers', isNumber: true, cell: (one) => count(one.customersTotal) },
          { name: 'Taken for', cell: (one) => (one.isJoined ? 'one customer' : 'different people') },
          { name: 'Who', cell: (one) => <Customers of={one.customers} total={one.customersTotal} /> },
        ]}
      />
    </section>
  );
}

function Customers({ of, total }: { of: readonly string[]; total: number }) {
  return (
    <>
      {of.map((customer, place) => (
        <span key={customer}>
          {place > 0 && ', '}
          <CustomerLink id={customer} />
        </span>
      ))}
      {total > of.length && ` and ${count(total - of.length)} more`}
    </>
  );
}
