export * from './answers.ts';
export * from './condition.ts';
export * from './definition-words.ts';
export * from './evaluate.ts';
export * from './outcome.ts';
export * from './progress.ts';
export * from './rate.ts';
