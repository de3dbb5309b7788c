export { caseCondition, type OutcomeTest } from './compile-case-filter.ts';
export { customerRoutes } from './customer-routes.ts';
export { noneUnseen, type Unseen, unseenValues } from './cut-cases.ts';
export { journeyDefinitionRoutes } from './definition-routes.ts';
export { type CountReader, countAnew, EventCounts } from './event-counts.ts';
export { identityRoutes } from './identity-routes.ts';
export { JourneyBuilder } from './journey-builder.ts';
export {
  builtInJourney,
  getStored,
  idFromName,
  journeyIdOf,
  listStored,
  makeStored,
  type StoredJourney,
} from './journey-store.ts';
export { LiveJourneys } from './live-journeys.ts';
export { place } from './place-sql.ts';
export { RunningSums } from './running-sums.ts';
export { putStages, stageRoutes } from './stages/index.ts';
export type { Shape } from './tally.ts';
export { readCase } from './timelines.ts';
export { readVariantPaths, type VariantPath } from './variants.ts';
export { askCases, askSums, evidenceOf, type View } from './view.ts';
export { openView, type ViewParts, type ViewQuery, viewQuery } from './view-query.ts';
export { journeyViewRoutes } from './view-routes.ts';
