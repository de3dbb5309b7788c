import type { Role } from '@throughline/core/trust';
import type { Webhook } from '@throughline/core/webhooks';
import { call } from '../api/index.ts';
import { Link } from '../app/link.tsx';
import { go } from '../app/location.ts';
import { count, counted, instant } from '../parts/format.ts';
import { Once } from '../parts/short-form.tsx';
import { Problem, Waiting } from '../parts/states.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { HowToVerify } from './how-to-verify.tsx';
import { useWebhook, useWebhookWork } from './use-webhooks.ts';
import { type WebhookFields, WebhookForm } from './webhook-form.tsx';
import { stateWords, topicNames } from './webhook-words.ts';

/** One webhook: how it does, what was sent, and what can be done with it. */
export function WebhookPage({ id, role }: { id: string; role: Role }) {
  const webhook = useWebhook(id);
  if (webhook.isPending) return <Waiting what="Looking up the webhook" />;
  if (webhook.isError) return <Problem error={webhook.error} retry={() => webhook.refetch()} />;
  return <OneWebhook webhook={webhook.data} isOwner={role === 'owner'} />;
}

function OneWebhook({ webhook, isOwner }: { webhook: Webhook; isOwner: boolean }) {
  const work = useWebhookWork(webhook);
  const secret = work.rotate.data?.secret ?? '';
  return (
    <div className="page webhook">
      <p className="quiet-text">
        <Link href="/webhooks">Webhooks</Link>
      </p>
      <h1>{webhook.name}</h1>
      <StateNote webhook={webhook} />
      {isOwner && <Actions webhook={webhook} work={work} />}
      <Facts webhook={webhook} />
      {secret !== '' && (
        <div className="card">
          <Once secret={secret} what="The new secret" />
          <p className="quiet-text">
            For 24 hours deliveries are signed with both, so that nothing is refused meanwhile.
          </p>
        </div>
      )}
      <DeliveryList webhook={webhook} mayRetry={isOwner} />
      {isOwner && <Change webhook={webhook} />}
      <HowToVerify secret={secret} />
    </div>
  );
}

function StateNote({ webhook: { state, reason, failures, waiting } }: { webhook: Webhook }) {
  if (state === 'active' && failures === 0) return null;
  const words =
    state === 'active'
      ? `${failures === 1 ? 'The last try' : `The last ${count(failures)} tries`} did not arrive. It goes on trying, ever more seldom.`
      : (reason ?? 'It is paused: what happens meanwhile is not kept for it, and what waits is.');
  return (
    <p className="note" role="status">
      <strong>{state === 'active' ? 'Failing' : stateWords[state]}.</strong> {words}
      {waiting > 0 && ` ${counted(waiting, 'delivery').replace(/ys$/, 'ies')} ${waiting === 1 ? 'waits' : 'wait'}.`}
    </p>
  );
}

function Actions({ webhook, work }: { webhook: Webhook; work: ReturnType<typeof useWebhookWork> }) {
  const { test, rotate, setState, remove } = work;
  const isActive = webhook.state === 'active';
  const problem = test.error ?? rotate.error ?? setState.error ?? remove.error;
  return (
    <>
      <div className="actions">
        {isActive && (
          <button type="button" className="button primary" disabled={test.isPending} onClick={() => test.mutate()}>
            Send a test
          </button>
        )}
        <button
          type="button"
          className="button"
          disabled={setState.isPending}
          onClick={() => setState.mutate(isActive ? 'paused' : 'active')}
        >
          {isActive ? 'Pause' : 'Go on'}
        </button>
        <button
          type="button"
          className="button"
          disabled={rotate.isPending}
          onClick={() =>
            window.confirm('Make a new secret? The one there is holds for 24 hours more.') && rotate.mutate()
          }
        >
          New secret
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() =>
            window.confirm(`Delete ${webhook.name}, and what waits for it?`) &&
            remove.mutate(undefined, { onSuccess: () => go('/webhooks') })
          }
        >
          Delete
        </button>
      </div>
      {problem !== null && <p role="alert">{problem.message}</p>}
    </>
  );
}

function Facts({ webhook }: { webhook: Webhook }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Sent to', webhook.url],
    ['Told when', webhook.topics.map((topic) => topicNames[topic]).join(', ')],
    ['Outcomes', webhook.outcome === null ? 'every one' : `only ${webhook.outcome}`],
    ['Inside our network', webhook.isInside ? 'yes' : 'no'],
    ['Made', instant(webhook.createdAt)],
    ...(webhook.oldSecretUntil === null
      ? []
      : ([['Old secret holds until', instant(webhook.oldSecretUntil)]] as const)),
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ webhook }: { webhook: Webhook }) {
  const save = (body: WebhookFields) => call('patch', '/webhooks/{id}', { path: { id: webhook.id }, body });
  return (
    <details className="card">
      <summary>Change it</summary>
      <WebhookForm key={JSON.stringify([webhook.name, webhook.url])} webhook={webhook} send={save} />
    </details>
  );
}
