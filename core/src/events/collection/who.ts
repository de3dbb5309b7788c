const mark = 'anonymous:';

/** The customer that events of a device belong to while nobody is known to use it. */
export function anonymousCustomer(anonymous: string): string {
  return mark + anonymous;
}

/** Whether a customer is a device that nobody is known to use. */
export function isAnonymous(customer: string): boolean {
  return customer.startsWith(mark);
}

/** Ids that programs send when they know nobody: joined, they would make one customer of strangers (METHODS §1.4). */
const nobodies = new Set(
  'null undefined none nil nan n/a na unknown anonymous guest user customer test true false 0 -1 - 00000000-0000-0000-0000-000000000000'
    .split(' ')
    .concat('[object object]', 'not set', '(not set)', 'no id'),
);

const nobodyLengths = new Set([...nobodies].map((id) => id.length));

/** Whether an id means nobody, or is empty. */
export function isNobody(id: string): boolean {
  if (id === '' || (nobodyLengths.has(id.length) && nobodies.has(id.toLowerCase()))) return true;
  return id.includes('@') && /^(unknown|noreply|no-reply|nobody)@/i.test(id);
}
