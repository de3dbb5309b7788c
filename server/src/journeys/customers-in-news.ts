import { type JourneyEvent, type Link, linkKey, linksOf } from '@throughline/core/events';

/** What was noted of one customer. */
interface Noted {
  /** The device of the customer's first event, and the earliest instant at which both were seen together. */
  readonly anonymous: string;
  seenMs: number;
  link: Link | null;
  /** Links beside the first, by what they say. */
  more: Map<string, Link> | null;
}

/**
 * Customers to whom something happened, and which identifiers were seen to belong together: each link once, as of its first
 * instant, however often the same customers come.
 */
export class CustomersInNews {
  readonly #noted = new Map<string, Noted>();

  get count(): number {
    return this.#noted.size;
  }

  note(event: JourneyEvent): void {
    const { customer, anonymous, kind, at } = event;
    const before = this.#noted.get(customer);
    // Most events say again what one before said.
    const isPlain = kind !== 'identify' && kind !== 'alias';
    if (before !== undefined && isPlain && before.anonymous === anonymous && at >= before.seenMs) return;
    const noted = before ?? { anonymous, seenMs: at, link: null, more: null };
    if (before === undefined) this.#noted.set(customer, noted);
    else if (before.anonymous === anonymous) noted.seenMs = Math.min(at, noted.seenMs);
    for (const link of linksOf(event)) noteLink(noted, link);
  }

  all(): ReadonlySet<string> {
    return new Set(this.#noted.keys());
  }

  links(): readonly Link[] {
    const links: Link[] = [];
    for (const { link, more } of this.#noted.values()) {
      if (link !== null) links.push(link);
      if (more !== null) links.push(...more.values());
    }
    return links;
  }
}

function noteLink(noted: Noted, link: Link): void {
  const { link: first } = noted;
  if (first === null) noted.link = link;
  else if (linkKey(first) === linkKey(link)) noted.link = link.firstMs < first.firstMs ? link : first;
  else {
    noted.more ??= new Map();
    const known = noted.more.get(linkKey(link));
    if (known === undefined || link.firstMs < known.firstMs) noted.more.set(linkKey(link), link);
  }
}
