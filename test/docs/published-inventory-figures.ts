/** Inventory: figures of Snyder & Shen, of Chopra & Meindl, and of papers. */
import { group } from './published-figure';

const snyder = 'Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019)';
export const chopra = 'Chopra & Meindl, Supply Chain Management, 3rd ed. (2007)';
const shop = '8, 0.225, 7.5, 1300, 150, 0.0833333333333333';
const vitamins = '100, 0.2, 120000, {0,5000,10000}, {3,2.96,2.92}';
const flat = { by: 0.1, because: 'the cost is flat there; theirs is one digit of it' };
const roundedTable = { by: 1, because: 'the source reads its normal table with four digits' };

export const publishedInventoryFigures = [
  ...group('Inventory', snyder, [
    ['Example 3.1: economic order quantity', 'INDEX(FULCRUM.INV.EOQ(8, 0.225, 1300), 2, 1)', '304.05'],
    ['Example 3.1: cost a year', 'INDEX(FULCRUM.INV.EOQ(8, 0.225, 1300), 2, 2)', '68.41'],
    [
      'Example 3.6: cost with all-units discounts',
      'INDEX(FULCRUM.INV.EOQDISCOUNT(8, 0.3, 1300, {0,400,800}, {0.75,0.72,0.68}, "all-units"), 2, 2)',
      '978.60',
    ],
    [
      'Example 3.7: cost with incremental discounts',
      'INDEX(FULCRUM.INV.EOQDISCOUNT(8, 0.3, 1300, {0,400,800}, {0.75,0.72,0.68}, "incremental"), 2, 2)',
      '1043.41',
    ],
    [
      'Example 3.8: quantity with backorders',
      'INDEX(FULCRUM.INV.EOQBACKORDER(8, 0.225, 1300, 5), 2, 1)',
      '310.81',
    ],
    ['Example 3.8: its cost', 'INDEX(FULCRUM.INV.EOQBACKORDER(8, 0.225, 1300, 5), 2, 2)', '66.92'],
    ['Example 3.9: Wagner–Whitin cost', 'INDEX(FULCRUM.INV.LOTSIZE({90,120,80,70}, 500, 2), 6, 7)', '1380'],
    [
      'Example 4.2: newsvendor quantity',
      'INDEX(FULCRUM.INV.NEWSVENDOR(1, 0.3, 0.12, 50, 8), 2, 1)',
      '56.604',
    ],
    ['Example 4.2: expected profit', 'INDEX(FULCRUM.INV.NEWSVENDOR(1, 0.3, 0.12, 50, 8), 2, 3)', '33.002'],
    [
      'Example 4.3: cost of the base-stock level',
      'INDEX(FULCRUM.INV.BASESTOCK(0.18, 0.7, 50, 8), 2, 2)',
      '1.9976',
    ],
    [
      'Example 4.4: base-stock level, lead time 4 and review 1',
      'INDEX(FULCRUM.INV.BASESTOCK(0.18, 0.7, 50, 8, 4), 2, 1)',
      '264.767',
      { by: 0.01, because: 'the book carries three digits of z' },
    ],
    ['Example 4.7: (s, S) cost', 'INDEX(FULCRUM.INV.SSPOLICY(5, 1, 4, 6), 2, 3)', '8.034'],
    ['Example 4.7: order-up-to level', 'INDEX(FULCRUM.INV.SSPOLICY(5, 1, 4, 6), 2, 2)', '10'],
    ['Example 5.1: exact (r, Q) cost', `INDEX(FULCRUM.INV.RQPOLICY(${shop}), 2, 3)`, '78.07'],
    ['Example 5.1: reorder point', `INDEX(FULCRUM.INV.RQPOLICY(${shop}), 2, 1)`, '126.8', flat],
    ['Example 5.1: order quantity', `INDEX(FULCRUM.INV.RQPOLICY(${shop}), 2, 2)`, '328.5', flat],
    [
      'Example 5.8: (r, Q) under Poisson demand',
      'INDEX(FULCRUM.INV.RQPOLICY(100, 20, 150, 1.5, "", 2, "poisson"), 2, 3)',
      '107.92',
    ],
    [
      'Example 6.1: serial system, cost',
      'INDEX(FULCRUM.INV.CLARKSCARF({2,2,3}, {2,1,1}, 37.12, 5, 1), 5, 4)',
      '47.66',
      { by: 0.01, because: 'the book searches on a grid' },
    ],
    [
      'Example 6.5: guaranteed-service cost, 2√2 + √6 + 3',
      'INDEX(FULCRUM.INV.PLACEMENT({3;1;1;1}, {1;1;1;1}, {0;1;0;1}, {"";0;"";1}, {1,3;3,2;3,4}, 1, 1), 6, 8)',
      '8.277917',
    ],
    [
      'Example 9.1: cost with supply disruptions',
      'INDEX(FULCRUM.INV.EOQDISRUPTION(8, 0.225, 5, 1300, 1.5, 14), 2, 2)',
      '173.95',
    ],
    [
      'Example 9.3: base stock with disruptions, cost',
      'INDEX(FULCRUM.INV.BASESTOCKDISRUPTION(0.25, 3, 2000, 0.04, 0.25), 2, 2)',
      '2737.07',
    ],
    [
      'Example 9.4: order under additive yield',
      'INDEX(FULCRUM.INV.EOQYIELD(18500, 0.06, 75000, -15000, 9000, "additive"), 2, 1)',
      '230246',
    ],
  ]),
  ...group('Inventory', 'Wagner & Whitin, Management Science 5 (1958)', [
    [
      'twelve months, order costs that vary: least cost',
      'INDEX(FULCRUM.INV.LOTSIZE({69,29,36,61,61,26,34,67,45,67,79,56}, {85,102,102,101,98,114,105,86,119,110,98,114}, 1), 14, 7)',
      '864',
    ],
  ]),
  ...group('Inventory', chopra, [
    [
      'safety stock for a cycle service of 90 %',
      'FULCRUM.INV.SAFETYSTOCK(2500, 500, 2, 0, 0.9, "cycle")',
      '906',
    ],
    [
      'safety stock for a fill rate of 97.5 %',
      'FULCRUM.INV.SAFETYSTOCK(2500, 500, 2, 0, 0.975, "fill", 10000)',
      '67',
      roundedTable,
    ],
    [
      'safety stock for a fill rate of 99.5 %',
      'FULCRUM.INV.SAFETYSTOCK(2500, 500, 2, 0, 0.995, "fill", 10000)',
      '767',
      roundedTable,
    ],
    [
      'safety stock when lead time has sd 6 of 7',
      'FULCRUM.INV.SAFETYSTOCK(2500, 500, 7, 6, 0.9, "cycle")',
      '19298',
      { by: 10, because: 'the source reads z as 1.28 and rounds' },
    ],
    [
      'periodic review of 4 weeks: safety stock',
      'FULCRUM.INV.SAFETYSTOCK(2500, 500, 2, 0, 0.9, "cycle", , 4)',
      '1570',
      roundedTable,
    ],
    [
      'fill rate at a reorder point of 6,000 and lots of 10,000',
      'INDEX(FULCRUM.INV.SERVICELEVEL(6000, 10000, 2500, 500, 2, 0), 2, 2)',
      '0.9975',
    ],
    ['Dell: lot size', 'INDEX(FULCRUM.INV.EOQ(4000, 100, 12000), 2, 1)', '980'],
    ['Dell: ordering and holding cost a year', 'INDEX(FULCRUM.INV.EOQ(4000, 100, 12000), 2, 2)', '97980'],
    [
      'Drugs Online, all-unit discount: lot size',
      `INDEX(FULCRUM.INV.EOQDISCOUNT(${vitamins}, "all-units"), 2, 1)`,
      '10000',
    ],
    [
      'Drugs Online, all-unit discount: cost a year',
      `INDEX(FULCRUM.INV.EOQDISCOUNT(${vitamins}, "all-units"), 2, 2)`,
      '354520',
    ],
    [
      'Drugs Online, marginal unit discount: lot size',
      `INDEX(FULCRUM.INV.EOQDISCOUNT(${vitamins}, "incremental"), 2, 1)`,
      '16961',
    ],
    [
      'Drugs Online, marginal unit discount: cost a year',
      `INDEX(FULCRUM.INV.EOQDISCOUNT(${vitamins}, "incremental"), 2, 2)`,
      '360365',
    ],
    [
      'Best Buy, three models ordered together, tailored: cost a year',
      'INDEX(FULCRUM.INV.JOINTREPLENISHMENT(4000, {1000;1000;1000}, {12000;1200;120}, {100;100;100}), 5, 5)',
      '130767',
    ],
    [
      'skis, N(350, 100²): order size',
      'INDEX(FULCRUM.INV.NEWSVENDOR(250, 100, 80, 350, 100), 2, 1)',
      '468',
      { by: 1, because: 'the source reads z as 1.18' },
    ],
    [
      'skis: expected profit',
      'INDEX(FULCRUM.INV.NEWSVENDOR(250, 100, 80, 350, 100), 2, 3)',
      '49146',
      { by: 1, because: 'the source truncates' },
    ],
  ]),
  ...group('Inventory', 'Nahmias, Production and Operations Analysis, 6th ed. (2009)', [
    [
      'Example 5.5: reorder point for type 2 service of 98 %',
      'FULCRUM.INV.REORDERPOINT(100, 25, 1, 0, 0.98, "fill", 100, , "normal", "single-loss")',
      '126',
    ],
  ]),
  ...group('Inventory', 'Zheng & Federgruen, Operations Research 39 (1991)', [
    ['mean demand 10: cost', 'INDEX(FULCRUM.INV.SSPOLICY(64, 1, 9, 10), 2, 3)', '35.022'],
    ['mean demand 25: cost', 'INDEX(FULCRUM.INV.SSPOLICY(64, 1, 9, 25), 2, 3)', '54.262'],
    ['mean demand 50: cost', 'INDEX(FULCRUM.INV.SSPOLICY(64, 1, 9, 50), 2, 3)', '70.975'],
    ['mean demand 75: cost', 'INDEX(FULCRUM.INV.SSPOLICY(64, 1, 9, 75), 2, 3)', '79.554'],
  ]),
];
