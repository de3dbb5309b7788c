export * from './answers.ts';
export * from './links.ts';
export * from './resolve.ts';
