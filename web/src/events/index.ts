import { lazy } from 'react';
import './events.css';
import './sources/sources.css';

export const ImportsPage = lazy(async () => ({ default: (await import('./imports-page.tsx')).ImportsPage }));
export const ImportPage = lazy(async () => ({ default: (await import('./import-page.tsx')).ImportPage }));
export const SourcesPage = lazy(async () => ({ default: (await import('./sources/sources-page.tsx')).SourcesPage }));
export const SourcePage = lazy(async () => ({ default: (await import('./sources/source-page.tsx')).SourcePage }));
export { CustomerLink } from './customer-link.tsx';
export { addressOfSearch, findCustomer } from './identifier-search.ts';

export const CustomersPage = lazy(async () => ({ default: (await import('./customers-page.tsx')).CustomersPage }));
export const IdentityPage = lazy(async () => ({ default: (await import('./identity-page.tsx')).IdentityPage }));
export const CustomerIdentityPanel = lazy(async () => ({
  default: (await import('./customer-identity.tsx')).CustomerIdentityPanel,
}));
export const ConnectorsPage = lazy(async () => ({
  default: (await import('./connectors/connectors-page.tsx')).ConnectorsPage,
}));
export const ConnectorPage = lazy(async () => ({
  default: (await import('./connectors/connector-page.tsx')).ConnectorPage,
}));
export const ConnectorFormPage = lazy(async () => ({
  default: (await import('./connectors/connector-form.tsx')).ConnectorFormPage,
}));
