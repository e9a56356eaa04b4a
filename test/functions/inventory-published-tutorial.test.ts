/**
 * The exercises of Snyder, "Stockpyl: A Python Package for Inventory Optimization and Simulation", INFORMS TutORials
 * in Operations Research (2023), 156–197, with the figures of its notebooks with solutions (LarrySnyder/stockpyl,
 * notebooks/with_solutions), run as formulas.
 */
import { cases, check } from '../support/published-cases';

describe('§2.1, EOQ', () => {
  check(
    cases('order cost 10, holding 2, demand 200', 'EOQ(10, 2, 200)', {
      1: 44.721359549995796,
      2: 89.44271909999159,
    }),
  );
});

describe('§2.2, newsvendor', () => {
  check([
    ...cases('lead time 3', 'BASESTOCK(0.18, 0.7, 50, 8, 3)', {
      1: 213.20791185486777,
      2: 3.995210386353289,
    }),
    ...cases('costs 3 and 16, N(100, 22²)', 'BASESTOCK(3, 16, 100, 22)', {
      1: 122.06925528857573,
      2: 100.82536660519763,
    }),
    ...cases('the same, lead time 4', 'BASESTOCK(3, 16, 100, 22, 4)', {
      1: 549.3483550380521,
      2: 225.45237358555912,
    }),
    ...cases(
      'demand by its probabilities',
      'BASESTOCK(1, 4, {0;1;2;3;4;5}, {0.1;0.2;0.2;0.25;0.15;0.1}, , "discrete")',
      { 1: 4, 2: 2.05 },
    ),
    ...cases('Poisson demand of 50, explicit prices', 'NEWSVENDOR(1, 0.3, 0.12, 50, , "poisson")', {
      1: 56,
      3: 33.20276478819082,
    }),
    ...cases('500, 200, 80, N(12, 2²)', 'NEWSVENDOR(500, 200, 80, 12, 2)', {
      1: 13.131897643865726,
      3: 3314.479359027671,
    }),
    [
      'geometric demand, p = 0.1: the loss at 23 behind the cost of 227.49 = 10 (23 − 10 + n) + 100 n',
      '=FULCRUM.INV.LOSS(23, "geometric", 0.1)',
      (227.4923193161778 - 130) / 110,
    ],
  ]);
});

describe('§2.3, (r, Q)', () => {
  const exercise = '75, 2, 16, 40, 6, 2';
  check([
    ...cases('EIL', `RQPOLICY(${exercise}, "EIL")`, {
      1: 87.5658096002118,
      2: 59.61381564936516,
      3: 134.3592504991539,
    }),
    ...cases('EOQ+B', `RQPOLICY(${exercise}, "EOQ+B")`, {
      1: 75.00198059712929,
      2: 58.09475019311125,
      3: 112.79069228184362,
    }),
    ...cases('EOQ+SS', `RQPOLICY(${exercise}, "EOQ+SS")`, {
      1: 90.35747681671849,
      2: 54.772255750516614,
      3: 130.79752123082204,
    }),
    ...cases('loss functions', `RQPOLICY(${exercise}, "loss")`, {
      1: 74.43133032391468,
      2: 61.860375846112255,
      3: 112.58341234004686,
    }),
    ...cases(
      'S&S Example 5.5, its exact cost',
      'RQPOLICY(8, 0.225, 7.5, 1300, 150, 0.08333333333333333, "EOQ+SS")',
      {
        3: 87.04837003438256,
      },
    ),
  ]);
});

describe('§2.4, (s, S)', () => {
  check(cases('Poisson demand of 65', 'SSPOLICY(225, 12, 76, 65)', { 3: 383.3823827101987 }));
});

describe('§2.6, Wagner–Whitin', () => {
  const plan = (row: number, column: number) =>
    `=INDEX(FULCRUM.INV.LOTSIZE({12,16,17,0,9,13}, 7, 0.1), ${row}, ${column})`;
  check([
    ['cost', plan(8, 7), 20.3],
    ['first order', plan(2, 3), 45],
    ['second order, in period 5', plan(6, 3), 22],
  ]);
});

describe('§3, supply uncertainty', () => {
  check(
    [
      ...cases('disruptions, exact', 'EOQDISRUPTION(17, 4, 60, 9, 2, 12)', {
        1: 10.16125677849806,
        2: 40.645030286768154,
      }),
      ...cases('disruptions, approximate', 'EOQDISRUPTION(17, 4, 60, 9, 2, 12, TRUE)', {
        1: 10.161257749592748,
        2: 40.64503099837099,
      }),
      ...cases(
        'additive yield, uniform from −50 to 20',
        `EOQYIELD(1500, 3, 2000, -15, ${70 / Math.sqrt(12)})`,
        {
          1: 1429.3579226395748,
          2: 4243.073767918724,
        },
      ),
      ...cases('multiplicative yield', 'EOQYIELD(1500, 3, 2000, 0.9, 0.02)', {
        1: 1570.9605590167373,
        2: 4243.688123423879,
      }),
      ...cases('base stock with disruptions', 'BASESTOCKDISRUPTION(35, 600, 50, 0.1, 0.3)', {
        1: 300,
        2: 11738.518591751188,
      }),
      ...cases(
        'newsvendor, yield uniform from −8 to 6',
        `NEWSVENDORYIELD(0.6, 3.2, 135, -1, ${14 / Math.sqrt(12)}, "additive", "uniform")`,
        { 1: 140.78947368421052, 2: 3.5368421038484206 },
      ),
    ],
    1e-6,
  );
});

describe('§4.4, guaranteed service', () => {
  check([
    [
      'three stages in line, the inbound time of 4 part of the first',
      '=INDEX(FULCRUM.INV.PLACEMENT({6;8;3}, {10;20;10}, {0;0;10}, {"";"";2}, {1,2;2,3}, 1, 2), 5, 8)',
      2889.8979485566356,
    ],
  ]);
});
