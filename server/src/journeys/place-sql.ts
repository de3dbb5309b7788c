/** Puts pieces of compiled SQL where a file says so, as in a comment that names the piece. */
export function place(sql: string, pieces: Readonly<Record<string, string>>): string {
  return Object.entries(pieces).reduce(
    (text, [name, piece]) => text.replaceAll(`/*${name}*/`, () => piece.trim().replace(/;$/, '')),
    sql,
  );
}
