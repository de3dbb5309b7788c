import type { ReactNode } from 'react';

/** One column: its heading, and what a row shows in it. Numbers stand on the right; the first column heads its row. */
export interface Column<Row> {
  readonly name: string;
  readonly isNumber?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly caption?: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row, index: number) => string;
  readonly classOf?: (row: Row) => string;
}

/** Rows and columns that scroll sideways where they are wider than the page. */
export function Table<Row>({ caption, columns, rows, keyOf, classOf }: TableProps<Row>) {
  const kind = (column: Column<Row>) => (column.isNumber === true ? 'number' : undefined);
  return (
    <div className="scroll">
      <table>
        {caption !== undefined && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column.name} className={kind(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)} className={classOf?.(row)}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th scope="row" key={column.name} className={kind(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.name} className={kind(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
