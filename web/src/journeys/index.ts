import { lazy } from 'react';
import './map.css';
import './pages.css';
import './stages/stages.css';

export { describeFilter } from './describe-filter.ts';
export type { Rows } from './drawer.tsx';
export { FoldedEvidence } from './evidence.tsx';
export { saveFile } from './export-picture.ts';
export { NumberDrawer } from './number-drawer.tsx';
export { closeNumber, openNumber, useOpenNumber } from './open-number.ts';
export { Path } from './path.tsx';
export { Period } from './period.tsx';
export { useActivities, useCatalogue, useJourneys, viewQuery } from './use-view.ts';

export const MapPage = lazy(async () => ({ default: (await import('./map-page.tsx')).MapPage }));
export const HomePage = lazy(async () => ({ default: (await import('./home-page.tsx')).HomePage }));
export const VariantsPage = lazy(async () => ({ default: (await import('./variants-page.tsx')).VariantsPage }));
export const FunnelPage = lazy(async () => ({ default: (await import('./funnel-page.tsx')).FunnelPage }));
export const WaitsPage = lazy(async () => ({ default: (await import('./waits-page.tsx')).WaitsPage }));
export const MicroPage = lazy(async () => ({ default: (await import('./micro-page.tsx')).MicroPage }));
export const CasesPage = lazy(async () => ({ default: (await import('./cases-page.tsx')).CasesPage }));
export const CasePage = lazy(async () => ({ default: (await import('./case-page.tsx')).CasePage }));
export const CustomerPage = lazy(async () => ({ default: (await import('./case-page.tsx')).CustomerPage }));
export const JourneysPage = lazy(async () => ({ default: (await import('./journeys-page.tsx')).JourneysPage }));
export const StagesPage = lazy(async () => ({ default: (await import('./stages/stages-page.tsx')).StagesPage }));
export const StagesEditorPage = lazy(async () => ({
  default: (await import('./stages/stages-editor.tsx')).StagesEditorPage,
}));
