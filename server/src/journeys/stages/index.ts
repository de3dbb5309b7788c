export { StageKeeper, type StagesRefresh } from './stage-keeper.ts';
export { stageRoutes } from './stage-routes.ts';
export { listUnbuiltStages, putStages } from './stage-store.ts';
