import type { ObjectRef } from '@throughline/core/events';
import type { Life, Run } from '../life.ts';
import { answerFoundShare, mostReturns, repeatContactShare, type Topic } from '../truths.ts';
import { type Mood, write } from '../words/write.ts';
import { whenOpen } from '../world/calendar.ts';
import type { Channel } from '../world/steps.ts';
import { visitHome } from './visit-home.ts';

/** What each topic usually takes. `careSeconds` is the median time from the last step to a closed ticket. */
const work: Readonly<Record<Topic, { searched: number; tested: number; visited: number; careSeconds: number }>> = {
  wifi: { searched: 0.5, tested: 0.8, visited: 0.16, careSeconds: 4_200 },
  tv: { searched: 0.4, tested: 0.4, visited: 0.08, careSeconds: 5_400 },
  bill: { searched: 0.3, tested: 0, visited: 0, careSeconds: 86_400 },
  outage: { searched: 0.35, tested: 0.9, visited: 0.3, careSeconds: 30_000 },
  installation: { searched: 0.1, tested: 0.05, visited: 0, careSeconds: 9_000 },
  move: { searched: 0.2, tested: 0.1, visited: 0, careSeconds: 40_000 },
};
const searchTaste = { low: 0.4, medium: 1, high: 1.7 } as const;
const contactWays = {
  low: { phone: 0.82, app: 0.04, 'e-mail': 0.14 },
  medium: { phone: 0.56, app: 0.28, 'e-mail': 0.16 },
  high: { phone: 0.3, app: 0.56, 'e-mail': 0.14 },
} as const;

/** One trouble from the first search or call to the last closed ticket, with every time the customer comes back. */
export function getHelp(life: Life, trouble: { at: number; topic: Topic; about: ObjectRef | null }): void {
  const { dice, household } = life;
  const { topic } = trouble;
  const ticket = life.begin('ticket');
  const properties = { topic };
  const about = trouble.about === null ? [] : [trouble.about];
  let at = trouble.at;
  const searches = trouble.about === null && dice.chance(work[topic].searched * searchTaste[household.digital]);
  if (searches) {
    at = life.tell(ticket, 'Help page searched', { at, properties, channel: dice.pick(['web', 'app']) });
    if (dice.chance(answerFoundShare)) {
      life.tell(ticket, 'Answer found', { at: life.after(at, 'Help page searched → Answer found'), properties });
      return;
    }
    at += dice.wait(900, 0.9);
  }
  at = contact(life, ticket, { at, topic, about, returns: 0 });
  at = life.tell(ticket, 'Ticket opened', { at: at + dice.wait(240, 0.5), properties });
  at = solve(life, ticket, { at, topic });
  comeBack(life, ticket, { at, topic });
}

function comeBack(life: Life, ticket: Run, closed: { at: number; topic: Topic }): void {
  const { dice, household } = life;
  const properties = { topic: closed.topic };
  let at = closed.at;
  for (let returns = 1; returns <= mostReturns && dice.chance(repeatContactShare[closed.topic]); returns++) {
    at = life.later(at, 'phone', { medianSeconds: 2.6 * 86_400, spread: 0.8 });
    at = contact(life, ticket, { at, topic: closed.topic, about: [], returns });
    at = life.tell(ticket, 'Ticket reopened', { at: at + dice.wait(200, 0.4), properties });
    life.reopenedAt.push(at);
    if (returns > 1 || household.patience < 0.3) at = complain(life, ticket, { at, topic: closed.topic });
    at = solve(life, ticket, { at, topic: closed.topic });
  }
}

function contact(
  life: Life,
  ticket: Run,
  call: { at: number; topic: Topic; about: readonly ObjectRef[]; returns: number },
): number {
  const { dice, household } = life;
  const channel: Channel = call.returns > 0 ? 'phone' : dice.weighted(contactWays[household.digital]);
  const form = channel === 'phone' ? 'call' : channel === 'app' ? 'chat' : 'e-mail';
  const words = write(dice, { subject: call.topic, mood: moodOf(life, call.returns), form });
  const details = { words, related: call.about, properties: { topic: call.topic } };
  if (channel === 'phone') {
    const name = call.returns > 0 ? 'Called again' : 'Called for help';
    return life.tell(ticket, name, { ...details, at: whenOpen(call.at, 'phone', dice) });
  }
  if (channel === 'app') return life.tell(ticket, 'Chat started', { ...details, at: whenOpen(call.at, 'phone', dice) });
  const writtenAt = life.tell(ticket, 'E-mail written', { ...details, at: whenOpen(call.at, 'awake', dice) });
  return life.later(writtenAt, 'office', { medianSeconds: 20_000 });
}

function moodOf(life: Life, returns: number): Mood {
  const strain = 1 - life.household.patience + 0.35 * returns + 0.15 * life.missedAt.length + 0.2 * life.dice.normal();
  if (strain > 0.95) return 'angry';
  return strain > 0.45 ? 'unhappy' : 'plain';
}

function complain(life: Life, ticket: Run, told: { at: number; topic: Topic }): number {
  return life.tell(ticket, 'Complaint made', {
    at: life.later(told.at, 'awake', { medianSeconds: 14_000 }),
    words: write(life.dice, { subject: told.topic, mood: 'angry', form: 'e-mail' }),
    properties: { topic: told.topic },
  });
}

/** The work on a ticket until it is closed; answers when. */
function solve(life: Life, ticket: Run, open: { at: number; topic: Topic }): number {
  const { dice } = life;
  const effort = work[open.topic];
  const properties = { topic: open.topic };
  let at = open.at;
  if (dice.chance(effort.tested)) {
    at = life.tell(ticket, 'Line tested', { at: life.after(at, 'Ticket opened → Line tested'), properties });
  }
  if (dice.chance(effort.visited)) {
    const visit = visitHome(life, ticket, {
      at: at + dice.wait(400, 0.5),
      channel: 'phone',
      givesUpShare: 0.02,
      daysFactor: 0.6,
    });
    at = visit.leftAt;
    if (visit.done && dice.chance(0.4)) at = life.tell(ticket, 'Router replaced', { at, properties });
  }
  return life.tell(ticket, 'Ticket closed', {
    at: life.later(at, 'phone', { medianSeconds: effort.careSeconds }),
    properties,
  });
}
