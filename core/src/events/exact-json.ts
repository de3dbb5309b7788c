const mayBeLarge = /\d{16}|\d[eE]\+?\d/;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const byteOrderMark = '\ufeff';

/**
 * The value of a JSON text. A whole number beyond 2^53, or one larger than any, becomes a text as it is written: a plain number would lose digits,
 * so that two ids could become one. A byte order mark before it is passed over. Throws a SyntaxError.
 */
export function parseJsonExactly(json: string): unknown {
  const text = json.startsWith(byteOrderMark) ? json.slice(1) : json;
  // What is no JSON is refused here, so that below every text is known to end.
  const value: unknown = JSON.parse(text);
  if (!mayBeLarge.test(text)) return value;
  const exact = quoteLargeNumbers(text);
  return exact === text ? value : JSON.parse(exact);
}

/** JSON with each number that a plain one cannot hold as a text. */
function quoteLargeNumbers(json: string): string {
  let quoted = '';
  let taken = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === 34) at = endOfText(json, at);
    else if (sign === 45 || (sign >= 48 && sign <= 57)) {
      number.lastIndex = at;
      const found = number.exec(json)?.[0] ?? '';
      if (isLarge(found)) {
        quoted += `${json.slice(taken, at)}"${found}"`;
        taken = at + found.length;
      }
      at += Math.max(0, found.length - 1);
    }
  }
  return quoted + json.slice(taken);
}

/** Whether a number is larger than any plain one, or a whole number of which a plain one would lose digits. */
function isLarge(written: string): boolean {
  const value = Number(written);
  if (!Number.isFinite(value)) return true;
  const digits = written.replace(/[eE].*/, '').replaceAll(/\D/g, '').length;
  return digits >= 16 && Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** Where the closing quote is of a text that opens at a place. */
function endOfText(json: string, opens: number): number {
  for (let end = json.indexOf('"', opens + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end;
    while (json[before - 1] === '\\') before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return json.length;
}
