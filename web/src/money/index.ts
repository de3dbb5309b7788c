import { lazy } from 'react';
import './money.css';

export const MoneyPage = lazy(async () => ({ default: (await import('./money-page.tsx')).MoneyPage }));
export const MoneySettingsPage = lazy(async () => ({
  default: (await import('./settings-page.tsx')).MoneySettingsPage,
}));
export const CaseMoneyPage = lazy(async () => ({ default: (await import('./case-money-page.tsx')).CaseMoneyPage }));
