export * from './alert.ts';
export * from './find-shift.ts';
