/**
 * Figures that textbooks and papers print, each with the formula that gives it in a cell: what docs/accuracy.md
 * shows beside our figure. Decimals are those that the source prints.
 */
import { group, type PublishedFigure } from './published-figure';
import { chopra, publishedInventoryFigures } from './published-inventory-figures';
import { publishedTextbookInventory } from './published-inventory-textbooks';

const brealey = 'Brealey, Myers & Allen, Principles of Corporate Finance, 10th ed. (2011)';
const goferbroke = '{700,-100;90,90}, {0.25,0.75}';
const tva = '{"N";"F";"P";"NF";"NP";"FP";"NFP"}, {163520;140826;250096;301607;378821;367370;412584}';

export const publishedFigures: readonly PublishedFigure[] = [
  ...publishedInventoryFigures,
  ...publishedTextbookInventory,
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
