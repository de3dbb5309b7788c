export { nextOffset, type Page, readCursor, readOffset, writeCursor } from './paging.ts';
