export * from './condition.ts';
export * from './evaluate.ts';
export * from './outcome.ts';
export * from './progress.ts';
