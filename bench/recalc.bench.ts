/**
 * Trials a second on one core, block against scalar compilation; the memory they take stands beside the aim. The model
 * is read and compiled beforehand, once for all simulations of it.
 */
import { LocalModel } from '../src/recalc/local-model';
import { productEconomics } from './recalc-model';

/** Every driver moves by up to a fifth of its value, the same way in each run. */
function inputsFor(model: LocalModel, trials: number): Float64Array[] {
  let state = 1;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  return model.baseValues.map((base) =>
    Float64Array.from({ length: trials }, () => Number(base) * (0.8 + 0.4 * random())),
  );
}

function benchmark(products: number, trials: number, aim: number) {
  const { workbook, drivers, metrics, formulas } = productEconomics(products);
  let model: LocalModel | undefined;
  let inputs: Float64Array[] = [];
  const prepared = () => {
    if (!model) throw new Error('prepare comes first');
    return model;
  };
  return {
    name: `${trials} trials of a model of ${formulas} formulas`,
    prepare: () => {
      model = new LocalModel(workbook, drivers, metrics);
      model.blockProgram();
      inputs = inputsFor(model, trials);
    },
    run: async () => {
      await prepared().runTrials(inputs);
    },
    baseline: {
      name: 'one case after another, scalar closures',
      run: () => {
        const local = prepared();
        for (let t = 0; t < trials; t++) local.evaluate(inputs.map((column) => column[t]));
      },
    },
    aim: `at most ${Math.round((1000 * trials) / aim)} ms, ${aim} trials a second; memory at most 200 MB`,
  };
}

export const benchmarks: {
  name: string;
  prepare: () => void;
  run: () => void | Promise<void>;
  baseline: { name: string; run: () => void | Promise<void> };
  aim?: string;
}[] = [benchmark(1, 3000, 30_000), benchmark(20, 256, 5_000)];
