import { useQuery } from '@tanstack/react-query';
import { type Topic, topicSchema, type Webhook } from '@throughline/core/webhooks';
import { call } from '../api/index.ts';
import { fieldOf, ShortForm } from '../parts/short-form.tsx';
import { topicHints, topicNames } from './webhook-words.ts';

export interface WebhookFields {
  readonly name: string;
  readonly url: string;
  readonly topics: Topic[];
  readonly outcome: string | null;
  readonly isInside: boolean;
}

interface FormProps {
  readonly webhook: Webhook | null;
  readonly send: (fields: WebhookFields) => Promise<unknown>;
}

/** Where to send what: a new webhook, or one that is changed. */
export function WebhookForm({ webhook, send }: FormProps) {
  const read = (form: FormData) =>
    send({
      name: fieldOf(form, 'name'),
      url: fieldOf(form, 'url'),
      topics: topicSchema.options.filter((topic) => form.getAll('topics').includes(topic)),
      outcome: fieldOf(form, 'outcome') || null,
      isInside: form.has('isInside'),
    });
  const title = webhook === null ? 'Make a webhook' : 'Change the webhook';
  return (
    <div className="webhook-form">
      <ShortForm title={title} action={webhook === null ? 'Make the webhook' : 'Save'} send={read}>
        <label>
          Name
          <input name="name" placeholder="Team channel" required maxLength={120} defaultValue={webhook?.name} />
        </label>
        <label className="wide">
          Address
          <input
            name="url"
            type="url"
            placeholder="https://example.com/throughline"
            required
            maxLength={2000}
            defaultValue={webhook?.url}
          />
        </label>
        <fieldset>
          <legend>Tell it when</legend>
          {topicSchema.options.map((topic) => (
            <label key={topic} className="choice">
              <input
                type="checkbox"
                name="topics"
                value={topic}
                defaultChecked={webhook?.topics.includes(topic) ?? topic === 'alert.opened'}
              />
              <span>
                {topicNames[topic]} <span className="quiet-text">{topicHints[topic]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <OutcomeChoice chosen={webhook?.outcome ?? null} />
        <label className="choice">
          <input type="checkbox" name="isInside" defaultChecked={webhook?.isInside ?? false} />
          <span>
            This address is inside our network{' '}
            <span className="quiet-text">Private addresses and plain http are then allowed</span>
          </span>
        </label>
      </ShortForm>
    </div>
  );
}

function OutcomeChoice({ chosen }: { chosen: string | null }) {
  const outcomes = useQuery({
    queryKey: ['view', 'outcomes'],
    queryFn: async () => (await call('get', '/outcomes')).items,
  });
  const items = outcomes.data ?? [];
  return (
    // The list comes after the form is drawn: what was chosen is set again when it is there.
    <label key={String(outcomes.isSuccess)}>
      Outcomes, and alerts about them
      <select name="outcome" defaultValue={chosen ?? ''}>
        <option value="">every outcome</option>
        {items.map((one) => (
          <option key={one.id} value={one.id}>
            only {one.definition.name}
          </option>
        ))}
        {chosen !== null && !items.some((one) => one.id === chosen) && <option value={chosen}>only {chosen}</option>}
      </select>
    </label>
  );
}
