/** Refusals, flaws of the case sheet, and checks, in English with places for names and figures. */
export const CASE_SENTENCES = {
  // Binding a cell
  driverNotOneCell: '{{cell}} is not one cell; select a single cell to bind it as a driver.',
  metricNotOneCell: '{{cell}} is not one cell; select a single cell to bind it as a metric.',
  cellOnOwnSheet: '{{cell}} is on a sheet that Fulcrum writes; select a cell of your model.',
  cellProtected:
    '{{cell}} is on the protected sheet "{{sheet}}"; unprotect it (Review, Unprotect Sheet), because an evaluation writes the driver there.',
  driverBoundAlready: '{{cell}} is bound already, as the driver "{{other}}".',
  metricBoundAlready: '{{cell}} is bound already, as the metric "{{other}}".',
  driverHoldsFormula:
    '{{cell}} holds the formula {{formula}}; a driver is an input. Select the cell with the number that the formula reads, or replace the formula by a number.',
  driverShowsError: '{{cell}} shows {{error}}; a driver needs a number there.',
  driverBlank: '{{cell}} is blank; a driver needs a number there.',
  driverFormattedAsText:
    '{{cell}} is formatted as text, so that Excel would take every number written there for one; format it as a number first.',
  driverText: '{{cell}} holds the text "{{text}}"; a driver needs a number there.',
  metricBlank: '{{cell}} is blank; a metric needs a number there.',
  metricText: '{{cell}} holds the text "{{text}}"; a metric needs a number there.',
  severalAreas: '{{selection}} is more than one area; select one block of cells.',
  tooManyCells: '{{cells}} are {{count}} cells; select the few results by which you judge, {{most}} at most.',

  // Planning an evaluation
  noCase: 'There is no case to evaluate; create one first.',
  noMetricBound: 'No metric is bound to a cell yet; select a result of the model and add it as a metric.',
  noSuchAlternative: 'None of the alternatives asked for is in the case.',
  driverProtected:
    'The sheet "{{sheet}}" is protected, so that the driver "{{driver}}" in {{cell}} cannot be changed; unprotect it (Review, Unprotect Sheet) and evaluate again.',
  driverDeleted:
    'The cell of the driver "{{row}}" was deleted ({{name}} points nowhere); select its cell in the model and bind it again.',
  metricDeleted:
    'The cell of the metric "{{row}}" was deleted ({{name}} points nowhere); select its cell in the model and bind it again.',
  driverSeveralCells: 'The driver "{{row}}" refers to several cells ({{cell}}); bind it to one cell.',
  metricSeveralCells: 'The metric "{{row}}" refers to several cells ({{cell}}); bind it to one cell.',
  driversShareCell: 'The drivers "{{one}}" and "{{other}}" share the cell {{cell}}; remove one of them.',
  driverOnFormula:
    'The driver "{{driver}}" is bound to {{cell}}, which holds the formula {{formula}}; bind it to the input cell that the formula reads instead.',
  driverCellBlank:
    'The driver "{{driver}}" needs a number in {{cell}}, which is blank; enter a number there.',
  driverCellNoNumber:
    'The driver "{{driver}}" needs a number in {{cell}}, which holds {{found}}; enter a number there.',

  // Evaluating
  recoveryNeeded:
    'An earlier evaluation was cut off and its driver cells are not restored yet; restore them first.',
  editedMeanwhile:
    '{{cell}} was edited during the evaluation, so its results were dropped and the driver cells restored; check that cell and evaluate again.',
  editedMeanwhileTo:
    '{{cell}} was edited to {{value}} during the evaluation, so its results were dropped and the driver cells restored; check that cell and evaluate again.',
  emptyCell: 'blank',
  keepsEdit:
    '{{cell}} was edited during the evaluation and keeps the edit ({{found}}; it held {{original}} before). The evaluation was stopped; evaluate again.',
  modelEditedMeanwhile:
    'The model was edited during the evaluation, so that its results do not fit together; evaluate again.',
  notRestored:
    'The driver cells could not be restored. Their original values are kept in the workbook: reopen the pane and choose Restore.',
  notRestoredBecause:
    'The driver cells could not be restored ({{reason}}). Their original values are kept in the workbook: reopen the pane and choose Restore.',
  cellNotRestored: '{{cell}} could not be given back its value {{original}}; reopen the pane to try again.',
  journalUnreadable:
    'The record of an interrupted evaluation cannot be read; compare the driver cells with the Drivers table.',
  cancelled: 'The evaluation was cancelled; your cells are as they were.',
  simulationStale: 'The model or its assumptions changed since the simulation; simulate again.',
  evaluationNotKept: 'The evaluation "{{name}}" is not kept any more.',
  noSavedNumber: '"{{evaluation}}" holds no number for "{{metric}}" under "{{alternative}}".',
  workbookEdited: 'The workbook was edited since the evaluation.',
  unexpected: '{{reason}}',

  // Recalculating beside the workbook
  cellDiffers:
    '{{cell}} shows {{workbook}} in the workbook, but {{computed}} was computed for {{trial}} from {{formula}}. The workbook is used instead.',
  verifiedBase: 'verified: {{cells}} cells, base case only',
  verified: 'verified: {{cells}} cells, base case and {{replays}} replayed cases',
  cannotRecalculate: '{{reason}}. The workbook is used instead.',
  recalculationBroke: 'The local calculation broke down ({{reason}}). The workbook is used instead.',

  // Sheets
  noCaseOnSheet: 'The workbook has no case; create one first.',
  caseSheetDeleted: 'The sheet "{{sheet}}" was deleted; use Undo to get it back.',
  caseSheetTaken:
    'The workbook has a sheet "{{sheet}}" already; rename it to begin a new case. Nothing was changed.',
  versionMissing:
    '{{cell}} should hold the version of the case sheet, the number {{version}}, but is blank. Restore it with Undo, or rename the sheet to begin a new case.',
  versionUnreadable:
    '{{cell}} should hold the version of the case sheet, the number {{version}}, but holds {{found}}. Restore it with Undo, or rename the sheet to begin a new case.',
  newerCase:
    'The case was saved by a newer Fulcrum: {{cell}} says version {{version}}, and this one knows up to {{known}}. Update the add-in to open it; nothing was changed.',
  tableMissing:
    'The table {{table}} is missing from the case whose version stands in {{cell}}. Restore it with Undo or from an earlier version of the file; nothing was changed.',
  quotedWord: '"{{word}}"',
  columnMissing:
    'The table {{table}}, whose headings begin in {{cell}}, lacks the column {{columns}}. Give the column back its heading, or use Undo; nothing was changed.',

  // Flaws of the case sheet's cells
  cellShowsError: '{{table}} {{cell}} shows the error {{error}}; enter text.',
  notANumber: '{{table}} {{cell}} ({{column}}) must be a number, not {{found}}.',
  scoreOutOfRange: '{{table}} {{cell}} ({{column}}) must be a whole number from 1 to 5, not {{found}}.',
  negative: '{{table}} {{cell}} ({{column}}) must be zero or more, not {{found}}.',
  noSuchChoice: '{{table}} {{cell}} ({{column}}) must be one of {{choices}}, not {{found}}.',
  notADate: '{{table}} {{cell}} must be a date, not {{found}}.',
  boundCellDeleted:
    '{{table}} {{cell}} refers to {{name}}, whose cell was deleted; select the cell in the model and bind it again.',
  answerCellDeleted: '{{table}} {{cell}} refers to a cell that was deleted; bind the answer to another cell.',
  notAnAddress:
    '{{table}} {{cell}} must be the address of one cell with its sheet, such as Inputs!B4, not {{found}}.',
  nameBlank: '{{table}} {{cell}} is blank; give the row a name.',
  nameTwice: '{{table}} {{cell}} repeats the name "{{name}}"; the first row of that name is used.',
  noDoNothing:
    'No alternative in {{table}} is named "Do nothing"; "{{alternative}}" is taken as the one to compare with.',

  // Checks
  noAlternatives: 'There are no alternatives beside do nothing; a decision needs at least 2.',
  oneAlternative: 'There is 1 alternative beside do nothing; a decision needs at least 2.',
  owner: 'owner',
  cadence: 'cadence',
  threshold: 'threshold',
  metricIncomplete: 'The metric "{{metric}}" still needs {{missing}}.',
  primaryIncomplete: 'The metric "{{metric}}" still needs {{missing}}; without, it cannot be primary.',
  guardrailBreached:
    '"{{alternative}}" breaches the guardrail "{{metric}}" without a waiver; change the alternative or record who waives it and why.',
  lensEmpty: 'Still too functional: these lenses see no metric: {{lenses}}.',
  rangeReversed:
    'The driver "{{driver}}" is {{value}} at its low end, above the high end {{high}} of its range; correct the value or the range.',
  lognormalNotPositive:
    'The driver "{{driver}}" is {{value}} at its low end, but a lognormal driver is always above 0; raise it or choose another distribution.',
  likelyBelowRange:
    'The driver "{{driver}}" is {{value}} at its likely value, below the low end {{low}} of its range; correct the value or the range.',
  likelyAboveRange:
    'The driver "{{driver}}" is {{value}} at its likely value, above the high end {{high}} of its range; correct the value or the range.',
  valueBelowRange:
    'The driver "{{driver}}" is {{value}} under "{{alternative}}", below the low end {{low}} of its range; correct the value or the range.',
  valueAboveRange:
    'The driver "{{driver}}" is {{value}} under "{{alternative}}", above the high end {{high}} of its range; correct the value or the range.',
  metricHorizon:
    'The metric "{{name}}" speaks of {{own}}, but the horizon of the decision is {{horizon}}; compare like with like.',
  implementationHorizon:
    'The implementation of "{{name}}" takes {{own}}, but the horizon of the decision is {{horizon}}; compare like with like.',
  oneMonth: '1 month',
  months: '{{count}} months',
  oneYear: '1 year',
  years: '{{count}} years',
  noDownside:
    '"{{alternative}}" has no downside: no metric gets worse, nobody bears a cost and no risk is named. Look for what is missing.',
  resultsStale: 'The model changed since the evaluation of {{alternatives}}; evaluate again.',
  notEvaluated: 'The case is not evaluated yet.',
  freshnessUnknown: 'It is not known whether the results still hold: {{reason}}',
  literalInFormula:
    'The formula in {{cell}} holds the number {{literal}}; put it in an input cell with unit and source.',
  literalInFormulas:
    '{{cell}} and formulas beside or below it, {{count}} in all, hold the number {{literal}}; put it in one input cell with unit and source.',
  moreLiterals: 'More formulas hold literal numbers, from {{cell}} on: {{count}} in all.',
  doubleCounted:
    'The driver "{{driver}}" feeds {{count}} benefit lines: {{lines}}; make sure that nothing counts twice.',
  netted:
    '{{cell}} nets "{{excess}}" against "{{shortage}}"; show both, for excess of one item does not fill the shortage of another.',
} as const;
