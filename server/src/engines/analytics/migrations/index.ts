import type { Migration } from '../../forward-migrations.ts';
import eventsAndCases from './0001-events-and-cases.sql';
import pairsOfSteps from './0002-pairs-of-steps.sql';
import liveEvents from './0003-live-events.sql';
import objectCustomers from './0004-object-customers.sql';
import lifeStages from './0005-life-stages.sql';
import durableCases from './0006-durable-cases.sql';
import mergeCasesByColumn from './0007-merge-cases-by-column.sql';
import writeWithLessRoom from './0008-write-with-less-room.sql';
import formerOwners from './0009-former-owners.sql';
import whenHeld from './0010-when-held.sql';

/** In the order in which they are applied. Add at the end; never edit one that was released. */
export const analyticsMigrations: readonly Migration[] = [
  { name: '0001-events-and-cases', sql: eventsAndCases },
  { name: '0002-pairs-of-steps', sql: pairsOfSteps },
  { name: '0003-live-events', sql: liveEvents },
  { name: '0004-object-customers', sql: objectCustomers },
  { name: '0005-life-stages', sql: lifeStages },
  { name: '0006-durable-cases', sql: durableCases },
  { name: '0007-merge-cases-by-column', sql: mergeCasesByColumn },
  { name: '0008-write-with-less-room', sql: writeWithLessRoom },
  { name: '0009-former-owners', sql: formerOwners },
  { name: '0010-when-held', sql: whenHeld },
];
