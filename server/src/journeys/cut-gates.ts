/**
 * Tells of each journey whether its cases stand still, so that they can be read and what later cuts change be added. The
 * gate of a journey is closed while cases change.
 */
export class CutGates {
  readonly #closed = new Map<string, { readonly opened: Promise<void>; readonly open: () => void }>();

  isOpen(journey: string): boolean {
    return !this.#closed.has(journey);
  }

  close(journey: string): void {
    if (this.#closed.has(journey)) return;
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#closed.set(journey, { opened, open });
  }

  open(journey: string): void {
    this.#closed.get(journey)?.open();
    this.#closed.delete(journey);
  }

  /** Resolves when the gate is open. */
  async untilOpen(journey: string): Promise<void> {
    await this.#closed.get(journey)?.opened;
  }
}
