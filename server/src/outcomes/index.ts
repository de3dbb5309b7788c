export { askOutcome, type OutcomeQuestion, standingOf } from './ask-outcome.ts';
export { type OutcomeEngines, questionOf, viewParts } from './open-outcome.ts';
export { readOutcome, readOutcomeTrend } from './outcome-reading.ts';
export { outcomeRoutes } from './outcome-routes.ts';
export { getOutcome, listOutcomes, makeOutcome } from './outcome-store.ts';
