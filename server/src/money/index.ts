export { moneyRoutes } from './money-routes.ts';
export { keepMoneySettings } from './settings-store.ts';
