import { DomainError, requireEntries, requireNonNegative, requireSameLength } from '../domain-error';

export const ALLOCATION_METHODS = ['direct', 'step-down', 'reciprocal'] as const;
export type AllocationMethod = (typeof ALLOCATION_METHODS)[number];

export interface AllocationInput {
  /** Own cost of each service department, money. */
  readonly serviceCosts: readonly number[];
  /**
   * Service departments × users: units of its service that each user takes. The users are the service departments in the
   * same order, then the operating departments. What a department uses of its own service does not count.
   */
  readonly usage: readonly (readonly number[])[];
  readonly method: AllocationMethod;
}

export interface Allocation {
  /** Operating departments × service departments: what each distributes to it, money. */
  readonly charges: readonly (readonly number[])[];
  /** Money per operating department. */
  readonly allocated: readonly number[];
  /** All allocated cost less all service cost, money: zero, or what a solve of strongly linked services leaves. */
  readonly check: number;
}

/** Solves A·x = b. */
export type SolveLinear = (a: number[][], b: number[]) => number[];

/** Relative difference of allocated and service cost that a solve may leave. */
const CONSERVES = 1e-9;
/** Relative difference that is nothing but the rounding of the sums. */
const ROUNDING = 1e-13;

/**
 * Allocates the cost of service departments to the operating departments that they serve in the end.
 *
 * Direct: by what the operating departments use. Step-down: the services one after the other, in the given order, each
 * to those after it. Reciprocal: the services' full costs solve C = own cost + Σ share × C, and are then distributed.
 *
 * @throws DomainError "out-of-range" for a negative cost or usage or a usage of another shape; "infeasible" when the cost
 *   of a service reaches no operating department, which makes the reciprocal system singular, or when the solve
 *   does not conserve the total
 * @see S. M. Datar & M. V. Rajan, Horngren's Cost Accounting, 16th ed. (2018), ch. 15
 */
export function allocateServiceCosts(
  { serviceCosts, usage, method }: AllocationInput,
  solve: SolveLinear,
): Allocation {
  const services = serviceCosts.length;
  const operating = requireUsage(serviceCosts, usage);
  const full = method === 'reciprocal' ? fullCosts(serviceCosts, sharesOf(usage), solve) : [...serviceCosts];
  const charges = Array.from({ length: operating }, () => new Array<number>(services).fill(0));
  for (let i = 0; i < services; i++) {
    const used = usage[i]!.map((units, user) => (takes(method, i, user, services) ? units : 0));
    const total = used.reduce((sum, units) => sum + units, 0);
    if (total === 0) {
      if (full[i] === 0) continue;
      throw new DomainError(
        'infeasible',
        `usage, row ${i + 1},`,
        `leaves nobody to take the cost of this service by the ${method} method`,
      );
    }
    used.forEach((units, user) => {
      const charge = (full[i]! * units) / total;
      if (user >= services) charges[user - services]![i] = charge;
      else if (method === 'step-down') full[user]! += charge;
    });
  }
  const allocated = charges.map((row) => row.reduce((sum, charge) => sum + charge, 0));
  const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
  const total = sum(serviceCosts);
  const difference = sum(allocated) - total;
  if (!(Math.abs(difference) <= CONSERVES * total)) {
    throw new DomainError(
      'infeasible',
      'usage',
      `gives an allocation of ${sum(allocated)} for a cost of ${total}: the services use each other too heavily`,
    );
  }
  return { charges, allocated, check: Math.abs(difference) <= ROUNDING * total ? 0 : difference };
}

/** Whether a user takes part when service i is distributed. */
function takes(method: AllocationMethod, i: number, user: number, services: number): boolean {
  if (user === i) return false;
  if (user >= services) return true;
  return method === 'reciprocal' || (method === 'step-down' && user > i);
}

function requireUsage(serviceCosts: readonly number[], usage: readonly (readonly number[])[]): number {
  const services = serviceCosts.length;
  requireEntries('serviceCosts', serviceCosts);
  serviceCosts.forEach((cost, i) => requireNonNegative(`serviceCosts, entry ${i + 1},`, cost));
  requireSameLength('usage', usage, 'serviceCosts', serviceCosts);
  const users = usage[0]!.length;
  if (users <= services) {
    throw new DomainError(
      'out-of-range',
      'usage',
      `must have a column per service department (${services}), then one per operating department, not ${users} columns`,
    );
  }
  usage.forEach((row, i) => {
    requireSameLength(`usage, row ${i + 1},`, row, 'usage, row 1,', usage[0]!);
    row.forEach((units, user) => requireNonNegative(`usage, row ${i + 1}, column ${user + 1},`, units));
  });
  return users - services;
}

/** Each user's share of each service, own use left out. */
function sharesOf(usage: readonly (readonly number[])[]): number[][] {
  return usage.map((row, i) => {
    const others = row.map((units, user) => (user === i ? 0 : units));
    const total = others.reduce((sum, units) => sum + units, 0);
    return others.map((units) => (total === 0 ? 0 : units / total));
  });
}

/** C with Cⱼ = own costⱼ + Σᵢ shareᵢⱼ Cᵢ over the service departments. */
function fullCosts(
  serviceCosts: readonly number[],
  shares: readonly (readonly number[])[],
  solve: SolveLinear,
): number[] {
  requireWayOut(shares);
  const coefficients = serviceCosts.map((_, j) =>
    serviceCosts.map((__, i) => (i === j ? 1 : 0) - shares[i]![j]!),
  );
  return solve(coefficients, [...serviceCosts]);
}

/** The system is singular exactly when some services serve each other only. */
function requireWayOut(shares: readonly (readonly number[])[]): void {
  const services = shares.length;
  const reaches = shares.map((row) => row.slice(services).some((share) => share > 0));
  for (let grown = true; grown;) {
    grown = false;
    shares.forEach((row, i) => {
      if (!reaches[i] && row.some((share, user) => share > 0 && reaches[user] === true)) {
        reaches[i] = grown = true;
      }
    });
  }
  const stuck = reaches.flatMap((reached, i) => (reached ? [] : [i + 1]));
  if (stuck.length === 0) return;
  throw new DomainError(
    'infeasible',
    'usage',
    `is singular: the cost of service ${stuck.join(' and ')} never reaches an operating department`,
  );
}
