export * from './cloud-event.ts';
export * from './commerce.ts';
export * from './message.ts';
export * from './read-message.ts';
export * from './who.ts';
