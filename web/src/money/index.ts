import { lazy } from 'react';
import './money.css';

export const MoneyPage = lazy(async () => ({ default: (await import('./money-page.tsx')).MoneyPage }));
export const MoneySettingsPage = lazy(async () => ({
  default: (await import('./settings-page.tsx')).MoneySettingsPage,
}));
export const CaseMoneyPage = lazy(async () => ({ default: (await import('./case-money-page.tsx')).CaseMoneyPage }));
export const StakePage = lazy(async () => ({ default: (await import('./stake-page.tsx')).StakePage }));
export const CohortsPage = lazy(async () => ({ default: (await import('./cohorts-page.tsx')).CohortsPage }));
export const LifetimePage = lazy(async () => ({ default: (await import('./lifetime-page.tsx')).LifetimePage }));
