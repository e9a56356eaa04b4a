import { DomainError, requireFinite, requireSameLength } from '../domain-error';

/** Most parties for which all coalitions are enumerated. */
const MOST_PARTIES = 15;

/** In a cost game shares are paid, in a value game received: what a coalition objects to differs in sign. */
export const GAME_KINDS = ['value', 'cost'] as const;
export type GameKind = (typeof GAME_KINDS)[number];

/** A cooperative game: what each coalition can earn, or what it costs, on its own. */
export interface CooperativeGame {
  readonly parties: readonly string[];
  /** 2ⁿ worths; bit i of the index says whether party i belongs to the coalition; the empty one is 0. */
  readonly worth: Float64Array;
}

/**
 * Reads a game from coalitions written as text. Members are separated by "," ";" "+" or "&" ("North + South"); when
 * no coalition has a separator, each character is a party ("AB"). Parties are in the order of first appearance.
 *
 * @param coalitions one text per coalition; the empty coalition need not be given
 * @param values money, one per coalition
 * @throws DomainError "out-of-range" for a coalition given twice or missing, or more than 15 parties
 */
export function cooperativeGame(coalitions: readonly string[], values: readonly number[]): CooperativeGame {
  requireSameLength('values', values, 'coalitions', coalitions);
  const separated = coalitions.some((text) => /[,;+&]/.test(text)) || coalitions.length === 1;
  const members = coalitions.map((text) => membersOf(text, separated));
  const parties = [...new Set(members.flat())];
  if (parties.length === 0)
    throw new DomainError('out-of-range', 'coalitions', 'must name at least one party');
  if (parties.length > MOST_PARTIES) {
    throw new DomainError(
      'out-of-range',
      'coalitions',
      `may name at most ${MOST_PARTIES} parties, not ${parties.length}: join parties that always act together`,
    );
  }
  const worth = new Float64Array(1 << parties.length).fill(NaN);
  worth[0] = 0;
  members.forEach((names, i) => {
    const coalition = names.reduce((mask, name) => mask | (1 << parties.indexOf(name)), 0);
    if (coalition === 0) return;
    if (!Number.isNaN(worth[coalition])) {
      throw new DomainError('out-of-range', 'coalitions', `names ${names.join(' + ')} twice`);
    }
    worth[coalition] = requireFinite(`values, entry ${i + 1},`, values[i]!);
  });
  const missing = worth.findIndex(Number.isNaN);
  if (missing > 0) {
    const count = worth.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0);
    throw new DomainError(
      'out-of-range',
      'coalitions',
      `must hold every coalition of ${parties.join(', ')}; ${coalitionName(parties, missing)} is missing${count > 1 ? ` and ${count - 1} more` : ''}`,
    );
  }
  return { parties, worth };
}

function membersOf(text: string, separated: boolean): string[] {
  const names = separated ? text.split(/[,;+&]/) : [...text.replace(/\s/g, '')];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

function coalitionName(parties: readonly string[], coalition: number): string {
  return parties.filter((_, i) => coalition & (1 << i)).join(' + ');
}

export interface Objection {
  /** Names joined by " + ". */
  readonly coalition: string;
  /** What its members would gain by leaving, money. */
  readonly gain: number;
}

/**
 * For each party the coalition it belongs to that would gain most by leaving; undefined for a party in no coalition
 * that gains. Shares lie in the core when no coalition gains (beyond rounding) and they add up to the whole.
 *
 * @see D. B. Gillies, "Solutions to general non-zero-sum games", Contributions to the Theory of Games IV (1959)
 */
export function coreObjections(
  game: CooperativeGame,
  shares: readonly number[],
  kind: GameKind,
): (Objection | undefined)[] {
  const { parties, worth } = game;
  const everyone = worth.length - 1;
  const scale = Math.max(1, ...worth.map(Math.abs));
  const worst = parties.map(() => ({ coalition: 0, gain: 1e-9 * scale }));
  // Sums of shares by coalition, each from the one without its lowest member.
  const total = new Float64Array(worth.length);
  for (let coalition = 1; coalition < everyone; coalition++) {
    const lowest = 31 - Math.clz32(coalition & -coalition);
    total[coalition] = total[coalition & (coalition - 1)]! + shares[lowest]!;
    const gain =
      kind === 'cost' ? total[coalition]! - worth[coalition]! : worth[coalition]! - total[coalition]!;
    for (let i = 0; i < parties.length; i++) {
      if (coalition & (1 << i) && gain > worst[i]!.gain) worst[i] = { coalition, gain };
    }
  }
  return worst.map(({ coalition, gain }) =>
    coalition === 0 ? undefined : { coalition: coalitionName(parties, coalition), gain },
  );
}
