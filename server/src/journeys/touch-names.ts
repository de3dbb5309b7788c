import type { Analytics } from '../engines/index.ts';
import { dropTouched } from './touched.ts';

/**
 * Names under which the customers that live events touch are noted while their cases are cut. Two take turns in each
 * workspace, so that no cut waits until those of the one before it are forgotten.
 */
export class TouchNames {
  readonly #engine: Analytics;
  readonly #turns = new Map<string, number>();
  /** Whether nobody is noted under a name any more. */
  readonly #cleared = new Map<string, Promise<boolean>>();

  constructor(engine: Analytics) {
    this.#engine = engine;
  }

  /** A name under which nobody is noted. */
  async take(workspace: string): Promise<string> {
    const turn = ((this.#turns.get(workspace) ?? 0) + 1) % 2;
    this.#turns.set(workspace, turn);
    const name = `live:${workspace}:${turn}`;
    const cleared = this.#cleared.get(name);
    this.#cleared.delete(name);
    // After a stop or a cut that failed, somebody may be.
    if ((await cleared) !== true) await dropTouched(this.#engine, name);
    return name;
  }

  /** Waits until what is not needed any more is forgotten. */
  async settle(): Promise<void> {
    await Promise.all(this.#cleared.values());
  }

  /** Those under a name are not needed any more. */
  free(name: string): void {
    this.#cleared.set(
      name,
      dropTouched(this.#engine, name).then(
        () => true,
        () => false,
      ),
    );
  }
}
