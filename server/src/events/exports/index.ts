export { csvLine, unguarded } from './csv-line.ts';
export { flatColumns } from './flat-event.ts';
export { noObjectFacts, type ObjectFacts } from './ocel-model.ts';
export { type CaseEvent, type ExtraColumns, writeCsv, writeJsonl, writeXes } from './write-events.ts';
export { writeOcelJson, writeOcelSqlite, writeOcelXml } from './write-ocel.ts';
export { writeParquet } from './write-parquet.ts';
