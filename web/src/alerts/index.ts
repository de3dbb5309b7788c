import { lazy } from 'react';
import './alerts.css';

export const AlertsPage = lazy(async () => ({ default: (await import('./alerts-page.tsx')).AlertsPage }));
export { AlertCount } from './alert-count.tsx';
