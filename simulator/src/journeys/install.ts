import type { Life, Run } from '../life.ts';
import { givesUpAfterNoAccessShare, lineFaultShare, missedAppointment, selfInstallShare } from '../truths.ts';
import { type Mood, write } from '../words/write.ts';
import { dayMs, hourMs, onDay } from '../world/calendar.ts';
import type { Channel } from '../world/steps.ts';
import { type VisitOutcome, visitHome } from './visit-home.ts';

/** From the confirmed order to a working connection. Answers when it worked, or null when it never did. */
export function install(life: Life, order: Run, confirmedAt: number): number | null {
  const installation = life.begin('installation', []);
  const link = [{ ...order.object, qualifier: 'from' }];
  return life.dice.chance(selfInstallShare[life.household.digital])
    ? bySelf(life, installation, { confirmedAt, link })
    : byTechnician(life, installation, { confirmedAt, link });
}

interface InstallStart {
  readonly confirmedAt: number;
  readonly link: readonly { type: string; id: string; qualifier: string }[];
}

function sendRouter(life: Life, run: Run, start: InstallStart): number {
  const { dice } = life;
  const sentAt = onDay(
    life.later(start.confirmedAt, 'office', { medianSeconds: 16 * 3600 }),
    0,
    dice.between(17, 18.5),
  );
  life.tell(run, 'Router sent', { at: sentAt, related: start.link, properties: { way: 'self-install' } });
  return life.tell(run, 'Router delivered', { at: onDay(sentAt, dice.chance(0.82) ? 1 : 2, dice.between(9, 20)) });
}

function bySelf(life: Life, run: Run, start: InstallStart): number {
  const { dice } = life;
  const deliveredAt = sendRouter(life, run, start);
  let activatedAt = life.after(deliveredAt, 'Router delivered → Router activated');
  if (dice.chance(0.06)) {
    const visit = visitHome(life, run, {
      at: life.later(deliveredAt, 'phone', { medianSeconds: 130_000 }),
      channel: 'phone',
      givesUpShare: 0,
    });
    activatedAt = visit.leftAt;
  }
  return activate(life, run, { at: activatedAt, way: 'self-install' });
}

function byTechnician(life: Life, run: Run, start: InstallStart): number | null {
  const { dice, household } = life;
  const channel: Channel = household.digital === 'low' ? 'phone' : dice.pick(['web', 'app']);
  const chosenAt = life.later(start.confirmedAt, channel === 'phone' ? 'phone' : 'awake', {
    medianSeconds: 4 * 3600,
    spread: 1.1,
  });
  const first = visitHome(life, run, { at: chosenAt, channel, givesUpShare: givesUpAfterNoAccessShare });
  ring(life, run, { visit: first, chosenAt });
  if (!first.done) return null;
  let leftAt = first.leftAt;
  let visits = 1;
  if (dice.chance(lineFaultShare)) {
    const foundAt = life.tell(run, 'Line fault found', { at: leftAt });
    const second = visitHome(life, run, {
      at: foundAt + 20 * 60_000,
      channel: 'technician',
      givesUpShare: 0,
      daysFactor: 0.7,
    });
    visits += 1 + second.missed;
    leftAt = second.leftAt;
  }
  const activatedAt = activate(life, run, { at: leftAt, way: 'technician' });
  rate(life, run, { at: leftAt, trouble: first.missed + visits - 1 });
  return activatedAt;
}

function activate(life: Life, run: Run, done: { at: number; way: string }): number {
  const at = life.tell(run, 'Router activated', {
    at: done.at,
    channel: done.way === 'technician' ? 'technician' : 'app',
    properties: { way: done.way },
    related: [life.contract()],
  });
  if (life.dice.chance(0.7)) {
    life.tell(run, 'Speed test passed', { at: life.after(at, 'Router activated → Speed test passed') });
  }
  return at;
}

/** A missed appointment makes people ring; without one almost nobody asks about an installation. */
function ring(life: Life, run: Run, story: { visit: VisitOutcome; chosenAt: number }): void {
  const missedAt = story.visit.missed > 0 ? life.missedAt.at(-story.visit.missed) : undefined;
  const share = missedAt === undefined ? missedAppointment.contactShareOtherwise : missedAppointment.contactShare;
  if (!life.dice.chance(share)) return;
  const at = (missedAt ?? story.chosenAt) + life.dice.between(0.5 * hourMs, 2.5 * dayMs);
  life.troubles.push({ at, topic: 'installation', about: { ...run.object, qualifier: 'about' } });
}

function rate(life: Life, run: Run, visit: { at: number; trouble: number }): void {
  const { dice, household } = life;
  if (!dice.chance(0.3)) return;
  const stars = Math.max(
    1,
    Math.min(5, Math.round(4.5 - 1.1 * visit.trouble + (household.patience - 0.5) + 0.6 * dice.normal())),
  );
  const mood: Mood = stars >= 4 ? 'pleased' : stars === 3 ? 'plain' : stars === 2 ? 'unhappy' : 'angry';
  const at = life.later(visit.at, 'awake', { medianSeconds: 30_000 });
  const properties = { rating: String(stars) };
  if (!dice.chance(0.6)) life.tell(run, 'Visit rated', { at, properties });
  else
    life.tell(run, 'Visit rated', { at, properties, words: write(dice, { subject: 'visit', mood, form: 'comment' }) });
}
