import {
  buybackContract,
  revenueShareContract,
  wholesaleContract,
} from '../domain/sharing/newsvendor-contract';
import type { ContractOutcome } from '../domain/sharing/newsvendor-contract';
import { liftTable, number } from './excel-call';

const columns = [
  'Order quantity',
  'Retailer profit',
  'Supplier profit',
  'Chain profit',
  'Chain efficiency',
  'Chain-optimal quantity',
];

/** What every contract has, in the order of its arguments. */
function termsOf(...terms: [any[][], any[][], any[][], any[][], any[][], any[][]]) {
  const [price, wholesale, cost, salvage, demandMean, demandSd] = terms;
  return {
    price: number(price),
    wholesale: number(wholesale),
    cost: number(cost),
    salvage: number(salvage),
    demandMean: number(demandMean),
    demandSd: number(demandSd),
  };
}

function row(outcome: ContractOutcome): number[] {
  return [
    outcome.orderQuantity,
    outcome.retailerProfit,
    outcome.supplierProfit,
    outcome.chainProfit,
    outcome.efficiency,
    outcome.chainQuantity,
  ];
}

/**
 * Wholesale-price contract: what the retailer orders, each party's expected profit, and the chain's efficiency.
 *
 * When to use: as the base against which a buyback or revenue share is judged.
 *
 * Formula: order = Φ⁻¹((price − wholesale) / (price − salvage)); efficiency = chain profit / chain profit at
 * Φ⁻¹((price − cost) / (price − salvage)). Demand is normal; the retailer keeps the salvage value.
 *
 * Source: Cachon (2003), Handbooks in OR & MS 11, §2.2.
 * @customfunction CONTRACT.WHOLESALE
 * @param price Retail price (money per unit).
 * @param wholesale Wholesale price (money per unit).
 * @param cost Supplier's production cost (money per unit).
 * @param salvage Value of a unit left over (money per unit).
 * @param demandMean Mean demand of the season (units).
 * @param demandSd Standard deviation of demand (units).
 * @returns {any[][]} Table: order quantity, retailer, supplier and chain profit, efficiency, chain-optimal quantity.
 * @example =INDEX(FULCRUM.CONTRACT.WHOLESALE(115, 75, 35, 25, 250, 125), 2, 1) -> 232.54
 */
export function wholesaleContractFunction(
  price: any[][],
  wholesale: any[][],
  cost: any[][],
  salvage: any[][],
  demandMean: any[][],
  demandSd: any[][],
): any[][] {
  return liftTable(columns, termsOf(price, wholesale, cost, salvage, demandMean, demandSd), (terms) =>
    row(wholesaleContract(terms)),
  );
}

/**
 * Buyback contract: the supplier credits leftovers, so the retailer orders more; profits and efficiency.
 *
 * When to use: to find terms under which the retailer orders what is best for the chain.
 *
 * Formula: order = Φ⁻¹((price − wholesale) / (price − salvage − buybackPrice)). Coordinates when price − salvage −
 * b = λ(price − salvage) and wholesale − salvage − b = λ(cost − salvage); the retailer then earns the share λ.
 *
 * Source: Cachon (2003), Handbooks in OR & MS 11, §2.3; Pasternack (1985), Marketing Science 4.
 * @customfunction CONTRACT.BUYBACK
 * @param price Retail price (money per unit).
 * @param wholesale Wholesale price (money per unit).
 * @param cost Supplier's production cost (money per unit).
 * @param salvage Value of a unit left over, kept by the retailer (money per unit).
 * @param demandMean Mean demand of the season (units).
 * @param demandSd Standard deviation of demand (units).
 * @param buybackPrice Credit for a unit left over, on top of its salvage value (money per unit).
 * @returns {any[][]} Table: order quantity, retailer, supplier and chain profit, efficiency, chain-optimal quantity.
 * @example =INDEX(FULCRUM.CONTRACT.BUYBACK(100, 60, 20, 0, 500, 100, 50), 2, 5) -> 1
 */
export function buybackContractFunction(
  price: any[][],
  wholesale: any[][],
  cost: any[][],
  salvage: any[][],
  demandMean: any[][],
  demandSd: any[][],
  buybackPrice: any[][],
): any[][] {
  return liftTable(
    columns,
    {
      ...termsOf(price, wholesale, cost, salvage, demandMean, demandSd),
      buybackPrice: number(buybackPrice),
    },
    ({ buybackPrice, ...terms }) => row(buybackContract(terms, buybackPrice)),
  );
}

/**
 * Revenue-sharing contract: the retailer keeps a share of revenue and buys cheap; profits and efficiency.
 *
 * When to use: to find terms under which the retailer orders what is best for the chain.
 *
 * Formula: order = Φ⁻¹(1 − (wholesale − φ salvage) / (φ (price − salvage))). Coordinates when wholesale = φ cost; the
 * retailer then earns the share φ.
 *
 * Source: Cachon & Lariviere (2005), Management Science 51.
 * @customfunction CONTRACT.REVENUESHARE
 * @param price Retail price (money per unit).
 * @param wholesale Wholesale price, often below cost (money per unit).
 * @param cost Supplier's production cost (money per unit).
 * @param salvage Value of a unit left over (money per unit).
 * @param demandMean Mean demand of the season (units).
 * @param demandSd Standard deviation of demand (units).
 * @param retailerShare Share of revenue, salvage included, that the retailer keeps; a fraction.
 * @returns {any[][]} Table: order quantity, retailer, supplier and chain profit, efficiency, chain-optimal quantity.
 * @example =INDEX(FULCRUM.CONTRACT.REVENUESHARE(100, 8, 20, 0, 500, 100, 0.4), 2, 5) -> 1
 */
export function revenueShareContractFunction(
  price: any[][],
  wholesale: any[][],
  cost: any[][],
  salvage: any[][],
  demandMean: any[][],
  demandSd: any[][],
  retailerShare: any[][],
): any[][] {
  return liftTable(
    columns,
    {
      ...termsOf(price, wholesale, cost, salvage, demandMean, demandSd),
      retailerShare: number(retailerShare),
    },
    ({ retailerShare, ...terms }) => row(revenueShareContract(terms, retailerShare)),
  );
}
