import { sameName } from '../../../case/case';
import type { Case, Effect, FollowThrough } from '../../../case/case';
import type { CaseEdit } from '../../../case/case-store';

/** Rows have no name of their own: the first that reads as this one did is meant. */
function placeOf(of: Case, row: FollowThrough): number {
  const read = JSON.stringify(row);
  return of.followThrough.findIndex((one) => JSON.stringify(one) === read);
}

export function addPromise(row: FollowThrough): CaseEdit {
  return (of) => ({ ...of, followThrough: [...of.followThrough, row] });
}

export function changePromise(row: FollowThrough, part: Partial<FollowThrough>): CaseEdit {
  return (of) => {
    const at = placeOf(of, row);
    return { ...of, followThrough: of.followThrough.map((one, i) => (i === at ? { ...one, ...part } : one)) };
  };
}

export function removePromise(row: FollowThrough): CaseEdit {
  return (of) => {
    const at = placeOf(of, row);
    return { ...of, followThrough: of.followThrough.filter((_, i) => i !== at) };
  };
}

function sameEffect(one: Effect, party: string, alternative: string): boolean {
  return sameName(one.party, party) && sameName(one.alternative, alternative);
}

/** Changes what a function or partner bears and receives, adding the row where there is none. */
export function changeEffect(party: string, alternative: string, part: Partial<Effect>): CaseEdit {
  return (of) => {
    const found = of.effects.some((one) => sameEffect(one, party, alternative));
    const rows = found
      ? of.effects
      : [...of.effects, { party, alternative, costBorne: null, benefitReceived: null }];
    return {
      ...of,
      effects: rows.map((one) => (sameEffect(one, party, alternative) ? { ...one, ...part } : one)),
    };
  };
}

export function removeEffect(party: string, alternative: string): CaseEdit {
  return (of) => ({ ...of, effects: of.effects.filter((one) => !sameEffect(one, party, alternative)) });
}
