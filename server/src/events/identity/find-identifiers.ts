import { type Assignment, always, type KnownIdentifier, readingsOf } from '@throughline/core/events';
import type { Analytics } from '../../engines/index.ts';
import { askOfFewIdentifiers } from './ask-of-identifiers.ts';
import assignmentsOf from './assignments-of.sql';
import identifiersLike from './identifiers-like.sql';
import knownIdentifiers from './known-identifiers.sql';

/** The identifiers that a text may name as a whole, of those that were heard of: what is written as it stands comes first. */
export async function identifiersNamed(
  analytics: Analytics,
  workspace: string,
  text: string,
): Promise<readonly KnownIdentifier[]> {
  const { readings } = readingsOf(text);
  if (readings.length === 0) return [];
  const rows = await analytics.query<{ identifier: string }>(knownIdentifiers, { workspace, identifiers: readings });
  const known = new Set(rows.map((row) => row.identifier));
  return withOwners(
    analytics,
    workspace,
    readings.filter((one) => known.has(one)),
  );
}

/** The engine looks for so many words at once, and more; those behind them are passed over. */
const mostWords = 100;

/** The identifiers that contain the words of a text, by name, after one of them. */
export async function identifiersWith(
  analytics: Analytics,
  workspace: string,
  { text, after, limit }: { readonly text: string; readonly after: string; readonly limit: number },
): Promise<readonly KnownIdentifier[]> {
  const words = readingsOf(text)
    .part.split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const rows = await analytics.query<{ identifier: string }>(identifiersLike, { workspace, words, after, limit });
  return withOwners(
    analytics,
    workspace,
    rows.map((row) => row.identifier),
  );
}

/** Of a device that is everybody's, such as a kiosk, so many customers are told. */
const mostCustomers = 20;

/** A device that several customers share is each of theirs, and a customer of its own in between. */
async function withOwners(
  analytics: Analytics,
  workspace: string,
  identifiers: readonly string[],
): Promise<readonly KnownIdentifier[]> {
  const rows = await askOfFewIdentifiers<Assignment>(analytics, assignmentsOf, { workspace, identifiers });
  return identifiers.map((identifier) => {
    const own = rows.filter((row) => row.identifier === identifier);
    const isWhole = own.some((row) => row.fromMs === always.fromMs);
    const customers = new Set([...(isWhole ? [] : [identifier]), ...own.map((row) => row.customer)]);
    return { identifier, customers: [...customers].slice(0, mostCustomers) };
  });
}
