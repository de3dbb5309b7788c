/** What may have to be taken out: control characters, and halves of characters, of which most are whole in pairs. */
const suspicious = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;
const everyControl = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const everyHalfCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text with U+FFFD for each half of a character, which no engine stores. */
export function wellFormed(text: string): string {
  return suspicious.test(text) ? text.replaceAll(everyHalfCharacter, '\ufffd') : text;
}

const escapedHalfOrBackslash = /\\\\|\\ud[89a-f][0-9a-f]{2}/g;

/**
 * JSON whose texts any engine can store: `JSON.stringify` writes each half of a character, which some cannot read, as an
 * escape. It becomes U+FFFD.
 */
export function wellFormedJson(json: string): string {
  if (!json.includes('\\ud')) return json;
  return json.replaceAll(escapedHalfOrBackslash, (found) => (found.startsWith('\\u') ? '\ufffd' : found));
}

/** Well-formed text without control characters; tabs and line breaks stay. Nearly all has none, so one look comes first. */
export function plainText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replaceAll(everyHalfCharacter, '\ufffd').replaceAll(everyControl, '');
}

/** Whether characters of a text are damaged or lost when it is kept, so that another text could become the same. */
export function isDamaged(text: string): boolean {
  return text.includes('\ufffd') || plainText(text) !== text;
}

/** Puts texts in the order of their code units, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
