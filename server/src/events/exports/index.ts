export { csvLine } from './csv-line.ts';
export { type CaseEvent, type ExtraColumns, writeCsv, writeJsonl, writeXes } from './write-events.ts';
export { type ObjectFacts, writeOcelJson } from './write-ocel.ts';
export { writeParquet } from './write-parquet.ts';
