import { type Link, linkKey } from '@throughline/core/events';
import { type Analytics, rowsAsBody } from '../../engines/index.ts';
import { bothWays, eachInTurns } from './link-neighbourhood.ts';

const linksAtOnce = 25_000;

/** Deletes the links of a workspace that are not among some, or are told to be of another time. */
export async function deleteLinksBut(analytics: Analytics, workspace: string, kept: readonly Link[]): Promise<void> {
  const [held] = await analytics.query<{ n: number }>(
    'select count() as n from identity_links where workspace = {workspace:String}',
    { workspace },
  );
  if ((held?.n ?? 0) === 0) return;
  const earliest = new Map<string, Link>();
  await eachInTurns(kept, (link) => {
    const key = linkKey(link);
    const before = earliest.get(key);
    if (before === undefined || link.firstMs < before.firstMs) earliest.set(key, link);
  });
  const links = [...earliest.values()];
  const table = `asked_links_${workspace.replaceAll(/\W/g, '_')}`;
  await analytics.query(
    'create or replace table {asked:Identifier} (a String, b String, rule String, first_ms Int64) engine = Memory',
    { asked: table },
  );
  try {
    for (let from = 0; from < links.length; from += linksAtOnce) {
      const rows = bothWays(links.slice(from, from + linksAtOnce)).map((one) => [one.a, one.b, one.rule, one.firstMs]);
      await analytics.append(table, rowsAsBody(['a', 'b', 'rule', 'first_ms'], rows));
    }
    // The engine tries again by itself what failed there, or was stopped, when the table is empty: that must delete nothing.
    await analytics.query(
      `alter table identity_links delete where workspace = {workspace:String}
         and {rows:UInt64} in (select count() from {asked:Identifier})
         and (a, b, toString(rule), first_ms) not in (select a, b, rule, first_ms from {asked:Identifier})
       settings mutations_sync = 2`,
      { workspace, asked: table, rows: 2 * links.length },
    );
  } finally {
    // What cannot be freed is replaced by the next.
    await analytics.query('truncate table {asked:Identifier}', { asked: table }).catch(() => undefined);
  }
}
