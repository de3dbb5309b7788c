/** ln Γ(x) for x > 0: Lanczos' approximation with g = 7 (1964), good to 15 digits. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const sum = terms.reduce((all, term, place) => all + term / (x + place), 0.9999999999998099);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * How likely chance alone gives a χ² this large or larger: the upper regularised incomplete gamma function Q(df/2, χ²/2),
 * by its series below its mean and by a continued fraction above it, so that small tails keep their digits.
 */
export function chiSquareTail(chiSquare: number, degrees: number): number {
  if (chiSquare <= 0 || degrees <= 0) return 1;
  const [a, x] = [degrees / 2, chiSquare / 2];
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < 1000 && term > sum * 1e-16; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction of Legendre, by the method of Lentz. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let product = d;
  for (let n = 1; n < 1000; n++) {
    const top = -n * (n - a);
    b += 2;
    d = 1 / nonZero(top * d + b, tiny);
    c = nonZero(b + top / c, tiny);
    product *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return product;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
