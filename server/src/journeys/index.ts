export { journeyDefinitionRoutes } from './definition-routes.ts';
export { JourneyBuilder } from './journey-builder.ts';
export { journeyIdOf, makeStored } from './journey-store.ts';
export { journeyViewRoutes } from './routes.ts';
export { openView } from './view-query.ts';
