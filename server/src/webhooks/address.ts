import { BlockList, isIP } from 'node:net';
import { Fault } from '@throughline/core/faults';

export interface Resolved {
  readonly address: string;
  readonly family: 4 | 6;
}
/** The addresses of a host name, each time anew. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

/** Thrown, and kept as the reason of a failed try, when an address is one that must not be called. */
export class RefusedAddress extends Error {}

/** Never called: the machine's own network card, where clouds keep credentials, and what is no single machine. */
const neverCalled = listOf(
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['192.0.0.0', 24],
  ['224.0.0.0', 3],
  ['::', 128],
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['ff00::', 8],
);

/** Called only when an admin says that the receiver is inside: private, shared, loopback, for tests, or wrapped. */
const inside = listOf(
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fec0::', 10],
);

function listOf(...nets: readonly [string, number][]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}

/** Refuses an IP address that must not be called. IPv4 that is written as IPv6 counts as what it is. */
export function checkIp({ address, family }: Resolved, isInside: boolean): void {
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  if (neverCalled.check(address, kind))
    throw new RefusedAddress('The address is link-local, a metadata service or no single machine: it is never called.');
  if (!isInside && inside.check(address, kind))
    throw new RefusedAddress(
      'The address is a private one. If it is meant, an admin ticks “This address is inside our network”.',
    );
}

/** The host of an address as it is resolved: without the brackets of IPv6. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

/** The addresses of a host, all of which may be called: with one that may not, none is. */
export async function resolveChecked(host: string, isInside: boolean, resolve: Resolve): Promise<readonly Resolved[]> {
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family: family === 6 ? 6 : 4 } as const];
  if (found.length === 0) throw new RefusedAddress('The host has no address.');
  for (const one of found) checkIp(one, isInside);
  return found;
}

/** Reads the address of a receiver as a person wrote it. Throws TL_BAD_REQUEST with what to do. */
export function readAddress(text: string, isInside: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw refuse('The address does not begin with https://. Write it whole, such as https://example.com/hook.');
  if (url.protocol === 'http:' && !isInside)
    throw refuse('Without https everybody on the way reads it. Use https, or tick that the address is inside.');
  if (url.username !== '' || url.password !== '')
    throw refuse('The address holds a name or a password. Leave them out: the signature shows that it is us.');
  url.hash = '';
  return url;
}

/** An address that may be called now; what it resolves to is checked again at every try. Throws TL_BAD_REQUEST. */
export async function acceptAddress(text: string, isInside: boolean, resolve: Resolve): Promise<string> {
  const url = readAddress(text, isInside);
  try {
    await resolveChecked(hostOf(url), isInside, resolve);
  } catch (error) {
    if (error instanceof RefusedAddress) throw refuse(error.message);
    throw refuse(`The host “${hostOf(url)}” is not found. Check how it is written.`);
  }
  return url.toString();
}

function refuse(message: string): Fault {
  return new Fault('TL_BAD_REQUEST', message);
}
