/** How long the built workbench takes until its grid is calculated. Needs `npm run build:workbench`. */
import { openWorkbench } from '../test/support/workbench-page';

let opened: ReturnType<typeof openWorkbench> | undefined;

export const benchmarks = [
  {
    name: 'the workbench with the sample case, until it can be used',
    run: async () => {
      opened ??= openWorkbench();
      await (await opened).reload();
    },
    close: async () => (await opened)?.close(),
    aim: '5 s on two cores',
  },
];
