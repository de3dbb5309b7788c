import type { Migration } from '../../forward-migrations.ts';
import eventsAndCases from './0001-events-and-cases.sql';

/** In the order in which they are applied. Add at the end; never edit one that was released. */
export const analyticsMigrations: readonly Migration[] = [{ name: '0001-events-and-cases', sql: eventsAndCases }];
