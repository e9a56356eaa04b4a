import fc from 'fast-check';
import { inventoryTurns } from '../../../src/domain/flow/inventory-turns';

describe('inventoryTurns', () => {
  it('is cost of goods over average inventory (APICS Dictionary): 1,200 over 300 turns 4 times', () => {
    expect(inventoryTurns({ costOfGoods: 1200, averageInventory: 300 })).toBe(4);
  });

  it('does not depend on the currency', () => {
    const money = fc.double({ min: 0.01, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(money, money, money, (costOfGoods, averageInventory, rate) => {
        const plain = inventoryTurns({ costOfGoods, averageInventory });
        const converted = inventoryTurns({
          costOfGoods: costOfGoods * rate,
          averageInventory: averageInventory * rate,
        });
        expect(converted / plain).toBeCloseTo(1, 12);
      }),
    );
  });

  it('refuses an inventory of zero', () => {
    expect(() => inventoryTurns({ costOfGoods: 1, averageInventory: 0 })).toThrow(
      'averageInventory must be a positive number, not 0',
    );
  });
});
