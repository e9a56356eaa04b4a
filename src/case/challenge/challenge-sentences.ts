/** The board's questions in English, with places for names and figures; the pane translates them. */
export const CHALLENGE_SENTENCES = {
  unsourcedDriver:
    'Where does the figure {{value}} for {{driver}} come from, and who stands behind it? It has no source.',
  unsourcedDriverSwing:
    'Where does the figure {{value}} for {{driver}} come from? It has no source, and over its range it moves {{metric}} by {{swing}}.',
  staleDriver: 'The figure for {{driver}} is of {{date}}, {{months}} months old. Does it still hold?',
  undatedDriver: 'When was the figure for {{driver}} taken? It has no date.',
  wideDriver:
    '{{driver}} may lie anywhere from {{low}} to {{high}}. What would narrow that before the decision, and what would it cost to find out?',
  wideDriverSwing:
    '{{driver}} may lie anywhere from {{low}} to {{high}}, which moves {{metric}} by {{swing}}. What would narrow that before the decision, and what would it cost to find out?',
  lowConfidence: 'The figure for {{driver}} is held with low confidence. What would raise it, and by when?',
  unrangedDriver:
    'The alternatives differ in {{driver}}, which has no range. What is the worst value that you would not be surprised by?',
  literalInFormula:
    'The formula in {{cell}} holds the number {{literal}}. Whose assumption is it, and would it change under an alternative?',
  doubleCounted: '{{driver}} feeds several lines of benefits. Is anything counted twice?',
  tooFewAlternatives:
    'Which alternatives were looked at and left out, and why? A decision needs at least two beside do nothing.',
  idleBaseline:
    'Under {{alternative}} every driver stays as it is today. What would really happen to {{drivers}} if nothing were done?',
  noDownside:
    'Nothing gets worse under {{alternative}}, nobody bears a cost, and no risk is named. What is missing?',
  dominated: '{{alternative}} is nowhere better than {{other}} and somewhere worse. Why is it on the table?',
  closeRace:
    '{{alternative}} and {{other}} differ in {{metric}} by {{difference}} only. What else decides between them?',
  noCounterCase: 'What would change our mind? Name the observation that would make the recommendation wrong.',
  switchingThreshold:
    '{{driver}} needs to go only from {{base}} to {{value}} for {{alternative}} to miss the threshold of {{metric}}. How likely is that, and who would notice first?',
  switchingAgainst:
    '{{driver}} needs to go only from {{base}} to {{value}} for {{other}} to draw level with {{alternative}} on {{metric}}. How likely is that, and who would notice first?',
  guardrailBreached:
    '{{alternative}} breaches the guardrail {{metric}} by {{gap}}. Who accepts that, in exchange for what?',
  thresholdMet:
    '{{metric}} meets its threshold {{threshold}} under {{alternatives}} with nothing to spare. What would make it miss first?',
  thresholdNear:
    '{{metric}} comes within {{headroom}} of its threshold {{threshold}} under {{alternatives}}. What eats up that margin first?',
  thresholdAtRisk:
    'In at least one case out of ten {{metric}} under {{alternative}} misses its threshold {{threshold}}. What is the plan for that case?',
  unnamedRisk: 'What is the greatest risk of {{alternative}}, and who carries it? None is named.',
  noWayBack: 'How is {{alternative}} undone if it fails, how long would that take, and what would be lost?',
  splitBenefit:
    '{{payer}} bears {{share}} of the cost of {{alternative}}, and {{gainers}} gain most of the benefit. What makes {{payer}} see it through?',
  losingParty:
    '{{party}} is worse off by {{loss}} under {{alternative}}. Why would it take part, and who makes it whole?',
  unownedMetric: 'Who answers for {{metric}}, and how often do they report it?',
  unstatedBurden: 'How many months, which people and which systems does {{alternative}} take?',
  lateSteps:
    'What happens in the first 90 days after the decision, done by whom? No adoption step has both an owner and a date.',
  noTripwire: 'At which figure do we stop or turn back? No tripwire is set.',
  noDeadline: 'By when must this be decided, and what does each month of waiting cost?',
} as const;

export type ChallengeSentence = keyof typeof CHALLENGE_SENTENCES;
