import fc from 'fast-check';
import {
  buybackContract,
  revenueShareContract,
  wholesaleContract,
} from '../../../src/domain/sharing/newsvendor-contract';

/** Sunglasses: Zamatia buys at 75, sells at 115, salvages at 25; Umbra Visage makes them for 35; demand N(250, 125). */
const sunglasses = { price: 115, wholesale: 75, cost: 35, salvage: 25, demandMean: 250, demandSd: 125 };

describe('wholesaleContract', () => {
  it('orders about 233 and 403 with and without double marginalisation (Cachon & Terwiesch, Matching Supply with Demand, ch. 17: Zamatia)', () => {
    const contract = wholesaleContract(sunglasses);
    // The book rounds z to two digits and up: z = −0.14 → 233, z = 1.23 → 404.
    expect(Math.abs(contract.orderQuantity - 233)).toBeLessThan(1);
    expect(Math.abs(contract.chainQuantity - 403)).toBeLessThan(1.5);
    expect(contract.supplierProfit / contract.orderQuantity).toBeCloseTo(40, 9);
    expect(contract.efficiency).toBeGreaterThan(0.8);
    expect(contract.efficiency).toBeLessThan(0.9);
  });

  it('never makes the chain earn more than one company would', () => {
    fc.assert(
      fc.property(fc.double({ min: 36, max: 114, noNaN: true }), (wholesale) => {
        const contract = wholesaleContract({ ...sunglasses, wholesale });
        expect(contract.efficiency).toBeLessThanOrEqual(1 + 1e-12);
        expect(contract.retailerProfit + contract.supplierProfit).toBeCloseTo(contract.chainProfit, 8);
      }),
    );
  });

  it('refuses prices out of order, with the bound', () => {
    expect(() => wholesaleContract({ ...sunglasses, wholesale: 20 })).toThrow(
      'wholesale must lie between salvage (25) and price (115), not 20',
    );
    expect(() => wholesaleContract({ ...sunglasses, cost: 120 })).toThrow(
      'cost must be below price (115), not 120',
    );
    expect(() => wholesaleContract({ ...sunglasses, salvage: 40 })).toThrow(
      'salvage must be below cost (35), not 40',
    );
  });
});

const split = fc.double({ min: 0.05, max: 0.95, noNaN: true });

describe('buybackContract', () => {
  it('coordinates the chain and gives the retailer λ of its profit for the terms of Cachon (2003), §2.3', () => {
    fc.assert(
      fc.property(split, (lambda) => {
        const { price, cost, salvage } = sunglasses;
        const buyback = (1 - lambda) * (price - salvage);
        const wholesale = salvage + buyback + lambda * (cost - salvage);
        const contract = buybackContract({ ...sunglasses, wholesale }, buyback);
        expect(contract.efficiency).toBeCloseTo(1, 10);
        expect(contract.orderQuantity).toBeCloseTo(contract.chainQuantity, 6);
        expect(contract.retailerProfit / contract.chainProfit).toBeCloseTo(lambda, 8);
      }),
    );
  });

  it('is the wholesale contract when nothing is bought back', () => {
    expect(buybackContract(sunglasses, 0)).toEqual(wholesaleContract(sunglasses));
  });

  it('refuses a buyback above what a leftover costs the retailer', () => {
    expect(() => buybackContract(sunglasses, 50)).toThrow('buybackPrice must be at least 0 and below');
  });
});

describe('revenueShareContract', () => {
  it('coordinates the chain at wholesale = φ cost and gives the retailer φ (Cachon & Lariviere 2005, theorem 1)', () => {
    fc.assert(
      fc.property(split, (share) => {
        const contract = revenueShareContract({ ...sunglasses, wholesale: share * sunglasses.cost }, share);
        expect(contract.efficiency).toBeCloseTo(1, 10);
        expect(contract.retailerProfit / contract.chainProfit).toBeCloseTo(share, 8);
      }),
    );
  });

  it('refuses a wholesale price above the retailer’s share of the price', () => {
    expect(() => revenueShareContract(sunglasses, 0.5)).toThrow('wholesale must lie between');
    expect(() => revenueShareContract(sunglasses, 1)).toThrow('retailerShare must lie between 0 and 1');
  });
});
