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

/** The identifiers that contain the words of a text, by name, after one of them. */
export async function identifiersWith(
  analytics: Analytics,
  workspace: string,
  { text, after, limit }: { readonly text: string; readonly after: string; readonly limit: number },
): Promise<readonly KnownIdentifier[]> {
  const words = readingsOf(text)
    .part.split(/\s+/)
    .filter((word) => word !== '');
  const rows = await analytics.query<{ identifier: string }>(identifiersLike, { workspace, words, after, limit });
  return withOwners(
    analytics,
    workspace,
    rows.map((row) => row.identifier),
  );
}

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
    return {
      identifier,
      customers: [...new Set([...(isWhole ? [] : [identifier]), ...own.map((row) => row.customer)])],
    };
  });
}
