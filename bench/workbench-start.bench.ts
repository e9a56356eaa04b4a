/** How long the built workbench takes until its grid is calculated. Needs `npm run build:workbench`. */
import { openWorkbench } from '../test/support/workbench-page';

let opened: Awaited<ReturnType<typeof openWorkbench>> | undefined;

export const benchmarks = [
  {
    name: 'the workbench with the sample case, until it can be used',
    prepare: async () => {
      opened = await openWorkbench();
    },
    run: async () => opened?.reload(),
    close: async () => opened?.close(),
    aim: '5 s on two cores',
  },
];
