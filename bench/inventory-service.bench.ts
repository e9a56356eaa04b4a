import libraryNormal from '@stdlib/stats-base-dists-normal';
import { exchangeCurve } from '../src/domain/inventory/exchange-curve';
import { safetyStockFunction } from '../src/functions/inventory-service.functions';

interface Benchmark {
  name: string;
  unit?: string;
  run: () => unknown;
  baseline: { name: string; run: () => unknown };
  aim?: string;
}

/** An assortment with demand, variability and lots of all sizes, the same on every run. */
const ROWS = 100_000;
const column = (f: (i: number) => number): number[][] => Array.from({ length: ROWS }, (_, i) => [f(i)]);
const demandMean = column((i) => 5 + ((i * 7919) % 1000));
const demandSd = column((i) => 1 + ((i * 104_729) % 400));
const leadTime = column((i) => 0.5 + (i % 12));
const leadTimeSd = column((i) => (i % 5) / 4);
const orderQuantity = column((i) => 10 + ((i * 1_299_709) % 5000));
const serviceLevel = column((i) => 0.9 + ((i % 99) + 0.5) / 1000);

/** Fill-rate safety stock the plain way: bisection of the two loss terms with the library's density and cdf. */
function bisectedSafetyStock(
  mean: number,
  sd: number,
  time: number,
  timeSd: number,
  level: number,
  lot: number,
): number {
  const sigma = Math.sqrt(sd * sd * time + mean * mean * timeSd * timeSd);
  const loss = (z: number): number => libraryNormal.pdf(z, 0, 1) - z * (1 - libraryNormal.cdf(z, 0, 1));
  let low = -lot / sigma - 10;
  let high = 10;
  while (high - low > 1e-10) {
    const k = (low + high) / 2;
    if (sigma * (loss(k) - loss(k + lot / sigma)) > (1 - level) * lot) low = k;
    else high = k;
  }
  return high * sigma;
}

const assortment = Array.from({ length: 1000 }, (_, i) => ({
  unitCost: 1 + ((i * 31) % 200),
  demand: 10 + ((i * 7919) % 3000),
  leadTimeDemandSd: 1 + ((i * 17) % 150),
  orderQuantity: 20 + ((i * 53) % 900),
}));

/** The optimal targets the plain way: bisection of the price of a unit short, and of each safety factor within. */
function bisectedExchange(fillRate: number): number {
  const cdf = (z: number): number => libraryNormal.cdf(z, 0, 1);
  const loss = (z: number): number => libraryNormal.pdf(z, 0, 1) - z * (1 - cdf(z));
  const demand = assortment.reduce((sum, item) => sum + item.demand, 0);
  let low = -20;
  let high = 20;
  let cash = 0;
  while (high - low > 1e-8) {
    const logPrice = (low + high) / 2;
    let short = 0;
    cash = 0;
    for (const item of assortment) {
      const q = item.orderQuantity / item.leadTimeDemandSd;
      const ratio = (item.unitCost * item.orderQuantity) / (item.demand * Math.exp(logPrice));
      let least = 0;
      let most = 9;
      while (most - least > 1e-10) {
        const k = (least + most) / 2;
        if (cdf(k + q) - cdf(k) > ratio) least = k;
        else most = k;
      }
      cash += item.unitCost * least * item.leadTimeDemandSd;
      short += (item.demand * (loss(least) - loss(least + q))) / q;
    }
    if (1 - short / demand < fillRate) low = logPrice;
    else high = logPrice;
  }
  return cash;
}

export const benchmarks: Benchmark[] = [
  {
    name: `INV.SAFETYSTOCK (fill, normal), ${ROWS.toLocaleString('en')} rows in one lifted call`,
    run: () =>
      safetyStockFunction(
        demandMean,
        demandSd,
        leadTime,
        leadTimeSd,
        serviceLevel,
        [['fill']],
        orderQuantity,
      ),
    baseline: {
      name: 'bisection of the loss terms, without lifting or checks',
      run: () =>
        demandMean.map(([mean], i) =>
          bisectedSafetyStock(
            mean!,
            demandSd[i]![0]!,
            leadTime[i]![0]!,
            leadTimeSd[i]![0]!,
            serviceLevel[i]![0]!,
            orderQuantity[i]![0]!,
          ),
        ),
    },
    aim: '< 1 s',
  },
  {
    name: 'exchange curve, 1,000 items to 97 %, optimal and uniform targets',
    run: () => exchangeCurve(assortment, 'fill', 0.97),
    baseline: { name: 'nested bisection, optimal targets only', run: () => bisectedExchange(0.97) },
  },
];
