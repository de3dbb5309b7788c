export * from './findings.ts';
export * from './personal-data.ts';
export * from './privacy-rules.ts';
export * from './seen-schema.ts';
export * from './source.ts';
export * from './tracking-plan.ts';
