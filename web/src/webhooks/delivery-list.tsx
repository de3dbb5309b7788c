import type { Delivery, Webhook } from '@throughline/core/webhooks';
import { instant } from '../parts/format.ts';
import { useDeliveries, useWebhookWork } from './use-webhooks.ts';
import { deliveryWords, topicName } from './webhook-words.ts';

/** What was and will be sent, with its body and what was answered. */
export function DeliveryList({ webhook, mayRetry }: { webhook: Webhook; mayRetry: boolean }) {
  const deliveries = useDeliveries(webhook.id);
  const { retry } = useWebhookWork(webhook);
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  const canRetry = mayRetry && webhook.state === 'active';
  return (
    <section className="card">
      <h2>Deliveries</h2>
      {deliveries.isError && <p role="alert">{deliveries.error.message}</p>}
      {deliveries.isSuccess && items.length === 0 && (
        <p>Nothing was sent yet. {canRetry && 'Send a test to see whether it arrives.'}</p>
      )}
      <ul className="plain deliveries" aria-live="polite">
        {items.map((one) => (
          <DeliveryLine key={one.id} delivery={one} retry={canRetry ? () => retry.mutate(one.id) : null} />
        ))}
      </ul>
      {retry.isError && <p role="alert">{retry.error.message}</p>}
      {deliveries.hasNextPage && (
        <button type="button" className="button" onClick={() => deliveries.fetchNextPage()}>
          Show older ones
        </button>
      )}
      <p className="quiet-text">
        What does not arrive is tried again after 5 seconds, 5 and 30 minutes, 2, 5 and 10 hours. Ten tries that fail in
        a row, over three days, pause the webhook. What is done is kept for 30 days.
      </p>
    </section>
  );
}

function DeliveryLine({ delivery, retry }: { delivery: Delivery; retry: (() => void) | null }) {
  const canRetry = retry !== null && (delivery.state === 'failed' || delivery.attempts > 0);
  return (
    <li>
      <details>
        <summary>
          <strong>{topicName(delivery.topic)}</strong> · {instant(delivery.createdAt)} ·{' '}
          <span className={delivery.lastError === null ? 'arrived' : 'unusual'}>{deliveryWords(delivery)}</span>
        </summary>
        <dl className="facts">
          <div>
            <dt>webhook-id</dt>
            <dd>{delivery.id}</dd>
          </div>
          <div>
            <dt>Tries</dt>
            <dd>{delivery.attempts}</dd>
          </div>
          {delivery.triedAt !== null && (
            <div>
              <dt>Last try</dt>
              <dd>{instant(delivery.triedAt)}</dd>
            </div>
          )}
          {delivery.lastError !== null && (
            <div>
              <dt>What went wrong</dt>
              <dd>{delivery.lastError}</dd>
            </div>
          )}
        </dl>
        <pre className="snippet wrapped">{JSON.stringify(JSON.parse(delivery.payload), null, 2)}</pre>
        {canRetry && (
          <button type="button" className="button" onClick={retry}>
            {delivery.state === 'sent' ? 'Send it again' : 'Try again now'}
          </button>
        )}
      </details>
    </li>
  );
}
