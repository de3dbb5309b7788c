export { viewParts } from './open-outcome.ts';
export { outcomeRoutes } from './outcome-routes.ts';
export { makeOutcome } from './outcome-store.ts';
