export { caseCondition } from './compile-case-filter.ts';
export { customerRoutes } from './customer-routes.ts';
export { journeyDefinitionRoutes } from './definition-routes.ts';
export { JourneyBuilder } from './journey-builder.ts';
export { journeyIdOf, makeStored } from './journey-store.ts';
export { LiveJourneys } from './live-journeys.ts';
export { openView } from './view-query.ts';
export { journeyViewRoutes } from './view-routes.ts';
