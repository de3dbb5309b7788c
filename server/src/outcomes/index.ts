export { type OutcomeEngines, questionOf, viewParts } from './open-outcome.ts';
export { readOutcomeTrend } from './outcome-reading.ts';
export { outcomeRoutes } from './outcome-routes.ts';
export { listOutcomes, makeOutcome } from './outcome-store.ts';
