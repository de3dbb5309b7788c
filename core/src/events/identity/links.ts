import { anonymousCustomer, isAnonymous, isNobody } from '../collection/who.ts';
import type { JourneyEvent } from '../event.ts';
import { isDamaged } from '../plain-text.ts';

/**
 * Why two identifiers belong together (METHODS §1.4). `seen-with`: a known customer on a device. `alias`: the company says
 * that an id continues another. `email`, `external-id`: the same verified address or foreign id. `person`: somebody here
 * joined them by hand.
 */
export const linkRules = ['seen-with', 'alias', 'email', 'external-id', 'person'] as const;
export type LinkRule = (typeof linkRules)[number];

/**
 * An assertion that two identifiers are one customer. An identifier is a known id as it is, or `namespace:value`:
 * `anonymous:…` for a device, `email:…`. Instants are UTC milliseconds.
 */
export interface Link {
  readonly a: string;
  readonly b: string;
  readonly rule: LinkRule;
  /** The earliest event that asserts it. */
  readonly firstMs: number;
}

/** What a link says, whenever it was told: no other link has the same, whatever stands in the identifiers. */
export function linkKey({ a, b, rule }: Pick<Link, 'a' | 'b' | 'rule'>): string {
  return `${a.length} ${a}${b} ${rule}`;
}

/** What of an event says who is who. */
type Witness = Pick<JourneyEvent, 'customer' | 'anonymous' | 'kind' | 'at' | 'properties'>;

/** The links that an event asserts; most events assert none or one. */
export function linksOf(event: Witness): readonly Link[] {
  const { customer, anonymous, kind, at } = event;
  const isKnown = !isAnonymous(customer);
  const isPlain = kind !== 'identify' && kind !== 'alias';
  if (isPlain) return isKnown && anonymous !== '' ? seenWith(customer, anonymous, at) : [];
  const links = isKnown && anonymous !== '' ? [...seenWith(customer, anonymous, at)] : [];
  if (kind === 'alias') links.push(...aliasOf(event));
  else links.push(...traitLinks(event));
  return links;
}

function seenWith(customer: string, anonymous: string, at: number): readonly Link[] {
  return isNobody(anonymous) ? [] : [link(customer, anonymousCustomer(anonymous), 'seen-with', at)];
}

/** The id before may have been a known one or a device: both are said to continue. */
function aliasOf({ customer, properties, at }: Witness): readonly Link[] {
  const before = properties['previousId'] ?? '';
  if (isNobody(before) || before === customer) return [];
  if (isAnonymous(customer)) return [link(customer, before, 'seen-with', at)];
  const device = isAnonymous(before) ? before : anonymousCustomer(before);
  const links = [link(customer, device, 'seen-with', at)];
  return isAnonymous(before) ? links : [link(customer, before, 'alias', at), ...links];
}

/** An address that the sender has verified, and ids of other systems. */
function traitLinks({ customer, properties, at }: Witness): readonly Link[] {
  const rule = (to: string, known: LinkRule) => link(customer, to, isAnonymous(customer) ? 'seen-with' : known, at);
  const links: Link[] = [];
  const email = (properties['email'] ?? '').trim().toLowerCase();
  const isVerified = [properties['emailVerified'], properties['email_verified']].includes('true');
  if (isVerified && /^[^@\s]+@[^@\s]+$/.test(email) && !isNobody(email) && !isDamaged(email))
    links.push(rule(`email:${email}`, 'email'));
  for (const { type, id } of externalIds(properties['context.externalIds'])) {
    if (!isNobody(id) && !isDamaged(id)) links.push(rule(`${type}:${id}`, 'external-id'));
  }
  return links;
}

function externalIds(text: string | undefined): readonly { type: string; id: string }[] {
  if (text === undefined || text.length > 20_000) return [];
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return [];
    return list.slice(0, 20).flatMap((one: { type?: unknown; id?: unknown } | null) => {
      const { type, id } = one ?? {};
      const holds =
        typeof type === 'string' && typeof id === 'string' && /^[\w-]{1,50}$/.test(type) && type !== 'anonymous';
      return holds ? [{ type, id: id.slice(0, 400) }] : [];
    });
  } catch {
    // a text that is no list of ids says nothing
    return [];
  }
}

function link(a: string, b: string, rule: LinkRule, at: number): Link {
  return { a, b, rule, firstMs: at };
}
