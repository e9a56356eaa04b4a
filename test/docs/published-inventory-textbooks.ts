/**
 * Inventory: worked examples of textbooks of operations management and operations research. Many read z with two
 * decimals; where that shows, the note says so, and our figure is the one of the exact z.
 */
import { group } from './published-figure';

const taha = 'Taha, Operations Research: An Introduction, 10th ed. (2017)';
const silver =
  'Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998)';
const nahmias = 'Nahmias, Production and Operations Analysis, 6th ed. (2009)';
const hillier = 'Hillier & Lieberman, Introduction to Operations Research, 9th ed. (2010), ch. 18';
const winston = 'Winston, Operations Research, 4th ed. (2004), ch. 15 and 16';
const heizer = 'Heizer & Render, Operations Management, 10th ed. (2011), ch. 12';
const stevenson = 'Stevenson, Operations Management, 11th ed. (2012), ch. 13';
const krajewski = 'Krajewski, Ritzman & Malhotra, Operations Management, 9th ed. (2010), ch. 12';
const jacobs = 'Jacobs & Chase, Operations and Supply Chain Management, 13th ed. (2011), ch. 17';
const russell = 'Russell & Taylor, Operations Management, 7th ed. (2011), ch. 13';
const cachon = 'Cachon & Terwiesch, Matching Supply with Demand, 3rd ed. (2013)';
const hopp = 'Hopp & Spearman, Factory Physics, 3rd ed. (2008), §2.4';
const simchiLevi =
  'Simchi-Levi, Kaminsky & Simchi-Levi, Designing and Managing the Supply Chain, 3rd ed. (2008), ch. 2';
const ballou = 'Ballou, Business Logistics/Supply Chain Management, 5th ed. (2004), ch. 9';
const waters = 'Waters, Inventory Control and Management, 2nd ed. (2003), ch. 5';

const zOf = (z: string, by: number) => ({ by, because: `the source reads z as ${z}` });
const column = (formula: string, at: number): string => `INDEX(FULCRUM.INV.${formula}, 2, ${at})`;

const lubeCar = 'EOQDISCOUNT(20, 0.02, 187.5, {0,1000}, {3,2.5}, "all-units", "unit")';
const newsstand = 'NEWSVENDOR(0.75, 0.3, 0.05, 300, 20)';
const trashBags = '8, 0.2, 600, {0,500,1000}, {0.3,0.29,0.28}';
const mustard = 'RQPOLICY(50, 2, 25, 200, 35.3553390593274, 0.5, "EIL")';
const eproms = 'EPQ(50, 0.6, 2500, 10000)';
const midas = 'LOTSIZE({10,62,12,130,154,129,88,52,124,160,238,41}, 54, 0.4)';
const speakers = '12000, 0.3, 8000';
const speakerPrices = `EOQDISCOUNT(${speakers}, {0,10000,80000}, {11,10,9.5}, "all-units", "unit")`;
const frames = 'EOQBACKORDER(50, 4.5, 10000, 15)';
const raceCars = 'EOQDISCOUNT(49, 0.2, 5000, {0,1000,2000}, {5,4.8,4.75}, "all-units")';
const cleanser = 'EOQDISCOUNT(12, 4, 816, {0,50,80,100}, {20,18,17,16}, "all-units", "unit")';
const switches = 'EOQDISCOUNT(30, 0.4, 4000, {0,500,1000}, {0.9,0.85,0.8}, "all-units")';
const wheels = 'EPQ(45, 1, 48000, 192000)';
const carpets = 'EPQ(150, 0.75, 10000, 46583.850931677)';
const computers = 'EOQDISCOUNT(2500, 190, 200, {0,50,90}, {1400,1100,900}, "all-units", "unit")';
const wetsuit = 'NEWSVENDOR(190, 110, 90, 3192, 1181)';

export const publishedTextbookInventory = [
  ...group('Inventory', taha, [
    ['Example 13.3-1, neon lights: order quantity', column('EOQ(100, 0.02, 100)', 1), '1000'],
    ['Example 13.3-1: cost a day', column('EOQ(100, 0.02, 100)', 2), '20'],
    ['Example 13.3-1: days between orders', column('EOQ(100, 0.02, 100)', 3), '10'],
    ['Example 13.3-2, LubeCar, price break at 1,000: order quantity', column(lubeCar, 1), '1000'],
    ['Example 16.1-1: buffer of neon lights', 'FULCRUM.INV.SAFETYSTOCK(100, 10, 2, 0, 0.95, "cycle")', '23'],
    ['Example 16.1-1: order at', 'FULCRUM.INV.REORDERPOINT(100, 10, 2, 0, 0.95, "cycle")', '223'],
    [
      'Example 16.2-1a: newspapers, normal demand',
      column(newsstand, 1),
      '307.33',
      { by: 0.01, because: 'the source rounds the ratio to 0.643' },
    ],
    [
      'Example 16.2-1b: newspapers, demand by its probabilities',
      column('NEWSVENDOR(0.75, 0.3, 0.05, {200;220;300;320;340}, {0.1;0.2;0.4;0.2;0.1}, "discrete")', 1),
      '300',
    ],
  ]),
  ...group('Inventory', silver, [
    ['three-ohm resistor: economic order quantity', column('EOQ(3.2, 0.096, 2400)', 1), '400'],
    ['three-ohm resistor: relevant cost a year', column('EOQ(3.2, 0.096, 2400)', 2), '38.40'],
    [
      'discount of 2 % from 100 units, item A: order quantity',
      column('EOQDISCOUNT(1.5, 0.24, 416, {0,100}, {14.2,13.916}, "all-units")', 1),
      '100',
    ],
    [
      'item A: its cost a year with purchases',
      column('EOQDISCOUNT(1.5, 0.24, 416, {0,100}, {14.2,13.916}, "all-units")', 2),
      '5962.29',
    ],
    [
      'chapter 6, twelve months of MIDAS: least cost (Wagner–Whitin)',
      `INDEX(FULCRUM.INV.${midas}, 14, 7)`,
      '501.20',
    ],
    ['chapter 6, MIDAS: first replenishment', column(midas, 3), '84'],
    [
      'chapter 7, developing liquid, fill rate 99 % with lots of 200: order at, by the single loss term',
      'FULCRUM.INV.REORDERPOINT(50, 11.4, 1, 0, 0.99, "fill", 200, , "normal", "single-loss")',
      '56.6',
    ],
    ['the same with both loss terms', 'FULCRUM.INV.REORDERPOINT(50, 11.4, 1, 0, 0.99, "fill", 200)', '56.6'],
  ]),
  ...group('Inventory', `${silver}, Appendix B, units short of a unit normal demand`, [
    ['at 0.5', 'FULCRUM.INV.LOSS(0.5, "normal", 0, 1)', '0.1978'],
    ['at 1', 'FULCRUM.INV.LOSS(1, "normal", 0, 1)', '0.08332'],
    ['at 2', 'FULCRUM.INV.LOSS(2, "normal", 0, 1)', '0.008491'],
  ]),
  ...group('Inventory', nahmias, [
    ['Example 4.1, pencils: economic order quantity', column('EOQ(12, 0.005, 3120)', 1), '3870'],
    ['Example 4.3, EPROMs: production lot', column(eproms, 1), '745'],
    ['Example 4.3: highest stock', column(eproms, 4), '559'],
    [
      'Example 4.4, trash bags, all-units discount: cost a year',
      column(`EOQDISCOUNT(${trashBags}, "all-units")`, 2),
      '198.10',
    ],
    [
      'Example 4.5, incremental discount: order quantity',
      column(`EOQDISCOUNT(${trashBags}, "incremental")`, 1),
      '400',
    ],
    ['Example 4.5: cost a year', column(`EOQDISCOUNT(${trashBags}, "incremental")`, 2), '204.00'],
    [
      'Examples 5.1 and 5.2, newsstand: magazines to buy',
      column('NEWSVENDOR(0.75, 0.25, 0.1, 11.73, 4.74)', 1),
      '15.24',
      zOf('0.74', 0.03),
    ],
    ['Example 5.4, mustard, cost per unit short (EIL): lot', column(mustard, 2), '111'],
    ['Example 5.4: reorder point', column(mustard, 1), '143'],
  ]),
  ...group('Inventory', hillier, [
    ['TV speakers: order quantity', column(`EOQ(${speakers})`, 1), '25298'],
    ['TV speakers: months between orders', column(`EOQ(${speakers})`, 3), '3.2'],
    ['TV speakers, planned shortages: order quantity', column(`EOQBACKORDER(${speakers}, 1.1)`, 1), '28540'],
    ['TV speakers, quantity discounts: order quantity', column(speakerPrices, 1), '25298'],
    [
      'TV speakers, lead-time demand N(8,000, 2,000²): order at',
      'FULCRUM.INV.REORDERPOINT(8000, 2000, 1, 0, 0.95, "cycle")',
      '11290',
    ],
    [
      'airplanes, demand 3, 2, 3, 2: least variable cost, $ million',
      'INDEX(FULCRUM.INV.LOTSIZE({3,2,3,2}, 2, 0.2), 6, 7)',
      '4.8',
    ],
  ]),
  ...group('Inventory', winston, [
    ['taillights: economic order quantity', column('EOQ(5, 0.08, 500)', 1), '250'],
    ['chassis made at 25,000 a year: run', column('EPQ(200, 500, 10000, 25000)', 1), '115.47'],
    ['frames with planned backorders: order quantity', column(frames, 1), '537.48'],
    ['frames: largest backorder', column(frames, 5), '124.03'],
    [
      'disks, stockout in 5 % of cycles: order at',
      'FULCRUM.INV.REORDERPOINT(1000, 40.8, 0.0384615384615385, 0, 0.95, "cycle")',
      '51.66',
      zOf('1.65', 0.05),
    ],
  ]),
  ...group('Inventory', heizer, [
    ['race cars, quantity discounts: order quantity', column(raceCars, 1), '1000'],
    ['race cars: cost a year', column(raceCars, 2), '24725'],
    ['hubcaps made at 8 a day, 4 used: production lot', column('EPQ(10, 0.5, 1000, 2000)', 1), '282.8'],
    [
      'kits, lead-time demand N(350, 10²), 5 % stockouts: safety stock',
      'FULCRUM.INV.SAFETYSTOCK(350, 10, 1, 0, 0.95, "cycle")',
      '16.5',
      zOf('1.65', 0.06),
    ],
    [
      '15 a day, sd 5, lead time 2 days, 90 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(15, 5, 2, 0, 0.9, "cycle")',
      '39',
    ],
    [
      '10 a day, lead time 6 days, sd 1, 98 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(10, 0, 6, 1, 0.98, "cycle")',
      '80.55',
      zOf('2.055', 0.02),
    ],
    [
      '150 a day, sd 16, lead time 5 days, sd 1, 95 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(150, 16, 5, 1, 0.95, "cycle")',
      '1004',
    ],
    [
      'surgery packs, 60 a week, lead time 6 weeks, sd 2, 90 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(60, 0, 6, 2, 0.9, "cycle")',
      '514',
    ],
    ['newsstand, N(120, 15²): papers to order', column('NEWSVENDOR(1.25, 0.7, 0.3, 120, 15)', 1), '123'],
    [
      'Silicon Chips, ten items: share of the first',
      column(
        'CLASSIFY({90000;77000;26350;15001;12500;8502;1200;850;504;150}, {0;0;0;0;0;0;0;0;0;0}, , {0.7,0.95})',
        3,
      ),
      '0.388',
    ],
  ]),
  ...group('Inventory', stevenson, [
    ['tires: order quantity', column('EOQ(75, 16, 9600)', 1), '300'],
    ['monitors: order quantity', column('EOQ(31, 13, 3600)', 1), '131'],
    ['toy wheels: run size', column(wheels, 1), '2400'],
    ['toy wheels: cost a year', column(wheels, 2), '1800'],
    ['toy wheels: highest stock', column(wheels, 4), '1800'],
    ['cleanser, constant carrying cost: order quantity', column(cleanser, 1), '100'],
    ['cleanser: total cost', column(cleanser, 2), '13354'],
    ['switches, carrying cost a share of the price: order quantity', column(switches, 1), '1000'],
    ['switches: total cost', column(switches, 2), '3480'],
    [
      'sand, lead-time demand N(50, 5²), 3 % risk: reorder point',
      'FULCRUM.INV.REORDERPOINT(50, 5, 1, 0, 0.97, "cycle")',
      '59.40',
    ],
    [
      'barbecue sauce, 50 jars a week, sd 3, lead time 2 weeks, 90 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(50, 3, 2, 0, 0.9, "cycle")',
      '105.43',
      zOf('1.28', 0.01),
    ],
    [
      'fixed interval of 7 days, 99 %, 71 on hand: order of 220, so up to',
      'FULCRUM.INV.ORDERUPTO(30, 3, 2, 0, 0.99, "cycle", , 7)',
      '291',
    ],
  ]),
  ...group('Inventory', krajewski, [
    ['bird feeder: economic order quantity', column('EOQ(45, 15, 936)', 1), '75'],
    ['bird feeder, 90 %: safety stock', 'FULCRUM.INV.SAFETYSTOCK(18, 5, 2, 0, 0.9, "cycle")', '9'],
    [
      'bird feeder reviewed every 4 weeks: target inventory level',
      'FULCRUM.INV.ORDERUPTO(18, 5, 2, 0, 0.9, "cycle", , 4)',
      '124',
    ],
    [
      'problem with weekly demand of 385, sd 100, lead time 2, 95 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(385, 100, 2, 0, 0.95, "cycle")',
      '1003',
    ],
    ['the same: economic order quantity', column('EOQ(40, 2, 20000)', 1), '894'],
    [
      'pens, 12,000 a week, sd 3,000, lead time 5 weeks, sd 2, 95 %: safety stock',
      'FULCRUM.INV.SAFETYSTOCK(12000, 3000, 5, 2, 0.95, "cycle")',
      '41118',
      zOf('1.65', 130),
    ],
  ]),
  ...group('Inventory', jacobs, [
    [
      'daily demand of 60, sd 7, lead time 6 days, 95 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(60, 7, 6, 0, 0.95, "cycle")',
      '388',
    ],
    [
      'review every 30 days, lead time 14, 98 %, 150 on hand: order of 331, so up to',
      'FULCRUM.INV.ORDERUPTO(10, 3, 14, 0, 0.98, "cycle", , 30)',
      '481',
    ],
    ['newspapers, N(90, 10²): papers to order', column('NEWSVENDOR(0.5, 0.2, 0, 90, 10)', 1), '92.53'],
    ['hotel, no-shows N(5, 3²): rooms to overbook', column('NEWSVENDOR(80, 0, -200, 5, 3)', 1), '3.302'],
  ]),
  ...group('Inventory', russell, [
    ['I-75 Carpet: order size', column('EOQ(150, 0.75, 10000)', 1), '2000'],
    ['I-75 Carpet: cost a year', column('EOQ(150, 0.75, 10000)', 2), '1500'],
    [
      'carpet made at 150 a day, 32.2 sold: run',
      column(carpets, 1),
      '2256.8',
      { by: 0.1, because: 'the source truncates' },
    ],
    ['carpet made: cost a year', column(carpets, 2), '1329'],
    [
      'Comptek computers, discount schedule: cost of 90',
      column(computers, 2),
      '194105',
      { by: 1, because: 'the source truncates' },
    ],
    [
      'carpet, 30 a day, sd 5, lead time 10 days, 95 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(30, 5, 10, 0, 0.95, "cycle")',
      '326.1',
      zOf('1.65', 0.1),
    ],
    [
      'drugstore reviewed every 60 days, 95 %, 8 on hand: order of 397.96, so up to',
      'FULCRUM.INV.ORDERUPTO(6, 1.2, 5, 0, 0.95, "cycle", , 60)',
      '405.96',
      zOf('1.65', 0.05),
    ],
  ]),
  ...group('Inventory', cachon, [
    ['Hammer 3/2 wetsuit: critical ratio', column(wetsuit, 2), '0.8'],
    [
      'Hammer 3/2: order quantity',
      column(wetsuit, 1),
      '4196',
      { by: 11, because: 'the source rounds z up to 0.85' },
    ],
    ['Hammer 3/2: expected profit', column(wetsuit, 3), '222280', zOf('0.85', 20)],
    [
      'Hammer 3/2: expected lost sales of 3,500',
      'FULCRUM.INV.LOSS(3500, "normal", 3192, 1181)',
      '334',
      zOf('0.26', 1),
    ],
  ]),
  ...group('Inventory', hopp, [
    [
      'Superior Appliance, Poisson lead-time demand of 10: service at a reorder point of 14',
      column('SERVICELEVEL(14, 1, 10, , 1, 0, "poisson")', 2),
      '0.917',
    ],
    [
      'Superior Appliance, holding 15, backorder 25: base stock',
      column('BASESTOCK(15, 25, 10, , 0, "poisson")', 1),
      '11',
    ],
  ]),
  ...group('Inventory', 'Gallien, MIT Sloan School, lecture notes on inventory (2002)', [
    [
      '128 Mb chips, 400 a week, sd 80, lead time 2 weeks, 95 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(400, 80, 2, 0, 0.95, "cycle")',
      '986',
    ],
    [
      'the same, ordered every 2.5 weeks: up to',
      'FULCRUM.INV.ORDERUPTO(400, 80, 2, 0, 0.95, "cycle", , 2.5)',
      '2080',
      zOf('1.65', 1),
    ],
  ]),
  ...group('Inventory', simchiLevi, [
    ['TV sets: order quantity', column('EOQ(4500, 0.87, 44.58)', 1), '679'],
    [
      'TV sets, 97 %: reorder level',
      'FULCRUM.INV.REORDERPOINT(44.58, 32.08, 2, 0, 0.97, "cycle")',
      '176',
      zOf('1.9', 2),
    ],
  ]),
  ...group('Inventory', ballou, [
    ['11,107 a month: economic order quantity', column('EOQ(10, 0.00183333333333333, 11107)', 1), '11008'],
    [
      'sd 3,099, lead time 1.5 months, 75 %: reorder point',
      'FULCRUM.INV.REORDERPOINT(11107, 3099, 1.5, 0, 0.75, "cycle")',
      '19203',
      zOf('0.67', 18),
    ],
    [
      'share of demand met from stock at 19,203',
      column('SERVICELEVEL(19203, 11008, 11107, 3099, 1.5, 0)', 2),
      '0.948',
    ],
  ]),
  ...group('Inventory', waters, [
    [
      'kitchen cabinets, 200 a week, sd 40, lead time 3 weeks, 95 %: safety stock',
      'FULCRUM.INV.SAFETYSTOCK(200, 40, 3, 0, 0.95, "cycle")',
      '114',
    ],
    ['the same at 97 %', 'FULCRUM.INV.SAFETYSTOCK(200, 40, 3, 0, 0.97, "cycle")', '130'],
  ]),
];
