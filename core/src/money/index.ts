export * from './contribution.ts';
export * from './cost-catalogue.ts';
export * from './cost-to-serve.ts';
export * from './currency.ts';
export { type Fraction, fractionOf } from './exact-fraction.ts';
export * from './minor-units.ts';
export * from './profit-and-loss.ts';
