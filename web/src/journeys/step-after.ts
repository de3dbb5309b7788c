/** The next of the steps whose name contains a text, after the one that is shown; null where there is none. */
export function stepAfter(names: readonly string[], text: string, shown: string | null): string | null {
  const found = names.filter((name) => name.toLowerCase().includes(text.trim().toLowerCase()));
  return found[(found.indexOf(shown ?? '') + 1) % Math.max(1, found.length)] ?? null;
}
