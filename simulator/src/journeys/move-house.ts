import type { Life } from '../life.ts';
import { moveCalledOffShare, moveDateChangedShare } from '../truths.ts';
import { dayMs, hourMs, onDay, whenOpen } from '../world/calendar.ts';
import type { Channel } from '../world/steps.ts';
import { visitHome } from './visit-home.ts';

const troubleShare = 0.16;

/** A household takes its line along: announced weeks ahead, the date often changes, a technician at the new home. */
export function moveHouse(life: Life, startsAt: number): void {
  const { dice, household } = life;
  const move = life.begin('move', []);
  const channel: Channel =
    household.digital === 'low' ? dice.pick(['phone', 'shop']) : dice.pick(['web', 'app', 'phone']);
  const hours = channel === 'phone' ? 'phone' : channel === 'shop' ? 'shop' : 'awake';
  let at = life.tell(move, 'Move announced', {
    at: whenOpen(startsAt, hours, dice),
    channel,
    related: [life.contract()],
  });
  at = life.tell(move, 'New address checked', { at: at + dice.wait(200, 0.5), channel });
  at = life.tell(move, 'Moving date set', { at: at + dice.wait(400, 0.8), channel });
  for (let changes = 0; changes < 3 && dice.chance(changes === 0 ? moveDateChangedShare : 0.25); changes++) {
    at = life.tell(move, 'Moving date changed', { at: life.later(at, 'phone', { medianSeconds: 6 * 86_400 }) });
  }
  if (dice.chance(moveCalledOffShare)) return;
  const chosenAt = life.later(at, 'awake', { medianSeconds: 5 * 86_400, spread: 0.6 });
  const visit = visitHome(life, move, {
    at: chosenAt,
    channel: dice.pick(['web', 'phone']),
    givesUpShare: 0,
    daysFactor: 1.2,
  });
  const movedAt = life.tell(move, 'Service moved', { at: visit.leftAt });
  if (dice.chance(0.45))
    life.tell(move, 'Speed test passed', { at: life.after(movedAt, 'Router activated → Speed test passed') });
  life.tell(move, 'Old line closed', { at: onDay(movedAt, dice.whole(2, 9), dice.between(9, 16)) });
  if (dice.chance(troubleShare)) {
    const about = { ...move.object, qualifier: 'about' };
    life.troubles.push({ at: movedAt + dice.between(2 * hourMs, 8 * dayMs), topic: 'move', about });
  }
}
