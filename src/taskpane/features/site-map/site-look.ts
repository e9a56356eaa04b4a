import { seriesLook } from '../../ui/series-look';
import type { SeriesLook } from '../../ui/series-look';

/** How an open site is told from the others; the neutral look of "do nothing" is none of theirs. */
export function siteLook(rank: number): SeriesLook {
  return seriesLook(rank + 1);
}
