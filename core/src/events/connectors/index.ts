export * from './connector.ts';
export * from './json-path.ts';
export * from './schedule.ts';
