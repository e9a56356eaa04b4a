import { useEffect, useState } from 'react';
import type { Driver } from '../../../case/case';
import { usePaneServices, usePaneState } from '../../pane-context';

/** What the cells of those drivers hold now that doing nothing takes as they stand, by address. */
export function useStandingValues(
  drivers: readonly Driver[],
  doNothing: string | undefined,
): ReadonlyMap<string, number> {
  const { workbook } = usePaneServices();
  const [values, setValues] = useState<ReadonlyMap<string, number>>(new Map());
  // A cell edited in the workbook is read again once another one is selected, as Enter does. While an evaluation
  // runs the cells hold the values of an alternative.
  const selection = usePaneState((state) => state.selection);
  const evaluating = usePaneState((state) => state.evaluating);
  const addresses = drivers
    .flatMap(({ cell, values: own }) =>
      cell?.address && (own[doNothing ?? ''] ?? null) === null ? [cell.address] : [],
    )
    .join('\n');

  useEffect(() => {
    if (addresses === '' || evaluating) return undefined;
    let isHere = true;
    const wanted = addresses.split('\n');
    workbook.read(wanted).then(
      (contents) => {
        if (!isHere) return;
        const read = wanted.flatMap((address, i) => {
          const value = contents[i]?.values[0]?.[0];
          return typeof value === 'number' ? [[address, value] as const] : [];
        });
        setValues(new Map(read));
      },
      // Without the values the fields still say "as in the cell".
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [workbook, addresses, evaluating, selection]);
  return values;
}
