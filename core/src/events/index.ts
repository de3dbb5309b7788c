export * from './event.ts';
export * from './import-job.ts';
export * from './mapping.ts';
export * from './predicate.ts';
