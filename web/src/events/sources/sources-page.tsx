import type { SourceItem } from '@throughline/core/events';
import type { Role } from '@throughline/core/trust';
import { useState } from 'react';
import { call } from '../../api/index.ts';
import { Link } from '../../app/link.tsx';
import { count, counted, instant } from '../../parts/format.ts';
import { fieldOf, Once, ShortForm } from '../../parts/short-form.tsx';
import { Problem, Waiting } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useSources } from './use-sources.ts';
import { keepSecret } from './write-key.tsx';

/** Where events come from. */
export function SourcesPage({ role }: { role: Role }) {
  const [made, setMade] = useState<{ id: string; name: string; writeKey: string } | null>(null);
  const sources = useSources();
  const make = async (form: FormData) => {
    const source = await call('post', '/sources', { body: { name: fieldOf(form, 'name') } });
    keepSecret(source.id, source.writeKey);
    setMade(source);
    await sources.refetch();
  };
  const items = sources.data ?? [];
  return (
    <div className="page">
      <h1>Where events come from</h1>
      {sources.isPending && <Waiting what="Counting" />}
      {sources.isError && <Problem error={sources.error} retry={() => sources.refetch()} />}
      {items.length > 0 && <SourceTable items={items} />}
      {sources.data !== undefined && items.length === 0 && (
        <p className="note">
          A source is an app, a site or a system of yours that sends events. Make one, or{' '}
          <Link href="/imports">import a file</Link>.
        </p>
      )}
      {made !== null && (
        <div className="card">
          <Once secret={made.writeKey} what={`The write key of ${made.name}`} />
          <Link href={`/sources/${encodeURIComponent(made.id)}/send`}>How to send with it</Link>
        </div>
      )}
      {role === 'owner' && (
        <section className="card">
          <h2>Make a source</h2>
          <p className="quiet-text">Its write key may send events and read nothing.</p>
          {items.some((one) => one.kind === 'sample') && (
            <p className="note">
              A made-up company is in this workspace. Events of today would move its clock: what is open there would
              count as over. For events of your own, choose another workspace in the menu first.
            </p>
          )}
          <ShortForm title="Make a source" action="Make a source" send={make}>
            <label>
              Name
              <input name="name" placeholder="Web shop" required />
            </label>
          </ShortForm>
        </section>
      )}
    </div>
  );
}

function SourceTable({ items }: { items: readonly SourceItem[] }) {
  return (
    <Table
      columns={[
        { name: 'Source', cell: (one) => <Link href={`/sources/${encodeURIComponent(one.id)}`}>{one.name}</Link> },
        { name: 'State', cell: (one) => <State source={one} /> },
        { name: 'Events', isNumber: true, cell: (one) => count(one.seen.events) },
        { name: 'Today', isNumber: true, cell: (one) => count(one.seen.today) },
        {
          name: 'Last came in',
          cell: (one) => (one.seen.lastReceivedAt === null ? 'nothing yet' : instant(one.seen.lastReceivedAt)),
        },
        { name: 'In quarantine', isNumber: true, cell: (one) => count(one.waiting) },
      ]}
      rows={items}
      keyOf={(one) => one.id}
    />
  );
}

const kindWords = { import: 'imported', sample: 'made up' } as const;

function State({ source: { kind, findings, writeKey, seen } }: { source: SourceItem }) {
  if (findings > 0) return <span className="unusual">{counted(findings, 'finding')}</span>;
  if (kind !== 'stream') return <>{kindWords[kind]}</>;
  if (writeKey === null) return <>no write key</>;
  return <>{seen.events === 0 ? 'waits for its first event' : 'sends live'}</>;
}
