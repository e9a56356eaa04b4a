import { useTableStyles } from './table-styles';

/** The head of a table of this view: its columns by name. */
export function ColumnHeads({ names }: { readonly names: readonly string[] }) {
  const table = useTableStyles();
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" className={table.head}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
