export * from './answers.ts';
export * from './condition.ts';
export * from './evaluate.ts';
export * from './objections.ts';
export * from './outcome.ts';
export * from './progress.ts';
export * from './rate.ts';
