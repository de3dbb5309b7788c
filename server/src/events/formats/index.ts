export type { FileItem, ReadOptions } from './file-item.ts';
export { inspectFile } from './inspect-file.ts';
export { previewRows } from './preview.ts';
export { readFileItems } from './read-file-items.ts';
