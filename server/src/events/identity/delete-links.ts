import { type Link, linkKey } from '@throughline/core/events';
import { type Analytics, rowsAsBody } from '../../engines/index.ts';
import { bothWays } from './link-neighbourhood.ts';

const linksAtOnce = 50_000;

/** Deletes the links of a workspace that are not among some, or are told to be of another time. */
export async function deleteLinksBut(analytics: Analytics, workspace: string, kept: readonly Link[]): Promise<void> {
  const [held] = await analytics.query<{ n: number }>(
    'select count() as n from identity_links where workspace = {workspace:String}',
    { workspace },
  );
  if ((held?.n ?? 0) === 0) return;
  const since = new Map<string, Link>();
  for (const link of bothWays(kept)) {
    const before = since.get(linkKey(link));
    if (before === undefined || link.firstMs < before.firstMs) since.set(linkKey(link), link);
  }
  const rows = [...since.values()].map(({ a, b, rule, firstMs }) => [a, b, rule, firstMs]);
  const table = `asked_links_${workspace.replaceAll(/\W/g, '_')}`;
  await analytics.query(
    'create or replace table {asked:Identifier} (a String, b String, rule String, first_ms Int64) engine = Memory',
    { asked: table },
  );
  try {
    for (let from = 0; from < rows.length; from += linksAtOnce)
      await analytics.append(table, rowsAsBody(['a', 'b', 'rule', 'first_ms'], rows.slice(from, from + linksAtOnce)));
    await analytics.query(
      `alter table identity_links delete where workspace = {workspace:String} and (a, b, toString(rule), first_ms) not in (
         select a, b, rule, first_ms from {asked:Identifier})
       settings mutations_sync = 2`,
      { workspace, asked: table },
    );
  } finally {
    // What cannot be freed is replaced by the next.
    await analytics.query('truncate table {asked:Identifier}', { asked: table }).catch(() => undefined);
  }
}
