import { identifierWords } from '@throughline/core/events';
import { Link } from '../app/link.tsx';
import { addressOfCustomer } from './identity-words.ts';

/** A customer as people read it, with the way to all that happened to them. */
export function CustomerLink({ id }: { id: string }) {
  return <Link href={addressOfCustomer(id)}>{identifierWords(id)}</Link>;
}
