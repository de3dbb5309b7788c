import { wellFormedJson } from '@throughline/core/events';

/** A value bound to a `{name:Type}` parameter of a question. */
export type Parameter = string | number | boolean | null | readonly Parameter[] | { readonly [key: string]: Parameter };
export type Parameters = Readonly<Record<string, Parameter>>;

/** Rows as text, one JSON array a line (JSONCompactEachRow), in pieces; `columns` names the cells in order. */
export interface AppendBody {
  readonly columns: readonly string[];
  readonly pieces: readonly Uint8Array[];
}

/**
 * Whether somebody waits for the answer, or the work may take turns behind those who do. Taking events in, and keeping
 * what follows from them current, have a way of their own each, so that no question holds them up.
 */
export type Urgency = 'asked' | 'background' | 'accepting' | 'current';

/**
 * The engine that holds events and cases and answers questions about them. Four verbs, the same for the
 * embedded engine and for a remote cluster; one contract suite runs on every one.
 */
export interface Analytics {
  /**
   * Runs one statement. A question answers its rows, any other statement answers none. 64-bit integers come as
   * numbers, so a question casts what may pass 2^53 to text. Throws Fault TL_ENGINE, TL_TOO_LARGE or TL_DISK_FULL.
   */
  query<Row>(sql: string, parameters?: Parameters, urgency?: Urgency): Promise<readonly Row[]>;
  /** Adds rows; when it answers they are on disk. */
  append(table: string, rows: AppendBody, urgency?: Urgency): Promise<void>;
  /** Brings the schema to this version; answers the names of the migrations it applied. */
  migrate(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The same engine for work of one urgency. */
export function withUrgency(engine: Analytics, urgency: Urgency): Analytics {
  return {
    ...engine,
    query: (sql, parameters) => engine.query(sql, parameters, urgency),
    append: (table, rows) => engine.append(table, rows, urgency),
  };
}

export function bytesOf(pieces: AppendBody['pieces']): number {
  return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}

/** Rows of values as an append body. */
export function rowsAsBody(columns: readonly string[], rows: readonly (readonly unknown[])[]): AppendBody {
  return { columns, pieces: [Buffer.from(rows.map((row) => wellFormedJson(JSON.stringify(row))).join('\n'))] };
}
