import { DomainError, requireNonNegative, requirePositive, requireProbability } from '../domain-error';

/** How a customer buys today. */
export interface OrderProfile {
  /** Money per year. */
  readonly revenue: number;
  /** Orders per year. */
  readonly orders: number;
  /** Expedited orders over orders. */
  readonly expediteShare: number;
  /** Orders that come back in part or whole, over orders. */
  readonly returnShare: number;
  readonly paymentDays: number;
}

/** What is proposed; undefined leaves the behaviour as it is. */
export interface ProposedTerms {
  /** Money per order. */
  readonly orderSize: number | undefined;
  readonly expediteShare: number | undefined;
  readonly returnShare: number | undefined;
  readonly paymentDays: number | undefined;
}

export interface ServiceRates {
  /** Money per order. */
  readonly order: number;
  /** Money per expedited order, beyond `order`. */
  readonly expedite: number;
  /** Money per return. */
  readonly return: number;
  /** Cost of capital per year, a fraction. */
  readonly capital: number;
}

export type Behaviour = 'Order size' | 'Expedites' | 'Returns' | 'Payment days';

export interface MenuLine {
  readonly behaviour: Behaviour;
  readonly now: number;
  readonly proposed: number;
  /** Money per year when only this behaviour changes. */
  readonly savingAlone: number;
  /** Money per year that it adds to the lines before; these add up to the total. */
  readonly savingAfterOthers: number;
}

export interface ServiceMenu {
  readonly lines: readonly MenuLine[];
  /** Money per year when all behaviours change. */
  readonly total: number;
  /** Total over revenue: the largest discount that it could pay for. */
  readonly shareOfRevenue: number;
}

interface Conduct {
  readonly orderSize: number;
  readonly expediteShare: number;
  readonly returnShare: number;
  readonly paymentDays: number;
}

const STEPS: readonly (readonly [keyof Conduct, Behaviour])[] = [
  ['orderSize', 'Order size'],
  ['expediteShare', 'Expedites'],
  ['returnShare', 'Returns'],
  ['paymentDays', 'Payment days'],
];

/**
 * Service menu of one customer: what each changed behaviour saves per year, alone and one after the other. Fewer,
 * larger orders also mean fewer expedites and returns, which is why savings alone do not add up.
 *
 * Cost per year = orders × (order + expediteShare × expedite + returnShare × return) + revenue × days / 365 × capital,
 * with orders = revenue / order size.
 *
 * @throws DomainError "out-of-range" when revenue, orders or an order size is not positive, a share is outside [0, 1],
 *   or days or a rate is negative; or when no behaviour changes
 * @see R. S. Kaplan & V. G. Narayanan, "Measuring and Managing Customer Profitability", Journal of Cost
 *   Management (2001), on menu-based pricing
 */
export function serviceMenu(profile: OrderProfile, terms: ProposedTerms, rates: ServiceRates): ServiceMenu {
  const revenue = requirePositive('profile, revenue,', profile.revenue);
  const now = requireConduct('profile', {
    ...profile,
    orderSize: revenue / requirePositive('profile, orders,', profile.orders),
  });
  for (const [name, rate] of Object.entries(rates)) requireNonNegative(`rates, ${name},`, rate as number);
  if (STEPS.every(([key]) => terms[key] === undefined)) {
    throw new DomainError('out-of-range', 'terms', 'are all blank; propose at least one changed behaviour');
  }
  const proposed = requireConduct('terms', {
    orderSize: terms.orderSize ?? now.orderSize,
    expediteShare: terms.expediteShare ?? now.expediteShare,
    returnShare: terms.returnShare ?? now.returnShare,
    paymentDays: terms.paymentDays ?? now.paymentDays,
  });
  const cost = (conduct: Conduct): number =>
    (revenue / conduct.orderSize) *
      (rates.order + conduct.expediteShare * rates.expedite + conduct.returnShare * rates.return) +
    ((revenue * conduct.paymentDays) / 365) * rates.capital;
  const today = cost(now);
  let changed = now;
  const lines = STEPS.map(([key, behaviour]): MenuLine => {
    const before = cost(changed);
    changed = { ...changed, [key]: proposed[key] };
    return {
      behaviour,
      now: now[key],
      proposed: proposed[key],
      savingAlone: today - cost({ ...now, [key]: proposed[key] }),
      savingAfterOthers: before - cost(changed),
    };
  });
  const total = today - cost(changed);
  return { lines, total, shareOfRevenue: total / revenue };
}

function requireConduct(field: string, conduct: Conduct): Conduct {
  requirePositive(`${field}, order size,`, conduct.orderSize);
  requireProbability(`${field}, expedites,`, conduct.expediteShare);
  requireProbability(`${field}, returns,`, conduct.returnShare);
  requireNonNegative(`${field}, payment days,`, conduct.paymentDays);
  return conduct;
}
