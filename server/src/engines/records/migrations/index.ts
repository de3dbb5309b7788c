import type { Migration } from '../../forward-migrations.ts';
import accountsImportsJourneys from './0001-accounts-imports-journeys.sql';
import liveEvents from './0002-live-events.sql';
import outcomesAndMoney from './0003-outcomes-and-money.sql';
import decisionsApplied from './0004-decisions-applied.sql';
import sources from './0005-sources.sql';
import lifeStages from './0006-life-stages.sql';
import alerts from './0007-alerts.sql';
import webhooks from './0008-webhooks.sql';
import connectors from './0009-connectors.sql';
import rebuilds from './0010-rebuilds.sql';

/** In the order in which they are applied. Add at the end; never edit one that was released. */
export const recordsMigrations: readonly Migration[] = [
  { name: '0001-accounts-imports-journeys', sql: accountsImportsJourneys },
  { name: '0002-live-events', sql: liveEvents },
  { name: '0003-outcomes-and-money', sql: outcomesAndMoney },
  { name: '0004-decisions-applied', sql: decisionsApplied },
  { name: '0005-sources', sql: sources },
  { name: '0006-life-stages', sql: lifeStages },
  { name: '0007-alerts', sql: alerts },
  { name: '0008-webhooks', sql: webhooks },
  { name: '0009-connectors', sql: connectors },
  { name: '0010-rebuilds', sql: rebuilds },
];
