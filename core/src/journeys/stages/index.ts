export * from './activity-states.ts';
export * from './dormancy.ts';
export * from './life-stages.ts';
export * from './move-through-stages.ts';
export * from './stage-answers.ts';
export * from './stage-chain.ts';
