const mayBeLarge = /\d{16}/;
/** A text, which is left alone, or a number. */
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const wholeNumber = /^-?[1-9]\d{15,}$/;
const byteOrderMark = '\ufeff';

/**
 * The value of a JSON text. A whole number beyond 2^53 becomes a text of its digits: a plain number would lose some, so that
 * two ids could become one. A byte order mark before it is passed over. Throws a SyntaxError.
 */
export function parseJsonExactly(json: string): unknown {
  const text = json.startsWith(byteOrderMark) ? json.slice(1) : json;
  if (!mayBeLarge.test(text)) return JSON.parse(text);
  const exact = text.replaceAll(textOrNumber, (found) =>
    wholeNumber.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found,
  );
  return JSON.parse(exact);
}
