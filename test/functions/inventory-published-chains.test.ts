/**
 * Published cases of several stages, run as formulas. "S&S" is Snyder & Shen, Fundamentals of Supply Chain Theory,
 * 2nd ed. (2019); digits beyond the printed ones are those of the tests of its companion library stockpyl.
 */
import { check } from '../support/published-cases';

/**
 * Customers' stage last. Costs of published grids are off, mostly above (S&S Problem 6.16: 451.65 on a coarse one
 * against 438.18; Example 6.1: 47.6687 on stockpyl's usual one against 47.6601);
 * the level of the customers' stage has a closed form, and is published to these digits.
 */
describe('Clark–Scarf', () => {
  const level = (formula: string, row: number): string =>
    `=INDEX(FULCRUM.INV.CLARKSCARF(${formula}), ${row}, 2)`;
  check(
    [
      ['S&S Example 6.1, stage 1', level('{2,2,3}, {2,1,1}, 37.12, 5, 1', 4), 6.490880975286938],
      ['S&S Problem 6.16, stage 1', level('{2,5}, {3,8}, 24, 20, 4', 3), 171.1912],
    ],
    1e-6,
  );
  check(
    [
      [
        'S&S Problem 6.2(a), stage 1',
        level('{1,1,1,2,2}, {0.5,0.5,0.5,0.5,0.5}, 24, 64, 8', 6),
        40.58670401687929,
      ],
      [
        "S&S Problem 6.2(a), cost on stockpyl's usual grid",
        '=INDEX(FULCRUM.INV.CLARKSCARF({1,1,1,2,2}, {0.5,0.5,0.5,0.5,0.5}, 24, 64, 8), 7, 4)',
        451.5679149371823,
      ],
    ],
    1e-4,
  );
});

/** stockpyl gives local holding costs; INV.PLACEMENT takes what each stage adds to them. */
describe('guaranteed-service placement', () => {
  const total = (
    times: string,
    added: string,
    sds: string,
    longest: string,
    arcs: string,
    z: number,
    stages: number,
  ): string =>
    `=INDEX(FULCRUM.INV.PLACEMENT(${times}, ${added}, ${sds}, ${longest}, ${arcs}, 1, ${z}), ${stages + 2}, 8)`;
  const camera = (longest: number): string =>
    total(
      '{2;3;2;4;2;3;6;4;3;2}',
      '{0.01;0.02;0.01;0.06;0.02;0.01;0.2;0.08;0.04;0.05}',
      '{0;0;0;0;0;0;0;0;0;10}',
      `{"";"";"";"";"";"";"";"";"";${longest}}`,
      '{1,2;2,3;3,5;4,5;5,6;7,10;6,10;8,10;9,10}',
      1.6448536269514722,
      10,
    );
  const day = 0.2 / 365;
  const problem69 = (first: number, second: number): string =>
    total(
      '{7;7;21;3;8;2}',
      `{${130 * day};${50 * day};${65 * day};${5 * day};${12.5 * day};${7.5 * day}}`,
      '{4.1;6.2;0;0;0;0}',
      `{${first};${second};"";"";"";""}`,
      '{6,5;4,3;5,3;3,1;3,2}',
      4,
      6,
    );
  check([
    [
      'S&S Example 6.3 (its inbound time of 1 is part of the first stage)',
      total('{2;0;1}', '{2;2;3}', '{0;0;1}', '{"";"";1}', '{1,2;2,3}', 1, 3),
      2 * Math.SQRT2,
    ],
    [
      'S&S Example 6.5',
      total('{3;1;1;1}', '{1;1;1;1}', '{0;1;0;1}', '{"";0;"";1}', '{1,3;3,2;3,4}', 1, 4),
      2 * Math.SQRT2 + Math.sqrt(6) + 3,
    ],
    ['S&S Figure 6.14, customers wait 2', camera(2), 18.8240044725922],
    ['S&S Figure 6.14, customers wait 5', camera(5), 12.4686888061037],
    ['S&S Figure 6.14, customers wait 8', camera(8), 3.25788236403285],
    ['S&S Figure 6.14, customers wait 12', camera(12), 0.232617430735335],
    [
      'S&S Problem 6.7',
      total('{2;1;2}', '{1;1;2}', '{10;0;0}', '{0;"";""}', '{3,2;2,1}', 4, 3),
      160 * Math.sqrt(5),
    ],
    ['S&S Problem 6.9', problem69(3, 3), 15.649530249501],
    ['S&S Problem 6.9, 0 and 7', problem69(0, 7), 13.121240238718],
    ['S&S Problem 6.9, 21 and 5', problem69(21, 5), 10.5811190103555],
    ['one stage (stockpyl)', total('1', '1', '1', '0', '', 2, 1), 2],
  ]);
  check(
    [
      [
        'S&S Problem 6.8',
        total(
          '{5;10;2;15;8;5;9;5;1;12}',
          '{1.17;1.52;0.11;0.46;0.1;1.22;0.05;0.12;0.11;0.87}',
          '{15.8;0;0;0;0;0;0;0;0;0}',
          '{3;"";"";"";"";"";"";"";"";""}',
          '{10,9;9,8;8,7;7,6;6,5;5,4;4,3;3,2;2,1}',
          2.053748910631823,
          10,
        ),
        1378.31,
      ],
    ],
    1e-5, // published to the tenth
  );
});
