/**
 * Figures that textbooks and papers print, each with the formula that gives it in a cell: what docs/accuracy.md
 * shows beside our figure. Decimals are those that the source prints.
 */
export interface PublishedFigure {
  readonly area: string;
  readonly source: string;
  readonly what: string;
  readonly formula: string;
  /** As the source prints it; our figure must round to it. */
  readonly published: string;
  /** Why our figure may differ from the printed one, and by how much at most; such as a table read with two digits. */
  readonly within?: { readonly by: number; readonly because: string };
}

type Row = readonly [what: string, formula: string, published: string, within?: PublishedFigure['within']];

const group = (area: string, source: string, rows: readonly Row[]): PublishedFigure[] =>
  rows.map(([what, formula, published, within]) => ({
    area,
    source,
    what,
    formula: `=${formula}`,
    published,
    ...(within && { within }),
  }));

const snyder = 'Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019)';
const chopra = 'Chopra & Meindl, Supply Chain Management, 3rd ed. (2007)';
const brealey = 'Brealey, Myers & Allen, Principles of Corporate Finance, 10th ed. (2011)';
const goferbroke = '{700,-100;90,90}, {0.25,0.75}';
const tva = '{"N";"F";"P";"NF";"NP";"FP";"NFP"}, {163520;140826;250096;301607;378821;367370;412584}';
const shop = '8, 0.225, 7.5, 1300, 150, 0.0833333333333333';
const flat = { by: 0.1, because: 'the cost is flat there; theirs is one digit of it' };
const roundedTable = { by: 1, because: 'the source reads its normal table with four digits' };

export const publishedFigures: readonly PublishedFigure[] = [
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
  ...group('Network', 'Hillier & Lieberman, Introduction to Operations Research, 9th ed. (2010)', [
    [
      'section 8.1, P & T Company: transport cost',
      'INDEX(FULCRUM.NET.TRANSPORT({464,513,654,867;352,416,690,791;995,682,388,685}, {75;125;100}, {80,65,70,85}), 3, 3)',
      '152535',
    ],
  ]),
  ...group('Network', 'Winston, Operations Research, 4th ed. (2004)', [
    [
      'section 7.1, Powerco: transport cost',
      'INDEX(FULCRUM.NET.TRANSPORT({8,6,10,9;9,12,13,7;14,9,16,5}, {35;50;40}, {45,20,30,30}), 3, 3)',
      '1020',
    ],
  ]),
  ...group('Network', chopra, [
    [
      'Steel Appliances: x of the center of gravity',
      'INDEX(FULCRUM.NET.CENTEROFGRAVITY({700,1200;250,600;225,825;600,500;1050,1200;800,300;925,975;1000,1080}, {450;285;595;337.5;225;375;262.5;450}), 2, 1)',
      '681',
    ],
    [
      'Steel Appliances: y',
      'INDEX(FULCRUM.NET.CENTEROFGRAVITY({700,1200;250,600;225,825;600,500;1050,1200;800,300;925,975;1000,1080}, {450;285;595;337.5;225;375;262.5;450}), 2, 2)',
      '882',
    ],
  ]),
  ...group('Network', 'Rosetta Code, "Haversine formula", on a sphere of radius 6,371 km', [
    [
      'Nashville to Los Angeles, km',
      'FULCRUM.NET.HAVERSINE(36.12, -86.67, 33.94, -118.4)',
      '2886.44',
      { by: 0.02, because: 'our radius is the mean Earth radius of 6,371.0088 km' },
    ],
  ]),
  ...group('Cost-to-serve', 'Kaplan & Anderson, Harvard Business Review (November 2004)', [
    ['cost per practical minute', 'FULCRUM.CTS.CAPACITYRATE(560000, 28, 25000, 1)', '0.80'],
    [
      'cost of used capacity',
      'INDEX(FULCRUM.CTS.TDABC(0.8, {8;44;50}, {49000;1400;2500}, 700000), 5, 3)',
      '462880',
    ],
    [
      'cost of unused capacity',
      'INDEX(FULCRUM.CTS.TDABC(0.8, {8;44;50}, {49000;1400;2500}, 700000), 6, 3)',
      '97120',
    ],
  ]),
  ...group('Cost-to-serve', "Datar & Rajan, Horngren's Cost Accounting, 16th ed. (2018), ch. 15", [
    [
      'machining by the reciprocal method',
      'INDEX(FULCRUM.CTS.ALLOCATE({600000;116000}, {0,1600,2400,4000;200,0,1600,200}, "reciprocal"), 2, 2)',
      '379878',
    ],
    [
      'machining step-down',
      'INDEX(FULCRUM.CTS.ALLOCATE({600000;116000}, {0,1600,2400,4000;200,0,1600,200}, "step-down"), 2, 2)',
      '389778',
    ],
    [
      'machining directly',
      'INDEX(FULCRUM.CTS.ALLOCATE({600000;116000}, {0,1600,2400,4000;200,0,1600,200}, "direct"), 2, 2)',
      '328111',
    ],
  ]),
  ...group('Business case', 'Lorie & Savage, Journal of Business 28 (1955)', [
    [
      'oil pump: first internal rate of return',
      'INDEX(FULCRUM.CASE.IRRS({-1600,10000,-10000}), 2, 1)',
      '0.25',
    ],
    ['oil pump: second', 'INDEX(FULCRUM.CASE.IRRS({-1600,10000,-10000}), 3, 1)', '4.00'],
  ]),
  ...group('Business case', brealey, [
    ['§5.3: internal rate of return', 'INDEX(FULCRUM.CASE.IRRS({-4000,2000,4000}), 2, 1)', '0.281'],
    ['§5.3: NPV of E', 'INDEX(FULCRUM.CASE.INCREMENTAL({-20000,35000}, {-10000,20000}, 0.1), 2, 2)', '11818'],
    ['§6.3: equivalent annual cost of machine A', 'FULCRUM.CASE.EAA(0.06, {-15,-5,-5,-5})', '-10.61'],
    ['§6.3: of machine B', 'FULCRUM.CASE.EAA(0.06, {-10,-6,-6})', '-11.45'],
  ]),
  ...group('Business case', 'IRS Publication 946, table A-1', [
    ['5-year property, second year, of 1,000', 'INDEX(FULCRUM.CASE.MACRS(1000, 5), 3, 3)', '320.00'],
    ['7-year property, second year', 'INDEX(FULCRUM.CASE.MACRS(1000, 7), 3, 3)', '244.90'],
  ]),
  ...group(
    'Decision',
    'Hillier & Lieberman, Introduction to Operations Research, 10th ed., ch. 16, Goferbroke',
    [
      ['expected payoff of drilling', `INDEX(FULCRUM.DECIDE.EMV(${goferbroke}), 2, 2)`, '100'],
      ['value of perfect information', `INDEX(FULCRUM.DECIDE.EVPI(${goferbroke}), 2, 3)`, '142.5'],
      ['value of the survey', `INDEX(FULCRUM.DECIDE.EVSI(${goferbroke}, {0.4,0.8;0.6,0.2}), 2, 5)`, '53'],
    ],
  ),
  ...group('Decision', 'Saaty, Journal of Mathematical Psychology 15 (1977), four chairs', [
    [
      'weight of the nearest',
      'INDEX(FULCRUM.TRADE.AHPWEIGHTS({1,5,6,7;0.2,1,4,6;0.166666667,0.25,1,4;0.142857143,0.166666667,0.25,1}), 2, 2)',
      '0.61',
      { by: 0.01, because: 'the source iterates by hand' },
    ],
  ]),
  ...group(
    'Sharing',
    'Straffin & Heaney, International Journal of Game Theory 10 (1981), Tennessee Valley Authority',
    [
      ['Shapley value of navigation', `INDEX(FULCRUM.SHARE.SHAPLEY(${tva}, "cost"), 2, 2)`, '117829'],
      ['of flood control', `INDEX(FULCRUM.SHARE.SHAPLEY(${tva}, "cost"), 3, 2)`, '100756.5'],
      ['of power', `INDEX(FULCRUM.SHARE.SHAPLEY(${tva}, "cost"), 4, 2)`, '193998.5'],
    ],
  ),
  ...group('Sharing', 'Young, Handbook of Game Theory 2 (1994), ch. 34', [
    ['separable costs, remaining benefits: navigation', `INDEX(FULCRUM.SHARE.SCRB(${tva}), 2, 2)`, '117476'],
    ['flood control', `INDEX(FULCRUM.SHARE.SCRB(${tva}), 3, 2)`, '99157'],
    ['power', `INDEX(FULCRUM.SHARE.SCRB(${tva}), 4, 2)`, '195951'],
  ]),
  ...group('Sharing', 'Aumann & Maschler, Journal of Economic Theory 36 (1985)', [
    [
      '200 among claims of 100, 200, 300: the first',
      'INDEX(FULCRUM.SHARE.TALMUD({100;200;300}, 200), 2, 3)',
      '50',
    ],
    ['the third', 'INDEX(FULCRUM.SHARE.TALMUD({100;200;300}, 200), 4, 3)', '75'],
  ]),
  ...group('Flow and metrics', 'Little & Graves, Building Intuition (2008), wine cellar', [
    ['years that a bottle stays, 160 at 96 a year', 'FULCRUM.FLOW.LITTLE(160, 96)', '1.67'],
  ]),
];
