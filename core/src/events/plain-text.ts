const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const everyControl = new RegExp(control, 'g');
const halfCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const everyHalfCharacter = new RegExp(halfCharacter, 'g');

/** Text with U+FFFD for each half of a character, which no engine stores. Nearly all has none, so looking comes first. */
export function wellFormed(text: string): string {
  return halfCharacter.test(text) ? text.replaceAll(everyHalfCharacter, '\ufffd') : text;
}

/** Well-formed text without control characters; tabs and line breaks stay. */
export function plainText(text: string): string {
  const whole = wellFormed(text);
  return control.test(whole) ? whole.replaceAll(everyControl, '') : whole;
}
