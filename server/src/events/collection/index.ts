export { collectRoutes } from './collect-routes.ts';
export { Collector } from './collector.ts';
export { Journal } from './journal.ts';
export { openLiveStore } from './live-store.ts';
export { readAgain } from './read-again.ts';
export { WriteKeys } from './write-keys.ts';
