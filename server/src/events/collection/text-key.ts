/**
 * A text as a number of 53 bits that is the same on every machine: two multiplicative hashes side by side, each stirred
 * at the end. It tells texts apart and hides nothing. Never 0, which stands for no key. `more`, after its first `skipped`
 * characters, is as if it stood behind the text, without the cost of putting the two together.
 */
export function textKey(text: string, more = '', skipped = 0): number {
  let low = 0x811c9dc5;
  let high = 0x2f0b4f27;
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 13;
  }
  for (let place = skipped; place < more.length; place++) {
    const unit = more.charCodeAt(place);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 13;
  }
  low = stir(low ^ (high >>> 7));
  high = stir(high ^ low);
  return (high >>> 11) * 4_294_967_296 + (low >>> 0) || 1;
}

function stir(value: number): number {
  let word = value;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}
