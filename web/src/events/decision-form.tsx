import { fieldOf, ShortForm } from '../parts/short-form.tsx';
import { useDecide } from './use-identity.ts';

/** Says that two identifiers are one customer, or are not. */
export function DecisionForm({ customer }: { customer?: string }) {
  const { decide } = useDecide();
  return (
    <ShortForm
      title="Decide about two identifiers"
      action="Decide"
      send={(form) =>
        decide.mutateAsync({
          a: customer ?? fieldOf(form, 'a'),
          b: fieldOf(form, 'b'),
          kind: fieldOf(form, 'kind') === 'split' ? 'split' : 'join',
          reason: fieldOf(form, 'reason'),
        })
      }
    >
      {customer === undefined && (
        <label>
          Identifier
          <input name="a" required maxLength={1000} />
        </label>
      )}
      <label>
        {customer === undefined ? 'and' : `${customer} and`}
        <select name="kind" aria-label="What is true of them">
          <option value="join">is the same customer as</option>
          <option value="split">is another customer than</option>
        </select>
      </label>
      <label>
        Other identifier
        <input name="b" required maxLength={1000} />
      </label>
      <label>
        Reason
        <input name="reason" maxLength={500} />
      </label>
    </ShortForm>
  );
}
