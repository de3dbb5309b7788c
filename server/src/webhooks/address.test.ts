import { expect, test } from 'vitest';
import { acceptAddress, type Resolve } from './address.ts';

const resolveTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const publicHost = resolveTo('93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946');
const accept = (text: string, isInside = false, resolve = publicHost) => acceptAddress(text, isInside, resolve);

test('a public https address is accepted, without its fragment', async () => {
  expect(await accept('https://example.com/hook?team=1#top')).toBe('https://example.com/hook?team=1');
});

test('plain http, other protocols, and passwords in the address are refused with what to do', async () => {
  await expect(accept('http://example.com/')).rejects.toThrow('Use https');
  for (const text of ['ftp://example.com/', 'example.com', 'file:///etc/passwd'])
    await expect(accept(text)).rejects.toThrow('https://');
  await expect(accept('https://ana:secret@example.com/')).rejects.toThrow('Leave them out');
});

test('private, loopback and shared addresses are refused however they are written', async () => {
  const hosts = [
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '2130706433',
    '10.1.2.3',
    '172.16.0.9',
    '192.168.1.1',
    '100.64.0.1',
  ];
  const six = ['[::1]', '[::ffff:10.0.0.1]', '[fd12::1]', '[64:ff9b::a00:1]', '[2002:a00:1::]'];
  for (const host of [...hosts, ...six]) await expect(accept(`https://${host}/`)).rejects.toThrow('private');
});

test('a name is refused when only one of its addresses is private', async () => {
  await expect(accept('https://example.com/', false, resolveTo('93.184.216.34', '10.0.0.8'))).rejects.toThrow(
    'private',
  );
  await expect(accept('https://example.com/', false, resolveTo())).rejects.toThrow('no address');
});

test('an admin may allow inside addresses, but never link-local ones and metadata services', async () => {
  expect(await accept('http://192.168.1.1:8080/', true)).toBe('http://192.168.1.1:8080/');
  expect(await accept('http://hooks.internal/', true, resolveTo('10.0.0.5'))).toBe('http://hooks.internal/');
  for (const host of [
    '169.254.169.254',
    '[fe80::1]',
    '[::ffff:169.254.169.254]',
    '0.0.0.0',
    '[fd00:ec2::254]',
    '224.0.0.1',
  ])
    await expect(accept(`http://${host}/`, true)).rejects.toThrow('never called');
});
