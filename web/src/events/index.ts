import { lazy } from 'react';

export const ImportsPage = lazy(async () => ({ default: (await import('./imports-page.tsx')).ImportsPage }));
export const ImportPage = lazy(async () => ({ default: (await import('./import-page.tsx')).ImportPage }));
