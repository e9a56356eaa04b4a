/**
 * The files whose tests are tested, with the tests that answer for each and the least share of changes, in percent, that
 * they have to notice; 0 where it was not measured yet.
 */
module.exports = {
  'src/domain/inventory/safety-stock.ts': { tests: ['domain/inventory/safety-stock'], floor: 80 },
  'src/domain/business-case/internal-rates.ts': { tests: ['domain/business-case/internal-rates'], floor: 80 },
  'src/domain/sharing/shapley.ts': { tests: ['domain/sharing/cooperative-game'], floor: 90 },
  'src/domain/sharing/cooperative-game.ts': { tests: ['domain/sharing/cooperative-game'], floor: 85 },
  'src/domain/decision/tornado.ts': { tests: ['domain/decision/trade-offs'], floor: 90 },
  'src/domain/decision/simulate-expression.ts': { tests: ['domain/decision/simulate-expression'], floor: 80 },
  'src/domain/inventory/lot-size.ts': { tests: ['domain/inventory/lot-size'], floor: 90 },
  'src/domain/inventory/rq-policy.ts': { tests: ['domain/inventory/rq-policy'], floor: 80 },
  'src/domain/inventory/clark-scarf.ts': { tests: ['domain/inventory/clark-scarf'], floor: 85 },
  'src/domain/inventory/guaranteed-service-placement.ts': {
    tests: ['domain/inventory/guaranteed-service-placement'],
    floor: 80,
  },
  'src/domain/optimization/location-search.ts': { tests: ['domain/network/facility-location'], floor: 0 },
  'src/recalc/operators.ts': { tests: ['recalc/operators'], floor: 90 },
  'src/recalc/verify.ts': { tests: ['recalc/verify'], floor: 90 },
  'src/recalc/compile-scalar.ts': { tests: ['recalc/compile-scalar'], floor: 90 },
};
