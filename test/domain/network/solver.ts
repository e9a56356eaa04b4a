import loadHighs from 'highs';
import { MixedIntegerSolver } from '../../../src/domain/optimization/mixed-integer';

/** The mixed-integer solver as tests use it, loaded once per file. */
export const solver = new MixedIntegerSolver(() => loadHighs());
