import { type Band, type Region, regions } from '../truths.ts';
import { type Dice, fixedShare } from './dice.ts';

export const products = {
  'Fibre 100': 3950,
  'Fibre 500': 4950,
  'Fibre 1000': 6250,
  'Internet and TV': 6990,
} as const;
export type Product = keyof typeof products;

/** The next faster product a household can be offered; nothing is faster than the last. */
export const fasterProduct: Readonly<Partial<Record<Product, Product>>> = {
  'Fibre 100': 'Fibre 500',
  'Fibre 500': 'Fibre 1000',
};

export const ageBands = ['18-29', '30-44', '45-59', '60-74', '75+'] as const;
export type AgeBand = (typeof ageBands)[number];

/** `member` shares the account of the customer before it: a partner who also calls and chats. */
export type Standing = 'prospect' | 'customer' | 'member';

/** Who somebody is before anything happens to them. */
export interface Household {
  readonly customer: string;
  readonly account: string;
  readonly standing: Standing;
  readonly region: Region;
  readonly ageBand: AgeBand;
  /** How much at ease with screens. */
  readonly digital: Band;
  /** 0 gives up at once, 1 waits for ever. Not in the data: it shows in words and deeds only. */
  readonly patience: number;
  /** Months with the company when the simulation begins; 0 for prospects. */
  readonly tenureMonths: number;
  /** Whether bills go out on the 1st or the 15th. */
  readonly billDay: 1 | 15;
}

const digitalByAge: Readonly<Record<AgeBand, Readonly<Record<Band, number>>>> = {
  '18-29': { low: 0.08, medium: 0.32, high: 0.6 },
  '30-44': { low: 0.12, medium: 0.4, high: 0.48 },
  '45-59': { low: 0.24, medium: 0.46, high: 0.3 },
  '60-74': { low: 0.44, medium: 0.42, high: 0.14 },
  '75+': { low: 0.68, medium: 0.26, high: 0.06 },
};
const prospectShare = 0.66;
const memberShare = 0.12;

export function meet(dice: Dice, seed: number, number: number): Household {
  const partnered = number % 2 === 1 && fixedShare(seed, number) < memberShare;
  const standing: Standing = partnered ? 'member' : dice.chance(prospectShare) ? 'prospect' : 'customer';
  const homeNumber = partnered ? number - 1 : number;
  const ageBand = dice.weighted({ '18-29': 0.17, '30-44': 0.29, '45-59': 0.27, '60-74': 0.19, '75+': 0.08 });
  return {
    customer: `c${seed}-${String(number).padStart(7, '0')}`,
    account: `home${seed}-${String(homeNumber).padStart(7, '0')}`,
    standing,
    region: regionOf(seed, homeNumber),
    ageBand,
    digital: dice.weighted(digitalByAge[ageBand]),
    patience: Math.min(1, Math.max(0, 0.55 + 0.22 * dice.normal())),
    tenureMonths: standing === 'prospect' ? 0 : 1 + Math.floor(dice.memoryless(38)),
    billDay: dice.chance(0.6) ? 1 : 15,
  };
}

const regionWeights: Readonly<Record<Region, number>> = { North: 0.14, East: 0.2, South: 0.22, West: 0.34, Coast: 0.1 };

function regionOf(seed: number, homeNumber: number): Region {
  let left = fixedShare(seed ^ 0x1b873593, homeNumber);
  for (const region of regions) {
    left -= regionWeights[region];
    if (left < 0) return region;
  }
  return 'West';
}

/** The first product of a household: the young take speed, the old take television. */
export function firstProduct(dice: Dice, ageBand: AgeBand): Product {
  const older = ageBand === '60-74' || ageBand === '75+';
  return dice.weighted<Product>(
    older
      ? { 'Fibre 100': 0.4, 'Fibre 500': 0.16, 'Fibre 1000': 0.04, 'Internet and TV': 0.4 }
      : { 'Fibre 100': 0.3, 'Fibre 500': 0.38, 'Fibre 1000': 0.16, 'Internet and TV': 0.16 },
  );
}

/** How long somebody has been a customer, in words a filter can use. */
export function tenureBand(months: number): string {
  if (months < 1) return 'new';
  if (months < 12) return 'under a year';
  if (months < 36) return '1 to 3 years';
  return 'over 3 years';
}
