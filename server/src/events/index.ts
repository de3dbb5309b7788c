export { Binder, type Compiled, compileEventPredicate, eventCondition } from './compile-predicate.ts';
export { countStaged, publishStaged, type StagedImport } from './publish-import.ts';
export { stagedRows } from './staged-columns.ts';
