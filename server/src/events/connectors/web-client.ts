import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as safeRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { Fault, messageOf } from '@throughline/core/faults';

export interface WebRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the host may be on a private network or this machine. */
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
}

const silenceMilliseconds = 30_000;

const private4 = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  private4.addSubnet(net, bits, 'ipv4');

/** Only these are addresses of the public network; what carries an IPv4 address inside is not looked into. */
const public6 = new BlockList();
public6.addSubnet('2000::', 3, 'ipv6');
const private6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  private6.addSubnet(net, bits, 'ipv6');

/** Whether an address belongs to the public network: not this machine, not a private or link-local one. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !private4.check(address, 'ipv4');
  return family === 6 && public6.check(address, 'ipv6') && !private6.check(address, 'ipv6');
}

/**
 * Asks a server and answers as soon as its headers are here. The name is resolved once and the connection goes to the
 * address that was checked, so that a name cannot lead elsewhere in between. Redirects are not followed.
 */
export async function askWeb(request: WebRequest): Promise<IncomingMessage> {
  const host = request.url.hostname.replace(/^\[|\]$/g, '');
  const target = await resolveHost(host, request.allowPrivate);
  request.signal.throwIfAborted();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = request.url.protocol === 'https:' ? safeRequest : plainRequest;
    const call = send(request.url, {
      method: 'GET',
      headers: { 'user-agent': 'throughline', ...request.headers },
      agent: false,
      signal: request.signal,
      lookup: (_name, options, done) =>
        options.all === true ? done(null, [target]) : done(null, target.address, target.family),
    });
    call.setTimeout(silenceMilliseconds, () => call.destroy(new Error('it said nothing for 30 s')));
    call.on('response', resolve);
    call.on('error', reject);
    call.end();
  }).catch((cause: unknown) => {
    request.signal.throwIfAborted();
    throw new Fault('TL_CONNECTOR_FAILED', `${request.url.host} could not be reached: ${messageOf(cause)}.`, { cause });
  });
  if ((answer.statusCode ?? 0) >= 300 && (answer.statusCode ?? 0) < 400) {
    answer.destroy();
    throw new Fault(
      'TL_CONNECTOR_FAILED',
      `${request.url.host} sends the caller elsewhere (status ${answer.statusCode}). Enter the final address.`,
    );
  }
  return answer;
}

async function resolveHost(host: string, allowPrivate: boolean): Promise<{ address: string; family: number }> {
  const found = await lookup(host, { all: true }).catch((cause: unknown) => {
    throw new Fault('TL_CONNECTOR_FAILED', `There is no host "${host}". Check the address.`, { cause });
  });
  const [first] = found;
  if (first === undefined) throw new Fault('TL_CONNECTOR_FAILED', `There is no host "${host}". Check the address.`);
  if (allowPrivate || found.every((one) => isPublicAddress(one.address))) return first;
  throw new Fault(
    'TL_NOT_ALLOWED',
    `"${host}" is on a private network or this machine. Allow private addresses in the connector if that is meant.`,
  );
}

/** The whole body of an answer as text, at most so many bytes. */
export async function readText(answer: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) {
      answer.destroy();
      throw new Fault('TL_TOO_LARGE', `An answer is larger than ${most / 1_000_000} MB. Ask for smaller pages.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
