export { askOutcome, type OutcomeQuestion, standingOf } from './ask-outcome.ts';
export { questionOf, viewParts } from './open-outcome.ts';
export { outcomeRoutes } from './outcome-routes.ts';
export { getOutcome, makeOutcome } from './outcome-store.ts';
