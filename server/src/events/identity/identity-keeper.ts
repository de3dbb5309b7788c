import {
  type Assignment,
  always,
  isAnonymous,
  type JourneyEvent,
  type Link,
  linkKey,
  linksOf,
  resolveIdentities,
  type Sighting,
  usualLimits,
} from '@throughline/core/events';
import { type Analytics, allDone, type Records, rowsAsBody } from '../../engines/index.ts';
import { nextRevision } from '../revisions.ts';
import { askOfFewIdentifiers, askOfIdentifiers } from './ask-of-identifiers.ts';
import assignmentsOf from './assignments-of.sql';
import { listDecisions } from './decisions.ts';
import { deleteLinksBut } from './delete-links.ts';
import eventsUnder from './events-under.sql';
import { FormerOwners } from './former-owners.ts';
import { KnownLinks } from './known-links.ts';
import { bothWays, eachInTurns, linkReader, neighbourhood } from './link-neighbourhood.ts';
import linksOfIdentifiers from './links-of.sql';
import sharedDevices from './shared-devices.sql';
import sightings from './sightings.sql';
import witnesses from './witnesses.sql';

/** What of an event says who is who. */
type Witness = Pick<JourneyEvent, 'customer' | 'anonymous' | 'kind' | 'at' | 'properties'>;

/** What was learnt of who is who. */
export interface Learnt {
  /** Whose timelines may be others now, or were not cut yet when a stop came. */
  readonly customers: ReadonlySet<string>;
  /** Identifiers whose events, if they have any, belong to another customer now or did before. */
  readonly joined: ReadonlySet<string>;
  /** Of the customers, those of identifiers that belong to another one than before, and those noted as former owners. */
  readonly reassigned: ReadonlySet<string>;
  /** Whether customers who lost events before are among them, whose cases were not cut since. */
  readonly isOwed: boolean;
}

type Assigned = Pick<Learnt, 'customers' | 'joined'>;

/** In small parts, so that nobody who asks in between waits long. */
const linksAtOnce = 10_000;

/**
 * Keeps who is who as the events and people's decisions say (METHODS §1.4): the links in `identity_links`, what follows
 * from them in `identities`. Both can be made again from the events.
 */
export class IdentityKeeper {
  readonly #analytics: Analytics;
  readonly #records: Records;
  /** Of all workspaces. */
  readonly #known = new KnownLinks();
  readonly #shared = new Map<string, Promise<Set<string>>>();
  readonly #former: FormerOwners;

  constructor(analytics: Analytics, records: Records) {
    this.#analytics = analytics;
    this.#records = records;
    this.#former = new FormerOwners(analytics);
  }

  /** Notes that the cases of all customers whom this told of were cut. */
  settled(workspace: string): Promise<void> {
    return this.#former.forget(workspace);
  }

  /**
   * Learns who is who; answers the customers whose timelines that changes, and those of every link that is new since the
   * start, as a crash may have come between what was learnt and the cut. Can be done again after one. They are added to
   * `changed` as they are learnt, so that nobody is lost where a later part fails.
   */
  async learn(workspace: string, links: Iterable<Link>, changed: Set<string> = new Set()): Promise<Learnt> {
    const fresh = new Map<string, Link>();
    const seeds = new Set<string>();
    const shared = await this.#sharedDevices(workspace);
    await eachInTurns(links, (link) => {
      const known = this.#known.get(workspace, link);
      if (known === undefined || link.firstMs < known) {
        const key = linkKey(link);
        const since = fresh.get(key)?.firstMs;
        if (since === undefined || link.firstMs < since) fresh.set(key, link);
      }
      // Whoever uses a shared device is seen with it once more.
      if (shared.size > 0) for (const identifier of [link.a, link.b]) if (shared.has(identifier)) seeds.add(identifier);
    });
    const former = [...(await this.#former.of(workspace))];
    const { customers, joined } = await this.#assign(workspace, [...seeds]);
    const [others, reassigned] = [new Set(joined), new Set([...former, ...customers])];
    for (const one of reassigned) changed.add(one);
    const waiting = [...fresh.values()];
    for (const { a, b } of waiting) changed.add(a).add(b);
    for (let from = 0; from < waiting.length; from += linksAtOnce) {
      const part = waiting.slice(from, from + linksAtOnce);
      const learnt = await this.#learnPart(workspace, part);
      for (const one of learnt.customers) changed.add(one);
      for (const one of learnt.customers) reassigned.add(one);
      // Of a larger group, those whom a stop kept from being cut are not told by the link alone.
      for (const one of learnt.joined) changed.add(one);
      for (const one of learnt.joined) others.add(one);
    }
    return { customers: changed, joined: others, reassigned, isOwed: former.length > 0 };
  }

  /** Works out anew who two identifiers are, after a person decided about them. Answers the customers that it changes. */
  async decided(workspace: string, { a, b }: { readonly a: string; readonly b: string }): Promise<ReadonlySet<string>> {
    // Devices that no decision joins any more no longer join those who use them.
    const users = await this.#ask<Link>(linksOfIdentifiers, workspace, [a, b].filter(isAnonymous));
    const former = [...(await this.#former.of(workspace))];
    const { customers, joined } = await this.#assign(workspace, [a, b, ...users.map((link) => link.b)]);
    // After a stop nothing changes any more: whoever was given to somebody before it is told by whom it is joined with.
    return new Set([...former, ...customers, ...joined]);
  }

  async #learnPart(workspace: string, links: readonly Link[]): Promise<Assigned> {
    const keeping = this.#keepLinks(workspace, links);
    const assigning = this.#assign(workspace, [...new Set(links.flatMap(({ a, b }) => [a, b]))], links);
    await allDone([keeping, assigning]);
    const learnt = await assigning;
    for (const link of links) this.#known.set(workspace, link);
    return learnt;
  }

  /** Learns from what a file brought. */
  async learnImport(workspace: string, importId: string): Promise<ReadonlySet<string>> {
    return (await this.learn(workspace, await this.#witnessed(workspace, importId))).customers;
  }

  /** Whether the events of an import say who is who. */
  async restsOn(workspace: string, importId: string): Promise<boolean> {
    return (await this.#witnessed(workspace, importId)).length > 0;
  }

  /** Works out all of a workspace from its events. Answers the customers whose timelines that changes. */
  async rebuild(workspace: string): Promise<ReadonlySet<string>> {
    const before = await this.#analytics.query<Assignment>(
      'select identifier, from_ms as fromMs, to_ms as toMs, customer from identities final where workspace = {workspace:String}',
      { workspace },
    );
    const links = await this.#witnessed(workspace, '');
    await this.#forgetLinksBut(workspace, links);
    const learnt = await this.learn(workspace, links);
    const decided = (await listDecisions(this.#records, workspace, 'standing')).flatMap(({ a, b }) => [a, b]);
    const gone = await this.#assign(workspace, [...new Set([...before.map((one) => one.identifier), ...decided])]);
    return new Set([...learnt.reassigned, ...gone.customers]);
  }

  /** Those that stay are not gone for a moment: events that come after a fault are led by them. */
  async #forgetLinksBut(workspace: string, links: readonly Link[]): Promise<void> {
    this.#known.clear();
    this.#shared.delete(workspace);
    await deleteLinksBut(this.#analytics, workspace, links);
  }

  /** The links that the events of an import assert; of all events, when none is named. */
  async #witnessed(workspace: string, importId: string): Promise<readonly Link[]> {
    const rows = await this.#analytics.query<Witness>(witnesses, { workspace, import: importId });
    return rows.flatMap((event) => linksOf(event));
  }

  async #keepLinks(workspace: string, links: readonly Link[]): Promise<void> {
    if (links.length === 0) return;
    const rows = bothWays(links).map(({ a, b, rule, firstMs }) => [workspace, a, b, rule, firstMs]);
    await this.#analytics.append('identity_links', rowsAsBody(['workspace', 'a', 'b', 'rule', 'first_ms'], rows));
  }

  /**
   * Works out anew whose the events of some identifiers are, and of all that those are joined with. `links` are those that
   * are only being kept.
   */
  async #assign(workspace: string, seeds: readonly string[], links: readonly Link[] = []): Promise<Assigned> {
    if (seeds.length === 0) return { customers: new Set(), joined: new Set() };
    const decisions = await listDecisions(this.#records, workspace, 'standing');
    const reader = linkReader(this.#analytics, workspace, links);
    const near = await neighbourhood(seeds, decisions, reader);
    const resolved = resolveIdentities({
      links: near.links,
      decisions,
      limits: usualLimits,
      sightings: await this.#sightings(workspace, near.links),
    });
    const wanted = resolved.assignments.filter((one) => near.affected.has(one.identifier));
    const before = (await this.#ask<Assignment>(assignmentsOf, workspace, [...near.affected])).filter((one) =>
      near.affected.has(one.identifier),
    );
    const shared = await this.#sharedDevices(workspace);
    for (const one of wanted) if (one.fromMs > always.fromMs) shared.add(one.identifier);
    const customers = await this.#keepAssignments(workspace, before, wanted);
    const joined = new Set([...before, ...wanted].map((one) => one.identifier));
    return { customers, joined };
  }

  async #keepAssignments(
    workspace: string,
    before: readonly Assignment[],
    wanted: readonly Assignment[],
  ): Promise<ReadonlySet<string>> {
    const keyOf = (one: Assignment) => JSON.stringify([one.identifier, one.fromMs]);
    const isSame = (one: Assignment | undefined, other: Assignment) =>
      one !== undefined && one.customer === other.customer && one.toMs === other.toMs;
    const old = new Map(before.map((one) => [keyOf(one), one]));
    const kept = new Map(wanted.map((one) => [keyOf(one), one]));
    const made = wanted.filter((one) => !isSame(old.get(keyOf(one)), one));
    const gone = before.filter((one) => !kept.has(keyOf(one)));
    if (made.length === 0 && gone.length === 0) return new Set();
    const replaced = made.flatMap((one) => old.get(keyOf(one)) ?? []);
    const namesOf = (all: readonly Assignment[]) => all.flatMap((one) => [one.identifier, one.customer]);
    await this.#former.note(workspace, namesOf([...gone, ...replaced]));
    const revision = await nextRevision(this.#records);
    const row = (one: Assignment, deleted: number) => [
      workspace,
      one.identifier,
      one.fromMs,
      one.toMs,
      one.customer,
      revision,
      deleted,
    ];
    const rows = [...made.map((one) => row(one, 0)), ...gone.map((one) => row(one, 1))];
    const columns = ['workspace', 'identifier', 'from_ms', 'to_ms', 'customer', 'revision', 'deleted'];
    await this.#analytics.append('identities', rowsAsBody(columns, rows));
    return new Set(namesOf([...made, ...gone, ...replaced]));
  }

  #ask<Row>(sql: string, workspace: string, identifiers: readonly string[]): Promise<readonly Row[]> {
    return askOfIdentifiers<Row>(this.#analytics, sql, { workspace, identifiers });
  }

  /** When the devices of several customers were seen with whom. */
  async #sightings(workspace: string, links: readonly Link[]): Promise<readonly Sighting[]> {
    const customers = new Map<string, Set<string>>();
    for (const { a, b } of links) {
      if (isAnonymous(a)) customers.set(a, (customers.get(a) ?? new Set()).add(b));
    }
    const several = [...customers]
      .filter(([, seen]) => seen.size > 1)
      .map(([device]) => device.slice('anonymous:'.length));
    if (several.length === 0) return [];
    return this.#analytics.query<Sighting>(sightings, { workspace, devices: several });
  }

  #sharedDevices(workspace: string): Promise<Set<string>> {
    const kept =
      this.#shared.get(workspace) ??
      this.#analytics
        .query<{ identifier: string }>(sharedDevices, { workspace })
        .then((rows) => new Set(rows.map((row) => row.identifier)));
    this.#shared.set(workspace, kept);
    // A fault of the engine is not kept: the next who asks asks again.
    kept.catch(() => this.#shared.delete(workspace));
    return kept;
  }
}

/** Whether there are events under any of these identifiers, whosever they are. */
export async function haveEvents(analytics: Analytics, workspace: string, identifiers: readonly string[]) {
  const rows = await askOfIdentifiers<{ n: number }>(analytics, eventsUnder, { workspace, identifiers });
  return rows.some((row) => row.n > 0);
}

/** Whether any two identifiers of a workspace are joined: where none is, an event's customer is who it says. */
export async function hasJoined(analytics: Analytics, workspace: string): Promise<boolean> {
  const [row] = await analytics.query<{ n: number }>(
    'select count() as n from (select 1 from identities where workspace = {workspace:String} limit 1)',
    { workspace },
  );
  return (row?.n ?? 0) > 0;
}

/** The customer that an identifier belongs to: itself, unless it was joined. A shared device is a customer of its own. */
export async function customerOf(analytics: Analytics, workspace: string, identifier: string): Promise<string> {
  const rows = await askOfFewIdentifiers<Assignment>(analytics, assignmentsOf, {
    workspace,
    identifiers: [identifier],
  });
  const [first] = rows;
  return first !== undefined && first.fromMs === always.fromMs ? first.customer : identifier;
}
