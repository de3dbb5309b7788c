export { AnswerCache } from './answer-cache.ts';
export { makeApp } from './app.ts';
export { callerOf } from './caller.ts';
export { fileAnswer } from './file-answer.ts';
export { cursorQuery, limitQuery, nextOffset, type Page, readCursor, readOffset, writeCursor } from './paging.ts';
export type { App, Caller } from './routing.ts';
export { readShallowJson } from './shallow-json.ts';
