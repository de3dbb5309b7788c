import { expect, test } from 'vitest';
import { Dice } from '../world/dice.ts';
import { type Subject, subjects } from './subjects.ts';
import { type Form, type Mood, write } from './write.ts';

const forms: Form[] = ['call', 'chat', 'e-mail', 'comment'];
const moods: Mood[] = ['pleased', 'plain', 'unhappy', 'angry'];

test('every subject reads well in every form and mood: no empty fact, no doubled space, no stray brace', () => {
  const dice = new Dice(3, 1);
  for (const subject of Object.keys(subjects) as Subject[]) {
    for (const mood of moods) {
      for (const form of forms) {
        for (let i = 0; i < 20; i++) {
          const text = write(dice, { subject, mood, form });
          expect(text).not.toMatch(/[{}]| {2}|undefined|\.\.|^\s|\s$/);
          expect(text.length).toBeGreaterThan(10);
        }
      }
    }
  }
});

test('people say the same thing in many ways', () => {
  const dice = new Dice(5, 1);
  const texts = new Set<string>();
  for (let i = 0; i < 1000; i++) texts.add(write(dice, { subject: 'wifi', mood: 'unhappy', form: 'call' }));
  expect(texts.size).toBeGreaterThan(900);
});
