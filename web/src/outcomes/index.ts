import { lazy } from 'react';
import './outcomes.css';

export const OutcomesPage = lazy(async () => ({ default: (await import('./outcomes-page.tsx')).OutcomesPage }));
export const OutcomePage = lazy(async () => ({ default: (await import('./outcome-page.tsx')).OutcomePage }));
export const OutcomeEditorPage = lazy(async () => ({
  default: (await import('./outcome-editor.tsx')).OutcomeEditorPage,
}));
