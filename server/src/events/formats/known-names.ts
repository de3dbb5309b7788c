/**
 * Gives each name, behind a prefix, as one and the same string: writing a cell under a fresh string each time costs
 * three times as much.
 */
export class KnownNames {
  readonly #known = new Map<string, string>();
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const [fresh = ''] = Object.keys({ [`${this.#prefix}${name}`]: 0 });
    this.#known.set(name, fresh);
    return fresh;
  }
}
