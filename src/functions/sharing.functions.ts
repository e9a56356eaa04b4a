import { cooperativeGame, coreObjections, GAME_KINDS } from '../domain/sharing/cooperative-game';
import type { CooperativeGame, GameKind } from '../domain/sharing/cooperative-game';
import { proportionalDivision, talmudDivision } from '../domain/sharing/estate-division';
import { separableCostsRemainingBenefits } from '../domain/sharing/separable-costs';
import { shapleyValue } from '../domain/sharing/shapley';
import { whoPays } from '../domain/sharing/who-pays';
import {
  excelCall,
  isOmitted,
  labelList,
  numberList,
  oneChoice,
  oneNumber,
  table,
  textList,
} from './excel-call';

function gameTable(game: CooperativeGame, shares: readonly number[], kind: GameKind): any[][] {
  const objections = coreObjections(game, shares, kind);
  return table(
    ['Party', 'Share', 'Stand-alone', 'Share of total', 'Core', 'Gain by leaving'],
    game.parties.map((party, i) => {
      const objection = objections[i];
      const everyone = game.worth[game.worth.length - 1]!;
      return [
        party,
        shares[i],
        game.worth[1 << i],
        everyone === 0 ? null : shares[i]! / everyone,
        objection ? `${objection.coalition} would leave` : 'in the core',
        objection ? objection.gain : 0,
      ];
    }),
  );
}

/**
 * Shapley value: each party's average marginal contribution to a joint cost or saving, with the core test.
 *
 * When to use: to share what functions or partners save (or spend) together in a way each can check.
 *
 * Formula: xᵢ = Σ over coalitions S without i of |S|! (n − |S| − 1)! / n! × (v(S + i) − v(S)); exact to 15 parties.
 *
 * Units: money. Coalitions are texts such as "North + South" (or "AB"); every coalition must be given once.
 *
 * Source: Shapley (1953); core: Gillies (1959). Example: Tennessee Valley Authority, Straffin & Heaney (1981).
 * @customfunction SHARE.SHAPLEY
 * @param coalitions Members of each coalition, separated by + , ; or & (or one letter each).
 * @param values What each coalition saves, or costs, on its own (money).
 * @param [kind] "value" (more is better, the default) or "cost".
 * @returns {any[][]} Table per party: share, stand-alone, share of total, in the core or who would leave, and their gain.
 * @example =INDEX(FULCRUM.SHARE.SHAPLEY({"A";"B";"C";"AB";"AC";"BC";"ABC"}, {163520;140826;250096;301607;378821;367370;412584}, "cost"), 2, 2) -> 117829
 */
export function shapleyFunction(coalitions: any[][], values: any[][], kind?: any[][]): any[][] {
  return excelCall(() => {
    const game = cooperativeGame(textList('coalitions', coalitions), numberList('values', values));
    return gameTable(game, shapleyValue(game), oneChoice('kind', kind, GAME_KINDS, 'value'));
  });
}

/**
 * Separable costs–remaining benefits: own added cost, the rest by what each party would still save.
 *
 * When to use: to share a joint cost the way public projects do; each pays at least what it adds.
 *
 * Formula: mᵢ = c(N) − c(N − i); xᵢ = mᵢ + (min(c(i), bᵢ) − mᵢ) / Σ(…) × (c(N) − Σ m).
 *
 * Source: Young, Okada & Hashimoto (1982), Water Resources Research 18.
 * @customfunction SHARE.SCRB
 * @param coalitions Members of each coalition, separated by + , ; or & (or one letter each).
 * @param values What each coalition costs on its own (money).
 * @param [benefits] Benefit of each party, in the order of first appearance (money); stand-alone cost alone counts without.
 * @param [kind] "cost" (the default) or "value".
 * @returns {any[][]} Table per party: share, stand-alone, share of total, in the core or who would leave, and their gain.
 * @example =INDEX(FULCRUM.SHARE.SCRB({"A";"B";"C";"AB";"AC";"BC";"ABC"}, {163520;140826;250096;301607;378821;367370;412584}), 2, 2) -> 117476
 */
export function separableCostsFunction(
  coalitions: any[][],
  values: any[][],
  benefits?: any[][],
  kind?: any[][],
): any[][] {
  return excelCall(() => {
    const game = cooperativeGame(textList('coalitions', coalitions), numberList('values', values));
    const given = isOmitted(benefits) ? undefined : numberList('benefits', benefits);
    return gameTable(
      game,
      separableCostsRemainingBenefits(game, given),
      oneChoice('kind', kind, GAME_KINDS, 'cost'),
    );
  });
}

function divisionTable(
  claims: any[][],
  estate: any[][],
  parties: any[][] | undefined,
  divide: (claims: readonly number[], estate: number) => number[],
): any[][] {
  return excelCall(() => {
    const amounts = numberList('claims', claims);
    const awards = divide(amounts, oneNumber('estate', estate));
    const names = labelList('parties', parties, amounts.length, 'Party');
    return table(
      ['Party', 'Claim', 'Award', 'Shortfall'],
      amounts.map((claim, i) => [names[i], claim, awards[i], claim - awards[i]!]),
    );
  });
}

/**
 * Talmud rule: divides an estate among claims by equal gains up to half a claim and equal losses beyond.
 *
 * When to use: to divide an amount that is too small for all justified claims so that neither small nor large
 * claims are favoured.
 *
 * Formula: constrained equal awards of half claims while the estate is at most half of all claims, else each claim
 * less constrained equal awards of the missing amount.
 *
 * Source: Aumann & Maschler (1985), Journal of Economic Theory 36.
 * @customfunction SHARE.TALMUD
 * @param claims Claim of each party (money).
 * @param estate Amount to divide (money).
 * @param [parties] A name for each party.
 * @returns {any[][]} Table per party: claim, award, shortfall.
 * @example =FULCRUM.SHARE.TALMUD({100;200;300}, 200) -> {"Party","Claim","Award","Shortfall";"Party 1",100,50,50;"Party 2",200,75,125;"Party 3",300,75,225}
 */
export function talmudFunction(claims: any[][], estate: any[][], parties?: any[][]): any[][] {
  return divisionTable(claims, estate, parties, talmudDivision);
}

/**
 * Proportional division: each claim gets the same share of itself.
 *
 * When to use: as the plain comparison for SHARE.TALMUD and SHARE.SHAPLEY.
 *
 * Formula: award = claim / Σ claims × estate.
 *
 * Source: Aumann & Maschler (1985), Journal of Economic Theory 36, where it is compared with the Talmud rule.
 * @customfunction SHARE.PROPORTIONAL
 * @param claims Claim of each party (money).
 * @param estate Amount to divide (money).
 * @param [parties] A name for each party.
 * @returns {any[][]} Table per party: claim, award, shortfall.
 * @example =INDEX(FULCRUM.SHARE.PROPORTIONAL({100;200;300}, 300), 3, 3) -> 100
 */
export function proportionalFunction(claims: any[][], estate: any[][], parties?: any[][]): any[][] {
  return divisionTable(claims, estate, parties, proportionalDivision);
}

/**
 * Who pays and who gains: net per function or partner, and the least transfers that make everyone whole.
 *
 * When to use: when a change that pays as a whole costs one budget and helps another.
 *
 * Formula: net = benefit − cost; each loser receives its loss; each gainer gives its share of Σ gains. Transfers sum
 * to zero. Refused when costs exceed benefits: then no transfers can make everyone whole.
 *
 * Source: the compensation test of Kaldor (1939), Economic Journal 49.
 * @customfunction SHARE.WHOPAYS
 * @param costs Cost borne per party (money).
 * @param benefits Benefit received per party (money).
 * @param [parties] A name for each party.
 * @returns {any[][]} Table per party: cost, benefit, net, transfer received (or given, below zero), net after, gives to.
 * @example =FULCRUM.SHARE.WHOPAYS({100;0}, {20;200}, {"Operations";"Sales"}) -> {"Party","Cost","Benefit","Net","Transfer","Net after","Gives to";"Operations",100,20,-80,80,0,"";"Sales",0,200,200,-80,120,"Operations 80"}
 */
export function whoPaysFunction(costs: any[][], benefits: any[][], parties?: any[][]): any[][] {
  return excelCall(() => {
    const costList = numberList('costs', costs);
    const benefitList = numberList('benefits', benefits);
    const { balances, transfers } = whoPays(costList, benefitList);
    const names = labelList('parties', parties, costList.length, 'Party');
    const givesTo = (party: number) =>
      transfers
        .filter(({ from }) => from === party)
        .map(({ to, amount }) => `${names[to]!} ${Number(amount.toPrecision(6))}`)
        .join(', ');
    return table(
      ['Party', 'Cost', 'Benefit', 'Net', 'Transfer', 'Net after', 'Gives to'],
      balances.map(({ net, transfer, netAfter }, i) => [
        names[i],
        costList[i],
        benefitList[i],
        net,
        transfer,
        netAfter,
        givesTo(i),
      ]),
    );
  });
}
