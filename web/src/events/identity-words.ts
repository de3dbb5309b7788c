import type { CustomerIdentity } from '@throughline/core/events';

const ruleWords: Readonly<Record<CustomerIdentity['links'][number]['rule'], string>> = {
  'seen-with': 'used together',
  alias: 'one continues the other',
  email: 'same verified address',
  'external-id': 'same id elsewhere',
  person: 'joined by hand',
};

/** Why two identifiers belong together, in words. */
export const rulesInWords = (rule: CustomerIdentity['links'][number]['rule']) => ruleWords[rule];

export const addressOfCustomer = (id: string) => `/customers/${encodeURIComponent(id)}`;
