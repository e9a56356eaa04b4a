/**
 * Published cases of the inventory models, run as formulas through the functions themselves. "S&S" is Snyder & Shen,
 * Fundamentals of Supply Chain Theory, 2nd ed. (2019); where the book prints fewer digits, they are those of the
 * tests of its companion library stockpyl (LarrySnyder/stockpyl, tests/test_*.py).
 */
import { cases, check } from '../support/published-cases';

describe('economic order quantities', () => {
  check([
    ...cases('S&S Example 3.1', 'EOQ(8, 0.225, 1300)', { 1: 304.0467800264368, 2: 68.41052550594827 }),
    ...cases('S&S Problem 3.1', 'EOQ(2250, 275, 182500)', { 1: 1728.109844993551, 2: 475230.2073732266 }),
    ...cases('S&S Example 3.8', 'EOQBACKORDER(8, 0.225, 1300, 5)', {
      1: 310.8125551589646,
      2: 66.92136355097325,
      4: 0.043062200956938,
    }),
    ...cases('S&S Problem 3.2(b)', 'EOQBACKORDER(40, 40.05, 2080, 60)', {
      1: 83.23544812889804,
      2: 1999.148244415212,
      4: 0.400299850074962,
    }),
    ...cases('S&S Example 3.1 with production of 2,000', 'EPQ(8, 0.225, 1300, 2000)', {
      1: 513.9328595516969,
      2: 40.47221268969612,
    }),
    ...cases('S&S Example 3.1 with production of 1,700 (stockpyl)', 'EPQ(8, 0.225, 1300, 1700)', {
      1: 626.8084945889684,
      2: 33.183979125298336,
    }),
    ...cases('S&S Problem 3.22', 'EPQ(4, 0.08, 80, 110)', { 1: 171.2697677155351, 2: 3.73679493197531 }),
    ...cases('S&S Example 3.6', 'EOQDISCOUNT(8, 0.3, 1300, {0,400,800}, {0.75,0.72,0.68}, "all-units")', {
      1: 800,
      2: 978.6,
    }),
    ...cases('S&S Example 3.7', 'EOQDISCOUNT(8, 0.3, 1300, {0,400,800}, {0.75,0.72,0.68}, "incremental")', {
      1: 304.0467800264368,
      2: 1043.41052550594827,
    }),
    ...cases('all units (stockpyl)', 'EOQDISCOUNT(200, 0.2, 1000, {0,200,500}, {500,475,450}, "all-units")', {
      1: 500,
      2: 472900,
    }),
    ...cases(
      'incremental (stockpyl)',
      'EOQDISCOUNT(150, 0.25, 2400, {0,300,600}, {100,90,80}, "incremental")',
      {
        1: 1481.8906842274164,
        2: 222762.8136845483,
      },
    ),
  ]);
});

describe('joint replenishment', () => {
  const total = (major: number, minors: string, demands: string, holding: string, rows: number): string =>
    `=INDEX(FULCRUM.INV.JOINTREPLENISHMENT(${major}, ${minors}, ${demands}, ${holding}), ${rows + 2}, 5)`;
  check([
    [
      'example of Supply Chain Management and Optimization (stockpyl)',
      total(600, '{120;840;300}', '{1;1;1}', '{160;20;50}', 3),
      837.8544026261366,
    ],
    [
      'its problem 1',
      total(20000, '{36000;46000;34000;38000}', '{1780;445;920;175}', '{1000;900;1200;1000}', 4),
      1028646.3597045067,
    ],
    [
      'its problem 2',
      total(1500, '{4000;1000;2000}', '{9100;83200;20800}', '{300;200;200}', 3),
      566083.0327787611,
    ],
    [
      'its problem 3',
      total(180, '{60;100;180;115;135}', '{6200;1300;400;4400;1800}', '{5.32;3.92;4.76;3.92;3.36}', 5),
      9107.181781429423,
    ],
    [
      'Silver (1976), his heuristic',
      total(10, '{1.87;5.27;7.94;8.19;8.87}', '{1736;656;558;170;142}', '{0.2;0.2;0.2;0.2;0.2}, "silver"', 5),
      218.68632025498687,
    ],
    [
      'Silver, Pyke & Peterson (1998), p. 428',
      total(40, '{15;15;15;15}', '{86000;12500;1400;3000}', '{0.24;0.24;0.24;0.24}', 4),
      2067.650840930354,
    ],
  ]);
});

describe('lot sizes over time', () => {
  const lotSize = (demands: string, k: string, h: string, row: number, column: number): string =>
    `=INDEX(FULCRUM.INV.LOTSIZE(${demands}, ${k}, ${h}), ${row}, ${column})`;
  check([
    ['S&S Example 3.9', lotSize('{90,120,80,70}', '500', '2', 6, 7), 1380],
    ['S&S Example 3.9, first order', lotSize('{90,120,80,70}', '500', '2', 2, 3), 210],
    ['S&S Problem 3.27', lotSize('{150,100,80,200}', '120', '0.8', 6, 7), 424],
    ['S&S Problem 3.27, second order', lotSize('{150,100,80,200}', '120', '0.8', 3, 3), 180],
    ['S&S Problem 3.29', lotSize('{730,580,445,650,880}', '100', '0.1', 7, 7), 423],
    ['S&S Problem 3.29, third order', lotSize('{730,580,445,650,880}', '100', '0.1', 4, 3), 1095],
    [
      'problem of Supply Chain Management and Optimization with prices (stockpyl)',
      '=INDEX(FULCRUM.INV.LOTSIZE({400,500,500,1100,900}, 100, 0.1, {3,1,4,6,6}), 7, 8)',
      4940,
    ],
    ['equal demand (stockpyl)', lotSize('{200,200,200,200,200}', '100', '0.1', 7, 7), 280],
  ]);
});

describe('newsvendor and base stock', () => {
  const mean = Math.exp(6.045);
  const sd = mean * Math.sqrt(Math.expm1(0.09));
  check([
    ...cases('S&S Example 4.2', 'NEWSVENDOR(1, 0.3, 0.12, 50, 8)', {
      1: 56.60395592743389,
      3: 33.00239480682335,
    }),
    ...cases('S&S Example 4.3', 'BASESTOCK(0.18, 0.7, 50, 8)', {
      1: 56.60395592743389,
      2: 1.997605193176645,
    }),
    ...cases('S&S Problem 4.1', 'BASESTOCK(43, 79, 900, 60)', { 1: 922.7214038234755, 2: 2718.196781782411 }),
    ...cases('S&S Example 4.4', 'BASESTOCK(0.18, 0.7, 50, 8, 4)', {
      1: 264.7668943741548,
      2: 4.466781004149578,
    }),
    ...cases('S&S Example 4.7 without fixed cost', 'BASESTOCK(1, 4, 6, , , "poisson")', {
      1: 8,
      2: 3.570106945770946,
    }),
    ...cases('S&S Problem 4.8(a)', 'BASESTOCK(200, 270, 18, , , "poisson")', { 1: 19, 2: 786.0884409351115 }),
    ...cases(
      'S&S Problem 4.7(b)',
      'BASESTOCK(500000, 1000000, {1;2;3;4;5;6;7;8}, {0.25;0.05;0.1;0.2;0.15;0.1;0.1;0.05}, , "discrete")',
      { 1: 5, 2: 1225000 },
    ),
    ...cases(
      'S&S Problem 4.8(b), lognormal with μ = 6, σ = 0.3',
      `BASESTOCK(1, 0.1765, ${mean}, ${sd}, , "lognormal")`,
      {
        1: 295.6266448071368,
        2: 29.44254358213529,
      },
    ),
    ...cases('lognormal demand (stockpyl)', `BASESTOCK(1, 4, ${mean}, ${sd}, , "lognormal")`, {
      1: 519.3023987673176,
      2: 198.42277610622506,
    }),
    ...cases('Poisson demand of 50 (stockpyl)', 'BASESTOCK(0.18, 0.7, 50, , , "poisson")', {
      1: 56,
      2: 1.797235211809178,
    }),
  ]);
});

const poissonOf6 = (() => {
  const probabilities = [Math.exp(-6)];
  for (let k = 1; k <= 60; k++) probabilities.push((probabilities[k - 1]! * 6) / k);
  return { values: probabilities.map((_, k) => k).join(';'), probabilities: probabilities.join(';') };
})();

describe('(s, S) policies', () => {
  check([
    ...cases('S&S Example 4.7', 'SSPOLICY(5, 1, 4, 6)', { 1: 4, 2: 10, 3: 8.034111561471644 }),
    ...cases(
      'S&S Example 4.7 with its probabilities listed',
      `SSPOLICY(5, 1, 4, {${poissonOf6.values}}, "discrete", {${poissonOf6.probabilities}})`,
      { 1: 4, 2: 10, 3: 8.034111561471644 },
    ),
    ...cases('S&S Problem 4.31', 'SSPOLICY(150, 40, 125, 4)', { 1: 2, 2: 7, 3: 223.5748295669688 }),
    ...cases('S&S Example 4.8', 'SSPOLICY(2.5, 0.18, 0.7, 50, "power", 8)', {
      1: 40.194616956474071,
      2: 74.290170109805786,
    }),
    ...cases('S&S Problem 4.32', 'SSPOLICY(60, 2, 36, 190, "power", 48)', {
      1: 226.6137928222839,
      2: 324.3797868133974,
    }),
  ]);
});

describe('(r, Q) policies', () => {
  const example51 = '8, 0.225, 7.5, 1300, 150, 0.08333333333333333';
  const problem51 = '50, 3.1, 45, 800, 40, 0.010958904109589041';
  const problem53 = '85, 0.21428571428571427, 40, 192, 17.4, 3';
  check(
    [
      ...cases('S&S Example 5.1, EIL', `RQPOLICY(${example51}, "EIL")`, {
        1: 213.9704421358024,
        2: 318.5901810768729,
        3: 95.45114022285196,
      }),
      ...cases('S&S Problem 5.1(a), EIL', `RQPOLICY(${problem51}, "EIL")`, {
        1: 17.972649360167715,
        2: 162.1231617283653,
        3: 531.1189321826714,
      }),
      ...cases('S&S Problem 5.3(a), EIL', `RQPOLICY(${problem53}, "EIL")`, {
        1: 644.8385303830128,
        2: 400.7559793125993,
        3: 100.627394934774,
      }),
      ...cases('S&S Example 5.4, EOQB', `RQPOLICY(${example51}, "EOQ+B")`, {
        1: 128.637814424271,
        2: 308.5737801203754,
      }),
      ...cases('S&S Problem 5.1(b), EOQB', `RQPOLICY(${problem51}, "EOQ+B")`, {
        1: -1.929822185100239,
        2: 166.085006519797,
      }),
      ...cases('S&S Problem 5.3(b), EOQB', `RQPOLICY(${problem53}, "EOQ+B")`, {
        1: 609.0252058220594,
        2: 391.3259510944808,
      }),
      ...cases('S&S Example 5.5, EOQ+SS', `RQPOLICY(${example51}, "EOQ+SS")`, {
        1: 190.3369965715624,
        2: 304.0467800264368,
      }),
      ...cases('S&S Problem 5.1(c), EOQ+SS', `RQPOLICY(${problem51}, "EOQ+SS")`, {
        1: 15.125515371852014,
        2: 160.6438657804998,
      }),
      ...cases('S&S Problem 5.3(c), EOQ+SS', `RQPOLICY(${problem53}, "EOQ+SS")`, {
        1: 652.9638947041127,
        2: 390.281949364815,
      }),
      ...cases('S&S Example 5.6, loss functions', `RQPOLICY(${example51}, "loss")`, {
        1: 126.8670642878315,
        2: 328.4491413581765,
      }),
      ...cases('S&S Problem 5.1(d), loss functions', `RQPOLICY(${problem51}, "loss")`, {
        1: -1.985868645048718,
        2: 166.9501022040942,
      }),
      ...cases('S&S Problem 5.3(d), loss functions', `RQPOLICY(${problem53}, "loss")`, {
        1: 608.5445118000358,
        2: 403.8060023373138,
      }),
      ...cases('S&S Example 5.8', 'RQPOLICY(100, 20, 150, 1.5, , 2, "poisson")', {
        1: 3,
        2: 5,
        3: 107.9235806331498,
      }),
      ...cases('S&S Problem 5.2', 'RQPOLICY(4, 4, 28, 12, , 0.5, "poisson")', {
        1: 6,
        2: 7,
        3: 28.24131284216915,
      }),
    ],
    1e-6,
  );
});

describe('supply uncertainty', () => {
  const half = (width: number): number => width / Math.sqrt(12);
  check(
    [
      ...cases('S&S Example 9.1', 'EOQDISRUPTION(8, 0.225, 5, 1300, 1.5, 14)', { 2: 173.9500025731971 }),
      ...cases(
        'S&S Example 9.2 (Example 9.1, approximated)',
        'EOQDISRUPTION(8, 0.225, 5, 1300, 1.5, 14, TRUE)',
        {
          1: 773.1432417118889,
          2: 173.957229385175,
        },
      ),
      ...cases('S&S Problem 9.8', 'EOQDISRUPTION(35, 4, 22, 30, 1, 12)', { 2: 96.266590901158 }),
      ...cases('S&S Problem 9.8, approximated', 'EOQDISRUPTION(35, 4, 22, 30, 1, 12, TRUE)', {
        1: 24.066680759605532,
        2: 96.26672303842213,
      }),
      ...cases('S&S Example 9.3', 'BASESTOCKDISRUPTION(0.25, 3, 2000, 0.04, 0.25)', {
        1: 8000,
        2: 2737.068965490435,
      }),
      ...cases('S&S Example 9.4', 'EOQYIELD(18500, 0.06, 75000, -15000, 9000)', {
        1: 230246.3704688188,
        2: 12914.78222812913,
      }),
      ...cases('S&S Problem 9.4(a)', 'EOQYIELD(2250, 275, 182500, -50, 0.02)', {
        1: 1778.109845109285,
        2: 475230.2074050533,
      }),
      ...cases(
        'S&S Example 9.5 (in full digits)',
        'EOQYIELD(18500, 0.06, 75000, 0.8333333333333334, 0.14085904245475275)',
        { 1: 254460.2129999894, 2: 13086.52523999946 },
      ),
      ...cases('S&S Problem 9.4(b)', 'EOQYIELD(2250, 275, 182500, 0.9, 0.05773502691896258)', {
        1: 1916.183333947864,
        2: 476207.0433625989,
      }),
      ...cases(
        'S&S Example 9.6',
        `NEWSVENDORYIELD(15000000, 75000000, 1.5, 0, ${half(1)}, "additive", "uniform")`,
        {
          1: 2 - 1 / 6,
          2: 6250000,
        },
      ),
    ],
    1e-7,
  );
  check(
    cases('S&S Problem 9.5', `NEWSVENDORYIELD(150, 1200, 25, -2.5, ${half(5)}, "additive", "uniform")`, {
      1: 29.444444444444,
      2: 333.333333333,
    }),
    1e-7,
  );
});

describe('loss functions', () => {
  const loss = (x: number, distribution: string, parameters: string, order = 1): string =>
    `=FULCRUM.INV.LOSS(${x}, "${distribution}", ${parameters}, ${order})`;
  check([
    ['normal', loss(-1.4, 'normal', '0, 1'), 1.436668142708465],
    ['normal', loss(0.3, 'normal', '0, 1'), 0.26676124211721],
    ['normal', loss(3.1, 'normal', '0, 1'), 2.672490952231408e-4],
    ['normal', loss(11, 'normal', '8, 3'), 0.249946411763059],
    ['normal', loss(10.5, 'normal', '15, 5'), 5.002155685433356],
    ['normal, second', loss(-1.4, 'normal', '0, 1', 2), 1.46528937027904],
    ['normal, second', loss(3.1, 'normal', '0, 1', 2), 6.956550901328958e-5],
    ['normal, second', loss(11, 'normal', '8, 3', 2), 0.339029025046969],
    ['normal, second', loss(10.5, 'normal', '15, 5', 2), 21.454098725390558],
    ['lognormal', loss(10, 'lognormal', '2, 0.3'), 0.283649738881062],
    ['lognormal', loss(2.5, 'lognormal', '1, 0.5'), 0.887025638033385],
    ['lognormal', loss(0.5, 'lognormal', '0.2, 0.1'), 0.727525064963178],
    ['exponential', loss(1, 'exponential', '0.2'), 4.093653765389909],
    ['exponential', loss(2.5, 'exponential', '1'), 0.082084998623899],
    ['exponential, second', '=FULCRUM.INV.LOSS(1, "exponential", 0.2, 2)', 20.46826882694954],
    ['exponential, second', '=FULCRUM.INV.LOSS(0.5, "exponential", 2, 2)', 0.091969860292861],
    ['gamma', loss(4, 'gamma', '2, 3'), 2.635971381157268],
    ['gamma', loss(0.4, 'gamma', '0.5, 1'), 0.276296168886834],
    ['gamma', loss(7, 'gamma', '9, 0.5'), 0.057910792089881],
    ['gamma, second', loss(4, 'gamma', '2, 3', 2), 10.280288386513346],
    ['gamma, second', loss(0.4, 'gamma', '0.5, 1', 2), 0.226181566792298],
    ['gamma, second', loss(7, 'gamma', '9, 0.5', 2), 0.05068580073573],
    ['Poisson', loss(220, 'poisson', '200'), 0.536005857158494],
    ['Poisson', loss(5, 'poisson', '7'), 2.292600125697305],
    ['Poisson', loss(50, 'poisson', '47'), 1.514546939496945],
    ['Poisson, second', loss(18, 'poisson', '15', 2), 0.848340302917794],
    ['Poisson, second', loss(5, 'poisson', '7', 2), 4.040829435261403],
    ['Poisson, second', loss(50, 'poisson', '47', 2), 5.192979532973098],
    ['negative binomial, second', loss(14, 'negbin', '4, 0.2', 2), 30.877804945158992],
    ['negative binomial, second', loss(14, 'negbin', '10, 0.3', 2), 76.58563111291255],
    ['negative binomial, second', loss(10, 'negbin', '10, 0.4', 2), 27.426595183995328],
    [
      'discrete',
      loss(6, 'discrete', '{1;2;3;4;5;6;7;8;9;10}, {0.13;0.15;0.02;0.15;0.1;0.02;0.04;0.09;0.15;0.15}'),
      1.27,
    ],
    [
      'discrete, second',
      loss(6, 'discrete', '{1;2;3;4;5;6;7;8;9;10}, {0.13;0.15;0.02;0.15;0.1;0.02;0.04;0.09;0.15;0.15}', 2),
      1.44,
    ],
  ]);
});
