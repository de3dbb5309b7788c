export * from './answers.ts';
export * from './links.ts';
export * from './readings.ts';
export * from './resolve.ts';
