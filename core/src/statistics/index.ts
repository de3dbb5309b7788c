export * from './agreement.ts';
export * from './changes.ts';
export * from './chi-square.ts';
export * from './shares.ts';
export * from './shifts.ts';
export * from './survival.ts';
