import {
  type Assignment,
  always,
  type CustomerIdentity,
  type Decision,
  type Hub,
  type IdentitySummary,
  type Link,
  type SharedDevice,
} from '@throughline/core/events';
import type { Analytics, Records } from '../../engines/index.ts';
import accountsOfIdentifiers from './accounts-of-identifiers.sql';
import { askOfFewIdentifiers } from './ask-of-identifiers.ts';
import { listDecisions, type RecordedDecision } from './decisions.ts';
import eventsOfIdentifiers from './events-of-identifiers.sql';
import hubs from './hubs.sql';
import identityCounts from './identity-counts.sql';
import identityCustomers from './identity-customers.sql';
import { customerOf } from './identity-keeper.ts';
import identitySummary from './identity-summary.sql';
import linksOfIdentifiers from './links-of.sql';
import partsOfCustomer from './parts-of-customer.sql';
import sharedDeviceList from './shared-device-list.sql';

export interface IdentityEngines {
  readonly analytics: Analytics;
  readonly records: Records;
}

const mostLinks = 500;

export async function summarizeIdentity(
  { analytics, records }: IdentityEngines,
  workspace: string,
): Promise<IdentitySummary> {
  const [[events], [counts], [joined], decisions] = await Promise.all([
    analytics.query<Pick<IdentitySummary, 'events' | 'knownEvents' | 'stitchedEvents' | 'identifiers'>>(
      identitySummary,
      { workspace },
    ),
    analytics.query<Pick<IdentitySummary, 'joinedIdentifiers' | 'sharedDevices'>>(identityCounts, { workspace }),
    analytics.query<Pick<IdentitySummary, 'customers'>>(identityCustomers, { workspace }),
    listDecisions(records, workspace, 'standing'),
  ]);
  return { ...nothing, ...events, ...counts, ...joined, standingDecisions: decisions.length };
}

const nothing = {
  events: 0,
  knownEvents: 0,
  stitchedEvents: 0,
  identifiers: 0,
  customers: 0,
  joinedIdentifiers: 0,
  sharedDevices: 0,
};

/** Devices that several customers used, by name, after one of them. */
export function listSharedDevices(
  analytics: Analytics,
  workspace: string,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly SharedDevice[]> {
  return analytics.query<SharedDevice>(sharedDeviceList, { workspace, ...page });
}

/** Addresses and foreign ids that several customers have, the most shared first. */
export async function listHubs(analytics: Analytics, workspace: string): Promise<readonly Hub[]> {
  const rows = await analytics.query<Omit<Hub, 'isJoined'> & { isJoined: number }>(hubs, { workspace });
  return rows.map((row) => ({ ...row, isJoined: row.isJoined === 1 }));
}

export async function listAllDecisions(records: Records, workspace: string): Promise<readonly Decision[]> {
  return (await listDecisions(records, workspace, 'all')).map(decisionAnswer);
}

/** Everything that makes an identifier the customer it is: its other identifiers, what joins them, accounts, decisions. */
export async function describeIdentity(
  { analytics, records }: IdentityEngines,
  workspace: string,
  identifier: string,
): Promise<CustomerIdentity> {
  const customer = await customerOf(analytics, workspace, identifier);
  const stretches = await analytics.query<Assignment>(partsOfCustomer, { workspace, customer });
  const identifiers = [...new Set([customer, ...stretches.map((one) => one.identifier)])];
  const [links, events, accounts, decisions] = await Promise.all([
    askOfFewIdentifiers<Link>(analytics, linksOfIdentifiers, { workspace, identifiers }),
    analytics.query<{ identifier: string; events: number }>(eventsOfIdentifiers, { workspace, identifiers }),
    analytics.query<CustomerIdentity['accounts'][number]>(accountsOfIdentifiers, { workspace, identifiers }),
    listDecisions(records, workspace, 'all'),
  ]);
  const count = new Map(events.map((one) => [one.identifier, one.events]));
  const own: Assignment = { identifier: customer, ...always, customer };
  return {
    customer,
    parts: [own, ...stretches].map((one) => ({
      identifier: one.identifier,
      from: instantOrNull(one.fromMs),
      to: instantOrNull(one.toMs),
      events: count.get(one.identifier) ?? 0,
    })),
    links: eachPairOnce(links, decisions, new Set(identifiers)),
    accounts: [...accounts],
    decisions: decisions.filter(({ a, b }) => identifiers.includes(a) || identifiers.includes(b)).map(decisionAnswer),
  };
}

/** Links are kept in both directions; a pair is shown once. */
function eachPairOnce(
  links: readonly Link[],
  decisions: readonly RecordedDecision[],
  own: ReadonlySet<string>,
): CustomerIdentity['links'] {
  const pairs = new Map<string, Link>();
  for (const link of links) {
    const [a, b] = link.a < link.b ? [link.a, link.b] : [link.b, link.a];
    pairs.set(JSON.stringify([a, b, link.rule]), { ...link, a, b });
  }
  const isAbout = (one: RecordedDecision, { a, b }: Link) =>
    (one.a === a && one.b === b) || (one.a === b && one.b === a);
  return [...pairs.values()].slice(0, mostLinks).map((link) => ({
    a: link.a,
    b: link.b,
    rule: link.rule,
    since: instantOrNull(link.firstMs),
    // The newest decision about a pair counts; they come the newest first.
    isSplit: decisions.find((one) => one.undoneAt === null && isAbout(one, link))?.kind === 'split',
    holds: own.has(link.a) && own.has(link.b),
  }));
}

function decisionAnswer({ id, a, b, kind, reason, author, at, undoneAt }: RecordedDecision): Decision {
  return { id, a, b, kind, reason, author, at: at.toISOString(), undoneAt: undoneAt?.toISOString() ?? null };
}

function instantOrNull(ms: number): string | null {
  return Math.abs(ms) >= always.toMs ? null : new Date(ms).toISOString();
}
