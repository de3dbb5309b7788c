export { csvLine, unguarded } from './csv-line.ts';
export { flatColumns } from './flat-event.ts';
export { type CaseEvent, type ExtraColumns, writeCsv, writeJsonl, writeXes } from './write-events.ts';
export { type ObjectFacts, writeOcelJson } from './write-ocel.ts';
export { writeParquet } from './write-parquet.ts';
