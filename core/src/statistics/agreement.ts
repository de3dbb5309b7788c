/**
 * How far two judges who say yes or no agree beyond chance: Cohen's kappa (1960). `yesNo` counts what the first calls yes
 * and the second no. Null where chance alone explains everything, or nothing was judged. METHODS §4.2: 45, 15, 10, 30
 * agree in .75 and give .4898.
 */
export function kappa(counts: {
  readonly yesYes: number;
  readonly yesNo: number;
  readonly noYes: number;
  readonly noNo: number;
}): { readonly agreement: number; readonly kappa: number } | null {
  const { yesYes, yesNo, noYes, noNo } = counts;
  const all = yesYes + yesNo + noYes + noNo;
  if (all === 0) return null;
  const agreement = (yesYes + noNo) / all;
  const [firstYes, secondYes] = [(yesYes + yesNo) / all, (yesYes + noYes) / all];
  const chance = firstYes * secondYes + (1 - firstYes) * (1 - secondYes);
  return chance === 1 ? null : { agreement, kappa: (agreement - chance) / (1 - chance) };
}
