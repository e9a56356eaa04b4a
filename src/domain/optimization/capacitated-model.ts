/** A capacitated location problem; demand must be met, split between sites or not. */
export interface CapacitatedModel {
  readonly siteCount: number;
  readonly customerCount: number;
  /** Cost per unit, sites as rows; Infinity where a site may not serve a customer. */
  readonly unitCost: readonly ArrayLike<number>[];
  readonly fixed: Float64Array;
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  readonly minOpen: number;
  readonly maxOpen: number;
  /** FREE, OPEN or CLOSED for each site. */
  readonly forced: Uint8Array;
  readonly singleSource: boolean;
}

/** Which sites are open and how much each sends to whom. */
export interface CapacitatedPlan {
  readonly cost: number;
  readonly open: Uint8Array;
  readonly flows: readonly { readonly site: number; readonly customer: number; readonly quantity: number }[];
}
