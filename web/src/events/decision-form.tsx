import { identifierWords } from '@throughline/core/events';
import { useRef } from 'react';
import { fieldOf, ShortForm } from '../parts/short-form.tsx';
import { identifiersMeant } from './identifier-search.ts';
import { useDecide } from './use-identity.ts';

/** Says that two identifiers are one customer, or are not. Asks once more about an identifier that no event has named. */
export function DecisionForm({ customer }: { customer?: string }) {
  const { decide } = useDecide();
  const askedAbout = useRef('');
  const send = async (form: FormData) => {
    const written = [customer ?? fieldOf(form, 'a'), fieldOf(form, 'b')].map((one) => one.trim());
    const meant = await Promise.all(written.map((one) => (one === customer ? [one] : identifiersMeant(one))));
    const several = meant.find((names) => names.length > 1);
    if (several !== undefined) throw new Error(`Which one is meant? Write ${several.join(' or ')}.`);
    const unseen = written.filter((_, place) => meant[place]?.length === 0).map((one) => `“${one}”`);
    const question = unseen.join(' and ');
    if (unseen.length > 0 && askedAbout.current !== question) {
      askedAbout.current = question;
      throw new Error(
        `No event has named ${question} so far. Look for a typing error, or press Decide again to decide all the same.`,
      );
    }
    askedAbout.current = '';
    const [a = '', b = ''] = written.map((one, place) => meant[place]?.[0] ?? one);
    return decide.mutateAsync({
      a,
      b,
      kind: fieldOf(form, 'kind') === 'split' ? 'split' : 'join',
      reason: fieldOf(form, 'reason'),
    });
  };
  return (
    <ShortForm title="Decide about two identifiers" action="Decide" send={send}>
      {customer === undefined && (
        <label>
          Identifier
          <input name="a" required maxLength={1000} />
        </label>
      )}
      <label>
        {customer === undefined ? 'and' : `${identifierWords(customer)} and`}
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
