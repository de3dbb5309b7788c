export * from './case.ts';
export * from './case-filter.ts';
export * from './figure.ts';
export * from './funnel.ts';
export * from './journey.ts';
export * from './map.ts';
export * from './variant.ts';
