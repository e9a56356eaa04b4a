import { requireNonNegative, requireOneOf } from '../domain-error';

export const FREIGHT_MODES = ['road', 'rail', 'sea', 'bulk', 'air'] as const;
export type FreightMode = (typeof FREIGHT_MODES)[number];

/**
 * Emission factors in kg CO2e per tonne-kilometre, tank to wheel, for freight of unknown carrier.
 *
 * @see UK Government GHG Conversion Factors for Company Reporting 2025 (DESNZ/DEFRA), "Freighting goods":
 *   HGV (all diesel), all HGVs, average laden; rail, freight train; container ship, average; bulk carrier,
 *   average; freight flights, long-haul, with radiative forcing
 */
const EMISSION_FACTORS: Readonly<Record<FreightMode, number>> = {
  road: 0.10163,
  rail: 0.02779,
  sea: 0.01612,
  bulk: 0.00353,
  air: 0.89939,
};

export interface FreightMovement {
  /** Distance travelled, km. */
  readonly distance: number;
  /** Weight carried, tonnes. */
  readonly weight: number;
  readonly mode: FreightMode;
  /** The carrier's own factor in kg CO2e per tonne-kilometre instead of the published average. */
  readonly factor?: number | undefined;
}

/**
 * Greenhouse gas emissions of a freight movement: distance × weight × factor, in kg CO2e.
 *
 * @throws DomainError "out-of-range" when distance, weight or factor is negative or the mode is unknown
 * @see Smart Freight Centre, GLEC Framework v3 (2023); ISO 14083:2023
 */
export function freightEmissions({ distance, weight, mode, factor }: FreightMovement): number {
  const published = EMISSION_FACTORS[requireOneOf('mode', mode, FREIGHT_MODES)];
  return (
    requireNonNegative('distance', distance) *
    requireNonNegative('weight', weight) *
    requireNonNegative('factor', factor ?? published)
  );
}
