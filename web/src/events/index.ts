import { lazy } from 'react';
import './events.css';

export const ImportsPage = lazy(async () => ({ default: (await import('./imports-page.tsx')).ImportsPage }));
export const ImportPage = lazy(async () => ({ default: (await import('./import-page.tsx')).ImportPage }));
export const IdentityPage = lazy(async () => ({ default: (await import('./identity-page.tsx')).IdentityPage }));
export const CustomerIdentityPanel = lazy(async () => ({
  default: (await import('./customer-identity.tsx')).CustomerIdentityPanel,
}));
