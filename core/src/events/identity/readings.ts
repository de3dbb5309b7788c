import { anonymousCustomer } from '../collection/who.ts';

/** What a person may mean who writes an identifier. `part` is what an identifier must contain to be thought of at all. */
export interface Readings {
  readonly part: string;
  readonly readings: readonly string[];
}

const deviceWord = 'device ';

/** Reads an identifier as it is kept, as screens show it (`device …`), or without its namespace (a device, an address). */
export function readingsOf(text: string): Readings {
  const whole = text.trim();
  const part = whole.startsWith(deviceWord) ? whole.slice(deviceWord.length).trim() : whole;
  const readings = part === '' ? [] : [whole, part, anonymousCustomer(part), `email:${part.toLowerCase()}`];
  return { part, readings: [...new Set(readings)] };
}

/** An identifier as people read it: a device is called one. */
export function identifierWords(identifier: string): string {
  const device = anonymousCustomer('');
  return identifier.startsWith(device) ? deviceWord + identifier.slice(device.length) : identifier;
}
