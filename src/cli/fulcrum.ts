#!/usr/bin/env node
/** The command line: evaluates and simulates cases on saved workbooks, many at once, without Excel. */
import { Command, InvalidArgumentError } from 'commander';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { printTable } from './print-table';
import type { CaseTask } from './run-case';
import type { CaseOutcome } from './worker-pool';
import { runCases, serveCases } from './worker-pool';

interface Options {
  readonly case?: string;
  readonly json?: boolean;
  readonly threads?: number;
  readonly trials?: number;
  readonly seed?: number;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('It must be a whole number of at least 1.');
  return value;
}

function report(outcomes: readonly CaseOutcome[], asJson: boolean): void {
  if (asJson)
    process.stdout.write(
      `${JSON.stringify(
        outcomes.map((o) => ('report' in o ? o.report : o)),
        null,
        2,
      )}\n`,
    );
  for (const outcome of outcomes) {
    if ('error' in outcome) process.stderr.write(`${outcome.workbook}: ${outcome.error}\n`);
    else if (!asJson) process.stdout.write(`${printTable(outcome.report)}\n`);
  }
  if (outcomes.some((outcome) => 'error' in outcome)) process.exitCode = 1;
}

async function run(kind: CaseTask['kind'], workbooks: readonly string[], options: Options): Promise<void> {
  const tasks = workbooks.map((workbook) => ({
    kind,
    workbook,
    caseFile: options.case,
    trials: options.trials ?? 10_000,
    seed: options.seed ?? 1,
  }));
  report(await runCases(tasks, process.argv[1] ?? __filename, options.threads), options.json === true);
}

function program(): Command {
  const fulcrum = new Command('fulcrum').description(
    'Evaluate and simulate trade-off cases on saved workbooks.',
  );
  const shared = (command: Command) =>
    command
      .argument('<workbooks...>', 'workbooks saved as .xlsx')
      .option(
        '-c, --case <file>',
        'drivers, metrics and alternatives as JSON; without it the case in the workbook',
      )
      .option('--json', 'print JSON instead of a table')
      .option('--threads <count>', 'worker threads', wholeNumber);
  shared(fulcrum.command('evaluate').description('compare the alternatives')).action(
    (workbooks: string[], options: Options) => run('evaluate', workbooks, options),
  );
  shared(fulcrum.command('simulate').description('percentiles of each metric under each alternative'))
    .option('--trials <count>', 'trials for each alternative', wholeNumber, 10_000)
    .option('--seed <number>', 'seed of the random numbers', wholeNumber, 1)
    .action((workbooks: string[], options: Options) => run('simulate', workbooks, options));
  return fulcrum;
}

if (!isMainThread && workerData === 'case-worker' && parentPort) serveCases(parentPort);
else void program().parseAsync();
