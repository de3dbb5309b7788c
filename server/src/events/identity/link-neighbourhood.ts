import { setImmediate } from 'node:timers/promises';
import { always, type IdentityDecision, isAnonymous, type Link, linkKey } from '@throughline/core/events';
import type { Analytics } from '../../engines/index.ts';
import { askOfIdentifiers } from './ask-of-identifiers.ts';
import linksNear from './links-near.sql';
import linksOfIdentifiers from './links-of.sql';

/** So many links are looked at in one go: whoever else waits comes in between. */
const linksPerTurn = 2000;

/** Goes through links, with a pause after so many. */
export async function eachInTurns<T>(links: Iterable<T>, look: (link: T) => void): Promise<void> {
  let looked = 0;
  for (const link of links) {
    if (++looked % linksPerTurn === 0) await setImmediate();
    look(link);
  }
}

/** Answers the links of identifiers, and may read those of their neighbours at once, for the next question. */
type LinkReader = (identifiers: readonly string[], how?: { readonly neighbours?: boolean }) => Promise<readonly Link[]>;

/**
 * All that can say something about the seeds: what known identifiers are joined with, whatever the number of steps, the
 * devices of all those, and the other customers of these devices. `affected` are those whose owner may have changed.
 */
export async function neighbourhood(
  seeds: readonly string[],
  decisions: readonly IdentityDecision[],
  linksFrom: LinkReader,
) {
  const isDevice = deviceTest(decisions);
  // With those of whom they are linked with: mostly nothing else is to be asked.
  await linksFrom(seeds, { neighbours: true });
  const links = new Map<string, Link>();
  const expanded = new Set<string>();
  const expand = async (from: Iterable<string>): Promise<ReadonlySet<string>> => {
    const reached = new Set<string>();
    let next = [...from].filter((one) => !expanded.has(one));
    while (next.length > 0) {
      for (const one of next) expanded.add(one);
      const found = [...(await linksFrom(next)), ...decidedLinks(decisions, next)];
      await eachInTurns(found, (link) => {
        links.set(linkKey(link), link);
        reached.add(link.b);
      });
      next = [...new Set(found.map((link) => link.b))].filter((one) => !isDevice(one) && !expanded.has(one));
    }
    return reached;
  };
  const known = seeds.filter((one) => !isDevice(one));
  const devices = new Set(seeds.filter(isDevice));
  const reached = await expand(known);
  for (const one of reached) if (isDevice(one)) devices.add(one);
  const affected = new Set([...known, ...reached, ...devices]);
  const owners = await linksFrom([...devices]);
  await eachInTurns(owners, (link) => links.set(linkKey(link), link));
  await expand(owners.map((link) => link.b));
  return { links: [...links.values()], affected };
}

/** Reads the links of identifiers, of each once; among them those that are only being kept. */
export function linkReader(analytics: Analytics, workspace: string, beingKept: readonly Link[]): LinkReader {
  const read = new Map<string, Map<string, Link>>();
  const note = (link: Link) => {
    const links = read.get(link.a);
    const key = `${link.b}\n${link.rule}`;
    const firstMs = Math.min(link.firstMs, links?.get(key)?.firstMs ?? link.firstMs);
    links?.set(key, { ...link, firstMs });
  };
  const fresh = bothWays(beingKept);
  return async (identifiers, { neighbours = false } = {}) => {
    const asked = new Set(identifiers.filter((one) => !read.has(one)));
    const found = await askOfIdentifiers<Link>(analytics, neighbours ? linksNear : linksOfIdentifiers, {
      workspace,
      identifiers: [...asked],
    });
    // Of the neighbours of neighbours, the links are not here.
    const near = neighbours ? found.filter(({ a, b }) => asked.has(a) && !read.has(b)).map(({ b }) => b) : [];
    const answered = new Set([...asked, ...near]);
    for (const one of answered) read.set(one, new Map());
    const noteAnswered = (link: Link) => {
      if (answered.has(link.a)) note(link);
    };
    await eachInTurns(found, noteAnswered);
    await eachInTurns(fresh, noteAnswered);
    return identifiers.flatMap((one) => [...(read.get(one)?.values() ?? [])]);
  };
}

/** Each link from either end. */
export function bothWays(links: readonly Link[]): readonly Link[] {
  return links.flatMap((link) => [link, { ...link, a: link.b, b: link.a }]);
}

/** What people joined by hand is no device any more. */
function deviceTest(decisions: readonly IdentityDecision[]): (identifier: string) => boolean {
  const joined = decisions.filter((one) => one.kind === 'join' && isAnonymous(one.a) && isAnonymous(one.b));
  const promoted = new Set(joined.flatMap((one) => [one.a, one.b]));
  return (identifier) => isAnonymous(identifier) && !promoted.has(identifier);
}

/** Links that people made lead on as those of events do. */
function decidedLinks(decisions: readonly IdentityDecision[], from: readonly string[]): readonly Link[] {
  const wanted = new Set(from);
  return decisions
    .filter((one) => one.kind === 'join')
    .flatMap(({ a, b }) => [
      { a, b, rule: 'person' as const, firstMs: always.toMs },
      { a: b, b: a, rule: 'person' as const, firstMs: always.toMs },
    ])
    .filter((link) => wanted.has(link.a));
}
