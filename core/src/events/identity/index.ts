export * from './links.ts';
export * from './resolve.ts';
