import type { ColumnRole } from '@throughline/core/events';

/** What a column can be, in words: its name, and what it is good for. */
export const roleWords: Readonly<Record<ColumnRole, readonly [name: string, help: string]>> = {
  customer: ['Customer', 'Who it happened to: a customer number, a user, a household.'],
  case: ['Case', 'Which run it belongs to: an order, a ticket, a process.'],
  activity: ['Activity', 'What happened, such as "Order placed".'],
  at: ['Time', 'When it happened.'],
  id: ['Id of the event', 'The same id twice is the same event. Without one, equal rows are.'],
  channel: ['Channel', 'Where: web, phone, shop …'],
  function: ['Function', 'Which part of the company owns the step.'],
  touchpoint: ['Touchpoint', 'The page, screen or form.'],
  kind: ['Kind', 'What sort of event: track, page, start, complete …'],
  words: ['Words', 'What the customer wrote or said.'],
  language: ['Language', 'Of the words: en, nl …'],
  cost: ['Cost', 'What the step cost the company.'],
  revenue: ['Revenue', 'What the customer paid.'],
  currency: ['Currency', 'Three letters, such as EUR.'],
  account: ['Account', 'The household or company the customer belongs to.'],
  anonymous: ['Anonymous id', 'A device or cookie, before the customer is known.'],
};

/** What nearly every file has; the rest is folded away until it is used. */
export const usualRoles: readonly ColumnRole[] = ['customer', 'case', 'activity', 'at', 'channel', 'function'];
