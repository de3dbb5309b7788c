import { lazy } from 'react';

export { SignInPage } from './sign-in-page.tsx';
export const SettingsPage = lazy(async () => ({ default: (await import('./settings-page.tsx')).SettingsPage }));
