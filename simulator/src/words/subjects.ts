import type { Topic } from '../truths.ts';

/** What people write or talk about. */
export type Subject = Topic | 'sales' | 'cancelled order' | 'visit' | 'upgrade' | 'leaving';

type Lines = readonly [string, ...string[]];
interface SubjectLines {
  /** What is the matter, as a clause that can stand alone. */
  readonly matter: Lines;
  /** A fact that makes it concrete. */
  readonly detail: Lines;
  /** What the person wants. */
  readonly wish: Lines;
}

/** Braces are filled with a fact of the moment: {room}, {days}, {times}, {speed}, {weekday}, {hour}, {amount}. */
export const subjects: Readonly<Record<Subject, SubjectLines>> = {
  wifi: {
    matter: [
      'the wifi keeps dropping in the {room}',
      'there is no signal in the {room} any more',
      'video calls freeze every few minutes',
      'the connection is far slower than what we pay for',
      'my laptop loses the network {times} times a day',
      'the router restarts by itself at night',
      'the speed falls apart as soon as two of us are online',
      'the light on the router blinks orange',
    ],
    detail: [
      'A speed test shows {speed} megabits.',
      'It has been like this for {days} days.',
      'It is worst around {hour} in the evening.',
      'With a cable it works fine.',
      'I already restarted the router {times} times.',
      'Next to the router it is good, one floor up it is gone.',
      'It started last {weekday}.',
    ],
    wish: [
      'Can you look at the line?',
      'Could I get a better router?',
      'Please tell me what I can try.',
      'I need this to work, I work from home.',
      'Can somebody test it from your side?',
    ],
  },
  tv: {
    matter: [
      'half of the channels show a black picture',
      'the picture breaks into squares',
      'recordings from {weekday} are gone',
      'the remote does nothing since the update',
      'sound and picture do not run together',
      'the box asks for a code I never got',
    ],
    detail: [
      'It happens on both televisions.',
      'The football stopped at {hour}, of all moments.',
      'I unplugged the box {times} times.',
      'It has gone on for {days} days.',
      'The error says service not available.',
    ],
    wish: [
      'How do I get the channels back?',
      'Can the box be reset from your end?',
      'Is this known on your side?',
      'Please send a new box if this one is broken.',
    ],
  },
  bill: {
    matter: [
      'the bill is {amount} euros higher than I was told',
      'I do not understand the part month on the bill',
      'I was charged a set-up fee that was free in the offer',
      'the discount we agreed on is missing',
      'there are two amounts for the same month',
      'the money was taken before the date you gave me',
    ],
    detail: [
      'The offer said {amount} euros less.',
      'I have the confirmation e-mail in front of me.',
      'My neighbour pays less for the same line.',
      'This is the first bill I got from you.',
      'I looked at the page with the explanation and still cannot follow it.',
    ],
    wish: [
      'Can you explain what I am paying for?',
      'Please correct it.',
      'I would like the difference back.',
      'Why did nobody say so beforehand?',
      'Can you send me a bill that adds up?',
    ],
  },
  outage: {
    matter: [
      'we have had no internet since {hour}',
      'the whole street is offline',
      'nothing has worked since the storm',
      'internet and phone are both dead',
      'the line went down {times} times today',
    ],
    detail: [
      'The neighbours have it too.',
      'Your status page says all is well.',
      'It has been {days} days now.',
      'I run a small shop from home.',
      'The box outside the house is open.',
    ],
    wish: [
      'When will it be back?',
      'Do you know about this?',
      'Will we get something back for these days?',
      'Please send me a text when it is fixed.',
    ],
  },
  installation: {
    matter: [
      'the technician says nobody was home, but we were',
      'I waited the whole morning and nobody came',
      'I found a card in the door that you had been here',
      'I need another day for the installation',
      'the appointment moved and nobody told me',
    ],
    detail: [
      'I took a day off for this.',
      'The slot was from {hour}.',
      'The bell works, I tried it myself.',
      'It is the second time.',
      'The reminder gave another time than the website.',
      'The next free slot is {days} days away.',
    ],
    wish: [
      'When do I get my connection?',
      'Can somebody come this week?',
      'Please ring my mobile before you drive off.',
      'I want a slot I can rely on.',
    ],
  },
  move: {
    matter: [
      'the line at the new address does not work yet',
      'you still bill me for the old house',
      'the phone number did not come along',
      'we moved on {weekday} and have no internet',
      'the new tenants use our old line',
    ],
    detail: [
      'We moved {days} days ago.',
      'The website says the move is complete.',
      'I announced it weeks ahead.',
      'We use the phone as a hotspot now.',
    ],
    wish: [
      'Can you check what went wrong?',
      'When will it be switched over?',
      'Please stop the old line.',
      'Could you call me back about it?',
    ],
  },
  sales: {
    matter: [
      'can I keep my phone number when I switch',
      'how fast is it really at my address',
      'do I need a technician or can I do it myself',
      'what happens with my contract at the other company',
      'is television included in the price',
      'how long am I tied to the contract',
    ],
    detail: [
      'We are {times} people at home.',
      'I work from home most days.',
      'My contract elsewhere ends in {days} days.',
      'We live on the third floor.',
      'The flat has no socket yet.',
    ],
    wish: [
      'What would you advise?',
      'What does it cost in the first year?',
      'How soon could it work?',
      'Can I try it first?',
    ],
  },
  'cancelled order': {
    matter: [
      'I want to call off the order',
      'I found a better offer',
      'the waiting time is too long for me',
      'my landlord does not allow the works',
      'my current company made me an offer',
    ],
    detail: ['The order is {days} days old.', 'I have not received anything yet.', 'I read that I have fourteen days.'],
    wish: ['Please confirm that it is cancelled.', 'Do I owe you anything?', 'Can I send the parcel back unopened?'],
  },
  visit: {
    matter: [
      'the technician was here at {hour}',
      'the line works',
      'the cable was laid along the wall',
      'it took {times} visits',
      'the technician explained the router',
    ],
    detail: [
      'Everything was tidy afterwards.',
      'The speed is {speed} megabits now.',
      'We waited {days} days for this.',
      'The drilling took longer than planned.',
      'I got a call ten minutes before.',
    ],
    wish: ['That is what I hoped for.', 'A message on the way would be nice.', 'Next time please keep to the slot.'],
  },
  upgrade: {
    matter: [
      'will I really notice the faster plan',
      'the faster plan is no faster in the {room}',
      'I would like to know what the new router can do',
      'the price after the first year is not clear to me',
      'do I keep the old plan if I do nothing',
    ],
    detail: ['Now I get {speed} megabits.', 'The offer costs {amount} euros more.', 'We stream on {times} screens.'],
    wish: ['Is it worth it for us?', 'Can I go back if it does not help?', 'What changes for me?'],
  },
  leaving: {
    matter: [
      'I am going to another company',
      'I have had enough of the appointments that fail',
      'it became too expensive',
      'we move in together and need only one line',
      'nobody solved the problem with the {room}',
      'I was on the phone {times} times for the same thing',
      'the other offer is {amount} euros cheaper',
    ],
    detail: [
      'I have been with you for years.',
      'The last straw was {weekday}.',
      'Nobody called me back.',
      'The new line is already there.',
      'New customers get a better price than I do.',
    ],
    wish: [
      'Please end the contract as soon as possible.',
      'What do I have to send back?',
      'I want it in writing.',
      'Perhaps you can learn from it.',
    ],
  },
};
