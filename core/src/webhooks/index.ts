export * from './examples.ts';
export * from './retries.ts';
export * from './topics.ts';
export * from './webhook.ts';
