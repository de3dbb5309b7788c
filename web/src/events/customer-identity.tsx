import { type CustomerIdentity, identifierWords } from '@throughline/core/events';
import type { Role } from '@throughline/core/trust';
import { count, counted, instant } from '../parts/format.ts';
import { Problem } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { CustomerLink } from './customer-link.tsx';
import { DecisionForm } from './decision-form.tsx';
import { DecisionTable } from './decision-table.tsx';
import { rulesInWords } from './identity-words.ts';
import { useCustomerIdentity, useDecide } from './use-identity.ts';

/** Who this customer is: the identifiers, what joins them, the accounts, and a way to join or split by hand. */
export function CustomerIdentityPanel({ customer, role }: { customer: string; role: Role }) {
  const found = useCustomerIdentity(customer);
  if (found.isError) return <Problem error={found.error} retry={() => found.refetch()} />;
  if (found.data === undefined) return null;
  const { parts, links, accounts, decisions } = found.data;
  const mayWrite = role !== 'viewer';
  return (
    <details className="card" open={customer !== found.data.customer}>
      <summary>
        Who this is: {counted(parts.length, 'identifier')}
        {accounts.length > 0 && `, ${counted(accounts.length, 'account')}`}
      </summary>
      {customer !== found.data.customer && (
        <p>
          {identifierWords(customer)} is <CustomerLink id={found.data.customer} />.
        </p>
      )}
      <Parts parts={parts} />
      {links.length > 0 && <Links links={links} mayWrite={mayWrite} />}
      {accounts.map((one) => (
        <p key={one.account}>
          Account {one.account}: {one.customers.map(identifierWords).join(', ')}
          {one.customersTotal > one.customers.length && ` and ${count(one.customersTotal - one.customers.length)} more`}
        </p>
      ))}
      {decisions.length > 0 && <DecisionTable decisions={decisions} mayWrite={mayWrite} />}
      {mayWrite && <DecisionForm customer={found.data.customer} />}
    </details>
  );
}

function Parts({ parts }: { parts: CustomerIdentity['parts'] }) {
  return (
    <Table
      rows={parts}
      keyOf={(one) => `${one.identifier}${one.from}`}
      columns={[
        { name: 'Identifier', cell: (one) => identifierWords(one.identifier) },
        {
          name: 'Its events are theirs',
          cell: (one) =>
            one.from === null || one.to === null ? 'always' : `${instant(one.from)} to ${instant(one.to)}`,
        },
        { name: 'Events sent under it', isNumber: true, cell: (one) => count(one.events) },
      ]}
    />
  );
}

function becauseOf({ isSplit, holds, rule }: CustomerIdentity['links'][number]): string {
  if (isSplit) return 'split by hand';
  return holds ? rulesInWords(rule) : `${rulesInWords(rule)}; does not count, as too many share it`;
}

function Links({ links, mayWrite }: { links: CustomerIdentity['links']; mayWrite: boolean }) {
  const { decide } = useDecide();
  const split = ({ a, b }: CustomerIdentity['links'][number]) => decide.mutate({ a, b, kind: 'split', reason: '' });
  return (
    <>
      <Table
        rows={links}
        keyOf={(one) => `${one.a}|${one.b}|${one.rule}`}
        classOf={(one) => (one.holds ? '' : 'faded')}
        columns={[
          { name: 'Joined', cell: (one) => `${identifierWords(one.a)} and ${identifierWords(one.b)}` },
          { name: 'Because', cell: becauseOf },
          { name: 'Since', cell: (one) => (one.since === null ? '' : instant(one.since)) },
          ...(mayWrite
            ? [
                {
                  name: 'Change',
                  cell: (one: CustomerIdentity['links'][number]) =>
                    !one.isSplit &&
                    one.holds && (
                      <button type="button" className="button" disabled={decide.isPending} onClick={() => split(one)}>
                        Split
                      </button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {decide.isError && <p role="alert">{decide.error.message}</p>}
    </>
  );
}
