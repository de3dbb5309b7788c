/** The steps whose name contains a text, in their order. */
export function stepsWith(names: readonly string[], text: string): readonly string[] {
  const part = text.trim().toLowerCase();
  return names.filter((name) => name.toLowerCase().includes(part));
}
