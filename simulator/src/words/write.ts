import type { Dice } from '../world/dice.ts';
import { type Subject, subjects } from './subjects.ts';

export type Mood = 'pleased' | 'plain' | 'unhappy' | 'angry';
/** How the words were taken down: a note of a call, a chat, a letter by e-mail, a short comment. */
export type Form = 'call' | 'chat' | 'e-mail' | 'comment';

type Lines = readonly [string, ...string[]];

const feelings: Readonly<Record<Mood, Lines>> = {
  pleased: [
    'Very happy with it.',
    'Great service, thank you.',
    'Friendly and quick.',
    'I would recommend you.',
    'Could not be better.',
    'What a nice surprise.',
    'All good, compliments to the team.',
  ],
  plain: [
    'Just asking.',
    'No hurry.',
    'Thanks in advance.',
    'Good to know.',
    'Curious to hear.',
    'It would help me decide.',
  ],
  unhappy: [
    'This is a pity.',
    'I expected more.',
    'It is getting tiresome.',
    'I hope this is the last time.',
    'That is not what was promised.',
    'I am a bit disappointed.',
    'It costs me a lot of time.',
  ],
  angry: [
    'This is unacceptable.',
    'I am really fed up.',
    'What a mess.',
    'I feel fooled.',
    'Worst service I have had in years.',
    'If this is not solved I am gone.',
    'Nobody takes responsibility.',
    'How hard can it be?',
  ],
};

const greetings: Lines = ['Hello,', 'Good morning,', 'Dear team,', 'Good afternoon,', 'Hi,', 'To whom it may concern,'];
const partings: Lines = ['Kind regards', 'Regards', 'With kind regards', 'Thanks', 'Hoping to hear from you'];
const chatOpeners: Lines = ['hi, ', 'hello! ', 'hey ', '', 'good evening, ', 'quick question: ', 'hi again, '];
const callOpeners: Readonly<Record<Mood, Lines>> = {
  pleased: ['Customer calls to say thanks: ', 'Happy caller: '],
  plain: ['Customer asks: ', 'Caller wants to know: ', 'Question by phone: ', 'Cust. asks: '],
  unhappy: ['Customer says ', 'Caller reports that ', 'Cust. is not happy: ', 'Customer explains that '],
  angry: [
    'Customer is angry: ',
    'Upset caller: ',
    'Cust. very annoyed, says ',
    'Caller raises his voice: ',
    'Second call, furious: ',
  ],
};
const callEndings: Lines = [
  'Promised to look into it.',
  'Explained the next step.',
  'Will be called back.',
  'Customer accepts for now.',
  'Sent the link by e-mail.',
  'Noted in the file.',
];

const facts: Readonly<Record<string, (dice: Dice) => string>> = {
  room: (dice) => dice.pick(['attic', 'bedroom', 'kitchen', 'study', 'living room', 'garden room', 'hall']),
  days: (dice) => dice.pick(['two', 'three', 'four', 'five', 'six', 'nine', 'ten', 'twelve']),
  times: (dice) => dice.pick(['two', 'three', 'four', 'five', 'six']),
  speed: (dice) => String(dice.whole(4, 94)),
  weekday: (dice) => dice.pick(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']),
  hour: (dice) => dice.pick(['eight', 'nine', 'ten', 'one', 'half past two', 'seven', 'half past eight']),
  amount: (dice) => String(dice.whole(5, 48)),
};

function fill(dice: Dice, line: string): string {
  if (!line.includes('{')) return line;
  return line.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name]?.(dice) ?? whole);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const closed = (clause: string, asked: boolean) => `${clause}${asked ? '?' : '.'}`;

/** What a customer writes or says, put together from the matter, a fact, a feeling and a wish. Never the same twice for long. */
export function write(dice: Dice, about: { subject: Subject; mood: Mood; form: Form }): string {
  const lines = subjects[about.subject];
  const matter = fill(dice, dice.pick(lines.matter));
  const asked = /^(can|could|how|do|does|what|is|will) /.test(matter);
  const parts: string[] = [];
  if (dice.chance(0.7)) parts.push(fill(dice, dice.pick(lines.detail)));
  if (dice.chance(about.mood === 'plain' ? 0.35 : 0.8)) parts.push(dice.pick(feelings[about.mood]));
  if (about.mood !== 'pleased' && dice.chance(0.65)) parts.push(fill(dice, dice.pick(lines.wish)));
  if (parts.length > 1 && dice.chance(0.3)) parts.reverse();
  return inForm(dice, about, [closed(matter, asked), ...parts]);
}

function inForm(dice: Dice, about: { mood: Mood; form: Form }, [matter = '', ...parts]: readonly string[]): string {
  const rest = parts.join(' ');
  switch (about.form) {
    case 'call':
      return [`${dice.pick(callOpeners[about.mood])}${matter}`, rest, dice.chance(0.4) ? dice.pick(callEndings) : '']
        .filter((part) => part !== '')
        .join(' ');
    case 'chat': {
      const text = `${dice.pick(chatOpeners)}${matter} ${rest}`.trim();
      return dice.chance(0.6) ? text.toLowerCase().replace(/\.$/, '') : capital(text);
    }
    case 'e-mail':
      return `${dice.pick(greetings)} ${capital(matter)} ${rest} ${dice.pick(partings)}`.replace(/ {2,}/g, ' ');
    case 'comment':
      return `${capital(matter)} ${rest}`.trim();
  }
}
