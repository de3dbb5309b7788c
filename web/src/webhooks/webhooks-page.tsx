import type { Role } from '@throughline/core/trust';
import type { Webhook } from '@throughline/core/webhooks';
import { useState } from 'react';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { Once } from '../parts/short-form.tsx';
import { Problem, Waiting } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { HowToVerify } from './how-to-verify.tsx';
import { useWebhooks } from './use-webhooks.ts';
import { type WebhookFields, WebhookForm } from './webhook-form.tsx';
import { lastWords, stateWords, topicNames } from './webhook-words.ts';

/** Who is told of what happens here. */
export function WebhooksPage({ role }: { role: Role }) {
  const [made, setMade] = useState<{ id: string; name: string; secret: string } | null>(null);
  const webhooks = useWebhooks();
  const make = async (fields: WebhookFields) => {
    const webhook = await call('post', '/webhooks', { body: fields });
    await webhooks.refetch();
    setMade(webhook);
  };
  const items = webhooks.data ?? [];
  return (
    <div className="page">
      <h1>Who is told of what happens</h1>
      {webhooks.isPending && <Waiting what="Looking up webhooks" />}
      {webhooks.isError && <Problem error={webhooks.error} retry={() => webhooks.refetch()} />}
      {items.length > 0 && <WebhookTable items={items} />}
      {webhooks.data !== undefined && items.length === 0 && (
        <p className="note">
          A webhook sends what happens here to a program of yours: an alert that opens, an outcome that changes, a
          source that falls silent.{' '}
          {role === 'owner' ? 'Make the first one below.' : 'An owner of the workspace can make one.'}
        </p>
      )}
      {made !== null && (
        <div className="card">
          <Once secret={made.secret} what={`The secret of ${made.name}`} />
          <Link href={`/webhooks/${encodeURIComponent(made.id)}`}>Open it and send a test</Link>
        </div>
      )}
      {role === 'owner' && (
        <section className="card">
          <h2>Make a webhook</h2>
          <WebhookForm webhook={null} send={make} />
        </section>
      )}
      <HowToVerify secret={made?.secret ?? ''} />
    </div>
  );
}

function WebhookTable({ items }: { items: readonly Webhook[] }) {
  return (
    <Table
      columns={[
        { name: 'Webhook', cell: (one) => <Link href={`/webhooks/${encodeURIComponent(one.id)}`}>{one.name}</Link> },
        { name: 'State', cell: (one) => <State webhook={one} /> },
        { name: 'Sent to', cell: (one) => <span className="address">{new URL(one.url).host}</span> },
        { name: 'Told when', cell: (one) => one.topics.map((topic) => topicNames[topic]).join(', ') },
        { name: 'Last delivery', cell: (one) => <span className="last-delivery">{lastWords(one)}</span> },
      ]}
      rows={items}
      keyOf={(one) => one.id}
    />
  );
}

function State({ webhook: { state, failures } }: { webhook: Webhook }) {
  if (state !== 'active') return <span className="unusual">{stateWords[state]}</span>;
  return failures === 0 ? stateWords.active : <span className="unusual">Failing</span>;
}
