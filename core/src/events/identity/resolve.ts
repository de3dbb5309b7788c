import { isAnonymous } from '../collection/who.ts';
import { byText } from '../plain-text.ts';
import { type Link, type LinkRule, linkRules } from './links.ts';

/** Before and after all events. */
export const always = { fromMs: -9_007_199_254_740_000, toMs: 9_007_199_254_740_000 } as const;

/** Larger than this, identifiers that share addresses or foreign ids are no one person (METHODS §1.4, rule 4). */
export interface IdentityLimits {
  readonly knownIds: number;
  readonly emails: number;
  /** Known customers of one device; with more it is nobody's, at any time. */
  readonly customersOfDevice: number;
}

export const usualLimits: IdentityLimits = { knownIds: 25, emails: 5, customersOfDevice: 200 };

/** What a person decided about two identifiers; it weighs more than what events assert. */
export interface IdentityDecision {
  readonly a: string;
  readonly b: string;
  readonly kind: 'join' | 'split';
  /** Greater for a later decision. */
  readonly place: number;
}

/** A stretch in which a device was seen with one known customer and no other. Instants are both included. */
export interface Sighting {
  readonly device: string;
  readonly customer: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Events of `identifier` from one instant to another, both included, belong to `customer`. */
export interface Assignment {
  readonly identifier: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly customer: string;
}

export type IdentityConflict =
  | { readonly kind: 'shared-device'; readonly identifier: string; readonly customers: readonly string[] }
  | { readonly kind: 'too-many-ids'; readonly identifiers: readonly string[] };

export interface IdentityGraph {
  readonly links: readonly Link[];
  readonly decisions: readonly IdentityDecision[];
  /** In the order of time, for the devices that more than one customer was seen with. */
  readonly sightings: readonly Sighting[];
  readonly limits: IdentityLimits;
}

export interface ResolvedIdentities {
  /** Only where an identifier's events are not its own; in a total order. */
  readonly assignments: readonly Assignment[];
  readonly conflicts: readonly IdentityConflict[];
}

/**
 * Who is who (METHODS §1.4). Known identifiers that hard links join are one customer, called by the oldest of its ids. A
 * device belongs to the one customer it was seen with; with several, it belongs to each while it was seen with them, and
 * to nobody in between. The answer depends on the set of links only, not on the order in which they came.
 */
export function resolveIdentities(graph: IdentityGraph): ResolvedIdentities {
  const links = withDecisions(graph);
  const joined = links.filter((link) => link.rule === 'person' && isAnonymous(link.a) && isAnonymous(link.b));
  const promoted = new Set(joined.flatMap((link) => [link.a, link.b]));
  const isDevice = (identifier: string) => isAnonymous(identifier) && !promoted.has(identifier);
  const { groups, tooLarge } = joinKnown(links, isDevice, graph.limits);
  const assignments: Assignment[] = [];
  for (const [identifier, customer] of groups) {
    if (identifier !== customer) assignments.push({ identifier, ...always, customer });
  }
  const conflicts: IdentityConflict[] = tooLarge.map((identifiers) => ({ kind: 'too-many-ids', identifiers }));
  for (const [device, customers] of customersOfDevices(links, isDevice, groups)) {
    const [only] = customers;
    if (customers.size === 1 && only !== undefined) assignments.push({ identifier: device, ...always, customer: only });
    else {
      conflicts.push({ kind: 'shared-device', identifier: device, customers: [...customers].sort(byText) });
      if (customers.size <= graph.limits.customersOfDevice)
        assignments.push(...stretchesOf(device, graph.sightings, groups));
    }
  }
  const inWords = (conflict: IdentityConflict) => JSON.stringify(conflict);
  return {
    assignments: assignments.sort(inOrder),
    conflicts: conflicts.sort((one, other) => byText(inWords(one), inWords(other))),
  };
}

function inOrder(one: Assignment, other: Assignment): number {
  return byText(one.identifier, other.identifier) || one.fromMs - other.fromMs;
}

/** A split takes out every link between two identifiers; a join is a link of its own. The newest decision on a pair counts. */
function withDecisions({ links, decisions }: IdentityGraph): readonly Link[] {
  if (decisions.length === 0) return links;
  const newest = new Map<string, IdentityDecision>();
  for (const decision of [...decisions].sort((one, other) => one.place - other.place))
    newest.set(pairOf(decision), decision);
  const kept = links.filter((link) => newest.get(pairOf(link))?.kind !== 'split');
  const joins = [...newest.values()].filter((decision) => decision.kind === 'join');
  return [...kept, ...joins.map(({ a, b }) => ({ a, b, rule: 'person' as const, firstMs: always.toMs }))];
}

function pairOf({ a, b }: { readonly a: string; readonly b: string }): string {
  const [first, second] = a < b ? [a, b] : [b, a];
  return `${first.length} ${first}${second}`;
}

type IsDevice = (identifier: string) => boolean;

/** Links that still count for identifiers that too much joins: first what the company says itself, then only people's word. */
const trust: readonly (readonly LinkRule[])[] = [linkRules, ['alias', 'person'], ['person']];

/** The customer of each known identifier, and the groups that are too large for one person. */
function joinKnown(links: readonly Link[], isDevice: IsDevice, limits: IdentityLimits) {
  const known = links.filter((link) => !isDevice(link.a) && !isDevice(link.b));
  const since = firstSeen(links, isDevice);
  const tooLarge: (readonly string[])[] = [];
  const groups = new Map<string, string>();
  let open: readonly string[] = [...since.keys()];
  for (const rules of trust) {
    const members = new Set(open);
    const counted = known.filter((link) => rules.includes(link.rule) && members.has(link.a) && members.has(link.b));
    const [fitting, over] = sortOut(componentsOf(open, counted).values(), rules.length > 1 ? limits : null);
    for (const group of fitting) for (const member of group) groups.set(member, oldestOf(group, since));
    if (rules === trust[0]) tooLarge.push(...over.map((group) => [...group].sort(byText)));
    open = over.flat();
  }
  return { groups, tooLarge };
}

type Group = readonly string[];

function sortOut(groups: Iterable<Group>, limits: IdentityLimits | null): [fitting: Group[], over: Group[]] {
  const [fitting, over]: [Group[], Group[]] = [[], []];
  for (const group of groups) (limits === null || fits(group, limits) ? fitting : over).push(group);
  return [fitting, over];
}

function firstSeen(links: readonly Link[], isDevice: IsDevice): ReadonlyMap<string, number> {
  const since = new Map<string, number>();
  for (const { a, b, firstMs } of links) {
    for (const identifier of [a, b]) {
      if (!isDevice(identifier)) since.set(identifier, Math.min(since.get(identifier) ?? firstMs, firstMs));
    }
  }
  return since;
}

function fits(members: readonly string[], limits: IdentityLimits): boolean {
  return members.length <= limits.knownIds && members.filter((one) => one.startsWith('email:')).length <= limits.emails;
}

/** A customer is called by the id it has had longest; an id of the company comes before an address or a device. */
function oldestOf(members: readonly string[], since: ReadonlyMap<string, number>): string {
  const rank = (one: string) => (isAnonymous(one) ? 2 : /^[\w-]+:/.test(one) ? 1 : 0);
  const [oldest = ''] = [...members].sort(
    (one, other) => rank(one) - rank(other) || (since.get(one) ?? 0) - (since.get(other) ?? 0) || byText(one, other),
  );
  return oldest;
}

/** The members of each connected component, by union-find with path halving. */
function componentsOf(nodes: readonly string[], edges: readonly Link[]): ReadonlyMap<string, readonly string[]> {
  const parent = new Map(nodes.map((node) => [node, node]));
  const rootOf = (node: string): string => {
    let at = node;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { a, b } of edges) {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parent.set(one, other);
  }
  const components = new Map<string, string[]>();
  for (const node of nodes) {
    const root = rootOf(node);
    const members = components.get(root);
    if (members === undefined) components.set(root, [node]);
    else members.push(node);
  }
  return components;
}

function customersOfDevices(
  links: readonly Link[],
  isDevice: IsDevice,
  groups: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const devices = new Map<string, Set<string>>();
  for (const { a, b } of links) {
    if (isDevice(a) === isDevice(b)) continue;
    const [device, known] = isDevice(a) ? [a, b] : [b, a];
    const customers = devices.get(device) ?? new Set();
    devices.set(device, customers.add(groups.get(known) ?? known));
  }
  return devices;
}

/** When a shared device belonged to whom: sightings of the same customer that follow each other are one stretch. */
function stretchesOf(
  device: string,
  sightings: readonly Sighting[],
  groups: ReadonlyMap<string, string>,
): readonly Assignment[] {
  const stretches: Assignment[] = [];
  for (const sighting of sightings) {
    if (sighting.device !== device) continue;
    const customer = groups.get(sighting.customer) ?? sighting.customer;
    const last = stretches.at(-1);
    // Of two customers at the same instant the first is believed.
    if (last !== undefined && last.customer !== customer && sighting.fromMs <= last.fromMs) continue;
    if (last !== undefined && last.customer === customer)
      stretches[stretches.length - 1] = { ...last, toMs: Math.max(last.toMs, sighting.toMs) };
    else stretches.push({ identifier: device, fromMs: sighting.fromMs, toMs: sighting.toMs, customer });
  }
  return stretches;
}
