import type { SourceReport } from '@throughline/core/events';
import type { Role } from '@throughline/core/trust';
import { type ReactNode, useState } from 'react';
import { Link } from '../../app/link.tsx';
import { Problem, Waiting } from '../../parts/states.tsx';
import { Quarantine } from '../quarantine.tsx';
import { FindingsList } from './findings-list.tsx';
import { HowToSend } from './how-to-send.tsx';
import { LiveTail } from './live-tail.tsx';
import { PlanView } from './plan-view.tsx';
import { PrivacyView } from './privacy-view.tsx';
import { SchemaView } from './schema-view.tsx';
import { SourceOverview } from './source-overview.tsx';
import { useSource } from './use-sources.ts';
import { keepSecret, secretOf, WriteKey } from './write-key.tsx';

interface View {
  readonly path: string;
  readonly name: string;
  /** Only where events are sent live. */
  readonly isLive?: boolean;
}

const views: readonly View[] = [
  { path: '', name: 'Overview' },
  { path: 'events', name: 'Events' },
  { path: 'errors', name: 'Errors', isLive: true },
  { path: 'schema', name: 'What it sends' },
  { path: 'plan', name: 'Plan', isLive: true },
  { path: 'privacy', name: 'Personal data' },
  { path: 'send', name: 'How to send', isLive: true },
];

interface SourcePageProps {
  readonly id: string;
  readonly view: string;
  readonly role: Role;
}

/** One source: how it does, what comes in, what is wrong with it, and how to send to it. */
export function SourcePage({ id, view, role }: SourcePageProps) {
  const report = useSource(id);
  if (report.isPending) return <Waiting what="Counting" />;
  if (report.isError) return <Problem error={report.error} retry={() => report.refetch()} />;
  const { source } = report.data;
  const base = `/sources/${encodeURIComponent(id)}`;
  return (
    <div className="page source">
      <p className="quiet-text">
        <Link href="/sources">Sources</Link>
      </p>
      <h1>{source.name}</h1>
      <nav className="tabs" aria-label="Views of the source">
        {views
          .filter((one) => one.isLive !== true || source.kind === 'stream')
          .map(({ path, name }) => (
            <Link
              key={path}
              href={path === '' ? base : `${base}/${path}`}
              aria-current={view === path ? 'page' : undefined}
            >
              {name}
            </Link>
          ))}
      </nav>
      <SourceView report={report.data} view={view} role={role} />
    </div>
  );
}

function SourceView({ report, view, role }: { report: SourceReport; view: string; role: Role }): ReactNode {
  const { source } = report;
  switch (view) {
    case 'events':
      return <LiveTail source={source.id} />;
    case 'errors':
      return <Quarantine origin={{ kind: 'source', id: source.id }} />;
    case 'send':
      return <Send report={report} role={role} />;
    case 'schema':
      return <SchemaView source={source.id} />;
    case 'plan':
      return <PlanView source={source.id} mayWrite={role !== 'viewer'} />;
    case 'privacy':
      return <PrivacyView source={source.id} isOwner={role === 'owner'} />;
    default:
      return (
        <>
          {source.kind === 'stream' && source.seen.events === 0 && (
            <p className="note">
              Nothing has come in yet. <Link href={`/sources/${encodeURIComponent(source.id)}/send`}>How to send</Link>
            </p>
          )}
          {source.kind === 'stream' && <FindingsList source={source.id} since={source.seen.firstReceivedAt} />}
          <SourceOverview report={report} />
        </>
      );
  }
}

function Send({ report: { source }, role }: { report: SourceReport; role: Role }) {
  const [secret, setSecret] = useState(role === 'owner' ? secretOf(source) : '');
  const change = (changed: string) => {
    keepSecret(source.id, changed);
    setSecret(changed);
  };
  return (
    <>
      {role === 'owner' && <WriteKey source={source} secret={secret} onSecret={change} />}
      <HowToSend source={source} secret={secret} />
    </>
  );
}
