import { DomainError, requireFinite, requireFraction, requirePositive } from '../domain-error';
import { normal } from '../probability/normal';

/** A supplier sells to a retailer that faces normal demand for one season. Money per unit. */
export interface ContractTerms {
  /** Retail price. */
  readonly price: number;
  /** Wholesale price. */
  readonly wholesale: number;
  /** Supplier's production cost. */
  readonly cost: number;
  /** What the retailer gets for a unit left over. */
  readonly salvage: number;
  /** Units. */
  readonly demandMean: number;
  readonly demandSd: number;
}

export interface ContractOutcome {
  /** What the retailer orders, units. */
  readonly orderQuantity: number;
  /** Expected profits, money. */
  readonly retailerProfit: number;
  readonly supplierProfit: number;
  readonly chainProfit: number;
  /** Chain profit over the most that chain can earn. */
  readonly efficiency: number;
  /** What would be ordered if both were one company, units. */
  readonly chainQuantity: number;
}

/** The retailer's margin per unit sold and loss per unit ordered, once salvage is counted: it decides its order. */
interface RetailerView {
  readonly perSale: number;
  readonly perOrder: number;
}

function outcome(terms: ContractTerms, retailer: RetailerView): ContractOutcome {
  const { price, cost, salvage } = terms;
  const demand = normal(terms.demandMean, terms.demandSd);
  const order = (view: RetailerView) => Math.max(0, demand.quantile(1 - view.perOrder / view.perSale));
  const expectedSales = (quantity: number) => terms.demandMean - demand.loss(quantity);
  const profit = (view: RetailerView, quantity: number) =>
    view.perSale * expectedSales(quantity) - view.perOrder * quantity;

  const chain = { perSale: price - salvage, perOrder: cost - salvage };
  const orderQuantity = order(retailer);
  const chainQuantity = order(chain);
  const chainProfit = profit(chain, orderQuantity);
  const retailerProfit = profit(retailer, orderQuantity);
  return {
    orderQuantity,
    retailerProfit,
    supplierProfit: chainProfit - retailerProfit,
    chainProfit,
    efficiency: chainProfit / profit(chain, chainQuantity),
    chainQuantity,
  };
}

function requireTerms({ price, wholesale, cost, salvage, demandMean, demandSd }: ContractTerms): void {
  requirePositive('price', price);
  requirePositive('cost', cost);
  requireFinite('salvage', salvage);
  requirePositive('wholesale', wholesale);
  requirePositive('demandMean', demandMean);
  requirePositive('demandSd', demandSd);
  if (cost >= price)
    throw new DomainError('out-of-range', 'cost', `must be below price (${price}), not ${cost}`);
  if (salvage >= cost)
    throw new DomainError('out-of-range', 'salvage', `must be below cost (${cost}), not ${salvage}`);
}

/** Where the retailer pays by the unit alone, it must gain on what it sells and lose on what it does not. */
function requireMargin(terms: ContractTerms): ContractTerms {
  const { price, wholesale, salvage } = terms;
  if (wholesale > salvage && wholesale < price) return terms;
  throw new DomainError(
    'out-of-range',
    'wholesale',
    `must lie between salvage (${salvage}) and price (${price}), not ${wholesale}`,
  );
}

/**
 * Wholesale-price contract: the retailer orders at the critical ratio (price − wholesale) / (price − salvage), less
 * than one company would (double marginalisation).
 *
 * @throws DomainError "out-of-range" unless salvage < cost < price, salvage < wholesale < price, demand positive
 * @see G. P. Cachon, "Supply Chain Coordination with Contracts", Handbooks in OR & MS 11 (2003), §2.2
 */
export function wholesaleContract(terms: ContractTerms): ContractOutcome {
  requireTerms(terms);
  const { price, wholesale, salvage } = requireMargin(terms);
  return outcome(terms, { perSale: price - salvage, perOrder: wholesale - salvage });
}

/**
 * Buyback contract: the supplier credits `buybackPrice` for every unit left over, on top of its salvage value. It
 * coordinates the chain when price − salvage − b = λ(price − salvage) and wholesale − salvage − b = λ(cost − salvage).
 *
 * @throws DomainError "out-of-range" as the wholesale contract, or unless 0 ≤ buybackPrice < wholesale − salvage
 * @see Cachon (2003), §2.3; B. A. Pasternack, Marketing Science 4 (1985) 166–176
 */
export function buybackContract(terms: ContractTerms, buybackPrice: number): ContractOutcome {
  requireTerms(terms);
  const { price, wholesale, salvage } = requireMargin(terms);
  if (!(buybackPrice >= 0 && buybackPrice < wholesale - salvage)) {
    throw new DomainError(
      'out-of-range',
      'buybackPrice',
      `must be at least 0 and below wholesale less salvage (${wholesale - salvage}), not ${buybackPrice}: leftovers would earn more than sales cost`,
    );
  }
  return outcome(terms, {
    perSale: price - salvage - buybackPrice,
    perOrder: wholesale - salvage - buybackPrice,
  });
}

/**
 * Revenue-sharing contract: the retailer keeps the share φ of all revenue, salvage included, and pays a wholesale
 * price that may lie below cost. It coordinates the chain when wholesale = φ cost.
 *
 * @throws DomainError "out-of-range" unless 0 < φ < 1 and φ salvage < wholesale < φ price
 * @see G. P. Cachon & M. A. Lariviere, "Supply Chain Coordination with Revenue-Sharing Contracts", Management Science
 *   51 (2005) 30–44
 */
export function revenueShareContract(terms: ContractTerms, retailerShare: number): ContractOutcome {
  requireTerms(terms);
  requireFraction('retailerShare', retailerShare);
  const { price, wholesale, salvage } = terms;
  const perSale = retailerShare * (price - salvage);
  const perOrder = wholesale - retailerShare * salvage;
  if (!(perOrder > 0 && perOrder < perSale)) {
    throw new DomainError(
      'out-of-range',
      'wholesale',
      `must lie between the retailer's share of salvage (${retailerShare * salvage}) and of price (${retailerShare * price}), not ${wholesale}`,
    );
  }
  return outcome(terms, { perSale, perOrder });
}
