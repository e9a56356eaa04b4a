/** Every worksheet function of the engine by its name. */
import { arrayFunctions } from './array';
import { bondFunctions } from './bonds';
import { conditionalFunctions } from './conditional';
import { databaseFunctions } from './database';
import { dateFunctions } from './date';
import type { FunctionDefinition } from './definition';
import { distributionFunctions } from './distributions';
import { financialFunctions } from './financial';
import { informationFunctions } from './information';
import { lambdaFunctions } from './lambda';
import { logicalFunctions } from './logical';
import { lookupFunctions } from './lookup';
import { mathFunctions, trigonometryFunctions } from './math';
import { matrixFunctions } from './matrix';
import { numberSystemFunctions } from './number-systems';
import { romanFunctions } from './roman';
import { roundingFunctions } from './rounding';
import { statisticsFunctions } from './statistics';
import { subtotalFunctions } from './subtotal';
import { textFunctions } from './text';

export const worksheetFunctions: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    arrayFunctions,
    bondFunctions,
    conditionalFunctions,
    databaseFunctions,
    dateFunctions,
    distributionFunctions,
    financialFunctions,
    informationFunctions,
    lambdaFunctions,
    logicalFunctions,
    lookupFunctions,
    mathFunctions,
    matrixFunctions,
    numberSystemFunctions,
    romanFunctions,
    roundingFunctions,
    statisticsFunctions,
    subtotalFunctions,
    textFunctions,
    trigonometryFunctions,
  ]
    .flat()
    .map((definition) => [definition.name, definition]),
);
