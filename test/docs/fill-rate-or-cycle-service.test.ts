import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reorderPoint, safetyStock, type ServiceTarget } from '../../src/domain/inventory/safety-stock';
import { serviceLevel } from '../../src/domain/inventory/service-level';

const page = readFileSync(path.join(__dirname, '../../docs/fill-rate-or-cycle-service.md'), 'utf8');

/** The rows of the table whose header starts with these columns, as trimmed texts. */
function tableRows(...header: string[]): string[][] {
  const lines = page.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const start = lines.findIndex((cells) => header.every((name, i) => cells[i] === name));
  expect(start).toBeGreaterThanOrEqual(0);
  const end = lines.findIndex((cells, i) => i > start && cells.length === 0);
  return lines.slice(start + 2, end);
}

const item = { demandMean: 100, demandSd: 40, leadTime: 4, leadTimeSd: 0.5, serviceLevel: 0.95 };
const percent = (share: number, decimals: number): string => `${(100 * share).toFixed(decimals)} %`;

const stockFor = (orderQuantity: number, more: Partial<ServiceTarget>): number =>
  safetyStock({ ...item, serviceType: 'fill', orderQuantity, ...more });
const reachedWith = (safety: number, orderQuantity: number): ReturnType<typeof serviceLevel> =>
  serviceLevel({ ...item, reorderPoint: 400 + safety, orderQuantity });

describe('the figures on the page "Fill rate or cycle service?"', () => {
  it('what 95 % means in units', () => {
    const rows = tableRows('order quantity', 'safety stock for 95 % cycle');
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const lot = Number(row[0]);
      const cycle = stockFor(lot, { serviceType: 'cycle' });
      const fill = stockFor(lot, {});
      expect(row).toEqual([
        String(lot),
        cycle.toFixed(1),
        percent(reachedWith(cycle, lot).fillRate, 2),
        fill.toFixed(1),
        percent(reachedWith(fill, lot).cycleServiceLevel, 1),
      ]);
    }
  });

  it('both loss terms', () => {
    const rows = tableRows('order quantity', 'both terms');
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const lot = Number(row[0]);
      const single = stockFor(lot, { fillMethod: 'single-loss' });
      expect(row).toEqual([
        String(lot),
        stockFor(lot, {}).toFixed(1),
        single.toFixed(1),
        percent(reachedWith(single, lot).fillRate, 2),
      ]);
    }
  });

  it('variances add', () => {
    const rows = tableRows('lead time sd, weeks');
    expect(rows).toHaveLength(4);
    const z = stockFor(1, { serviceType: 'cycle', demandSd: 1, leadTime: 1, leadTimeSd: 0 });
    for (const row of rows) {
      const leadTimeSd = Number(row[0]);
      expect(row).toEqual([
        String(leadTimeSd),
        stockFor(1, { serviceType: 'cycle', leadTimeSd }).toFixed(1),
        (z * (80 + 100 * leadTimeSd)).toFixed(1),
      ]);
    }
  });

  it('low and lumpy demand', () => {
    const lumpy = { demandMean: 2, demandSd: 4, leadTime: 3, leadTimeSd: 0, orderQuantity: 6 };
    const rows = tableRows('distribution');
    expect(rows.map(([name]) => name)).toEqual(['normal', 'gamma', 'negbin']);
    for (const row of rows) {
      const distribution = row[0] as 'normal' | 'gamma' | 'negbin';
      const at = (serviceType: 'cycle' | 'fill', level: number): string =>
        reorderPoint({ ...lumpy, distribution, serviceType, serviceLevel: level }).toFixed(1);
      expect(row).toEqual([distribution, at('cycle', 0.95), at('fill', 0.95), at('fill', 0.99)]);
    }
    const normal = reorderPoint({ ...lumpy, serviceType: 'fill', serviceLevel: 0.99 });
    const reached = serviceLevel({ ...lumpy, reorderPoint: normal, distribution: 'gamma' });
    expect(page).toContain(
      `gives for 99 % fill reaches ${percent(reached.fillRate, 1)} when demand is gamma`,
    );
  });
});
