import { go } from '../app/location.ts';
import { fieldOf, ShortForm } from '../parts/short-form.tsx';
import { findCustomer } from './identifier-search.ts';

/** Looks for a customer by any identifier, or a part of one. */
export function FindCustomer({ text = '' }: { text?: string }) {
  return (
    <ShortForm
      title="Find a customer"
      action="Find"
      send={async (form) => go(await findCustomer(fieldOf(form, 'customer').trim()))}
    >
      <label>
        Customer, device, address or other identifier
        <input name="customer" type="search" required maxLength={1000} defaultValue={text} />
      </label>
    </ShortForm>
  );
}
