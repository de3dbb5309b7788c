import { useQuery } from '@tanstack/react-query';
import type { Session } from '@throughline/core/trust';
import { type ReactNode, Suspense, useEffect } from 'react';
import { AlertsPage } from '../alerts/index.ts';
import { ApiProblem, call, chooseWorkspace, chosenWorkspace } from '../api/index.ts';
import {
  ConnectorFormPage,
  ConnectorPage,
  ConnectorsPage,
  CustomersPage,
  IdentityPage,
  ImportPage,
  ImportsPage,
  SourcePage,
  SourcesPage,
} from '../events/index.ts';
import {
  CasePage,
  CasesPage,
  CustomerPage,
  FunnelPage,
  HomePage,
  JourneysPage,
  MapPage,
  MicroPage,
  StagesEditorPage,
  StagesPage,
  VariantsPage,
  WaitsPage,
} from '../journeys/index.ts';
import { CaseMoneyPage, CohortsPage, LifetimePage, MoneyPage, MoneySettingsPage, StakePage } from '../money/index.ts';
import { OutcomeEditorPage, OutcomePage, OutcomesPage } from '../outcomes/index.ts';
import { Empty, PageBoundary, Problem, Waiting } from '../parts/states.tsx';
import { SettingsPage, SignInPage } from '../trust/index.ts';
import { WebhookPage, WebhooksPage } from '../webhooks/index.ts';
import { Link } from './link.tsx';
import { go, usePlace } from './location.ts';
import { Shell } from './shell.tsx';

/** The whole app: who is signed in, and the page of the address. */
export function App() {
  const { path } = usePlace();
  const session = useQuery({ queryKey: ['session', chosenWorkspace()], queryFn: () => readSession() });
  usePinned(session.data ?? null);
  if (session.isPending) return <Waiting what="Opening Throughline" />;
  if (session.error instanceof ApiProblem && session.error.status === 401)
    return <SignInPage onSignedIn={() => session.refetch()} />;
  if (session.isError) return <Problem error={session.error} retry={() => session.refetch()} />;
  return (
    <Shell session={session.data}>
      <PageBoundary key={path}>
        <Suspense fallback={<Waiting what="Loading" />}>
          <Page session={session.data} />
        </Suspense>
      </PageBoundary>
    </Shell>
  );
}

/** Whoever has several workspaces sees in the address which one it is. */
function usePinned(session: Session | null): void {
  const workspace = session !== null && session.workspaces.length > 1 ? session.workspace.id : null;
  useEffect(() => {
    if (workspace === null) return;
    if (chosenWorkspace() === null) chooseWorkspace(workspace);
    go(window.location.pathname + window.location.search, { replace: true });
  }, [workspace]);
}

/** A workspace that one no longer belongs to is forgotten, and the first one is opened. */
async function readSession(): Promise<Session> {
  try {
    return await call('get', '/session');
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 403 && chosenWorkspace() !== null)) throw error;
    chooseWorkspace(null);
    return call('get', '/session');
  }
}

function Page({ session }: { session: Session }): ReactNode {
  const { path } = usePlace();
  const [first = '', id = '', view = 'map', caseId] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  switch (first) {
    case '':
      return <HomePage />;
    case 'journeys':
      if (id === '') return <JourneysPage role={session.workspace.role} />;
      if (view === 'map') return <MapPage key={id} journey={id} />;
      if (view === 'variants') return <VariantsPage journey={id} />;
      if (view === 'funnel') return <FunnelPage key={id} journey={id} />;
      if (view === 'waits') return <WaitsPage journey={id} />;
      if (view === 'micro-journeys') return <MicroPage key={id} journey={id} />;
      if (view === 'cases')
        return caseId === undefined ? <CasesPage journey={id} /> : <CasePage journey={id} caseId={caseId} />;
      break;
    case 'stages':
      return id === 'edit' ? <StagesEditorPage /> : <StagesPage role={session.workspace.role} />;
    case 'outcomes':
      if (id === '') return <OutcomesPage role={session.workspace.role} />;
      if (id === 'new') return <OutcomeEditorPage id={null} />;
      if (view === 'edit') return <OutcomeEditorPage key={id} id={id} />;
      return <OutcomePage key={id} id={id} role={session.workspace.role} />;
    case 'money':
      if (id === '') return <MoneyPage role={session.workspace.role} />;
      if (id === 'stake') return <StakePage />;
      if (id === 'cohorts') return <CohortsPage />;
      if (id === 'lifetime') return <LifetimePage />;
      if (id === 'settings') return <MoneySettingsPage role={session.workspace.role} />;
      if (id === 'cases' && caseId !== undefined) return <CaseMoneyPage journey={view} caseId={caseId} />;
      break;
    case 'customers':
      if (id === '') return <CustomersPage />;
      return <CustomerPage key={id} customer={id} role={session.workspace.role} />;
    case 'alerts':
      return <AlertsPage role={session.workspace.role} />;
    case 'identity':
      return <IdentityPage role={session.workspace.role} />;
    case 'imports':
      return id === '' ? <ImportsPage /> : <ImportPage key={id} id={id} />;
    case 'connectors':
      if (id === '') return <ConnectorsPage role={session.workspace.role} />;
      if (id === 'new') return <ConnectorFormPage id={null} />;
      if (view === 'edit') return <ConnectorFormPage key={id} id={id} />;
      return <ConnectorPage key={id} id={id} role={session.workspace.role} />;
    case 'sources':
      if (id === '') return <SourcesPage role={session.workspace.role} />;
      return <SourcePage key={id} id={id} view={view === 'map' ? '' : view} role={session.workspace.role} />;
    case 'webhooks':
      if (id === '') return <WebhooksPage role={session.workspace.role} />;
      return <WebhookPage key={id} id={id} role={session.workspace.role} />;
    case 'settings':
      return <SettingsPage session={session} />;
  }
  return (
    <Empty title="There is nothing at this address">
      <p>
        The page may have moved. Go to <Link href="/">the journey map</Link>.
      </p>
    </Empty>
  );
}
