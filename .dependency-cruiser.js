/**
 * The direction of dependencies: functions → domain; taskpane → case, workbook, recalc, worker → domain.
 * Each message names the right route. Type-only imports count.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two modules need each other: move what both need into a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'src/domain knows mathematics only: pass what it needs as an argument from functions, recalc or worker.',
      from: { path: '^src/domain/' },
      to: { path: '^(src/(?!domain/)|workbench/|test/|scripts/)' },
    },
    {
      name: 'domain-no-host-packages',
      severity: 'error',
      comment: 'src/domain runs anywhere: no React, Office, Fluent, Node or xlsx packages.',
      from: { path: '^src/domain/' },
      to: {
        path: 'node_modules/(react|react-dom|@fluentui|@microsoft/office-js|exceljs|zustand|i18next)/|^node:',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'functions-are-thin',
      severity: 'error',
      comment:
        'A custom function calls src/domain, or src/worker for a solve; nothing of the pane or the case.',
      from: { path: '^src/functions/' },
      to: { path: '^src/(?!domain/|functions/|worker/)' },
    },
    {
      name: 'recalc-reads-through-the-port',
      severity: 'error',
      comment: 'src/recalc sees the workbook only through the port, src/workbook/workbook.ts.',
      from: { path: '^src/recalc/' },
      to: { path: '^src/(?!domain/|recalc/|workbook/workbook\\.ts$)' },
    },
    {
      name: 'case-knows-only-the-port',
      severity: 'error',
      comment:
        'src/case is pure: it may use src/domain and the port, src/workbook/workbook.ts, address.ts and text-lines.ts.',
      from: { path: '^src/case/' },
      to: { path: '^src/(?!domain/|case/|workbook/(?:workbook|address|text-lines)\\.ts$)' },
    },
    {
      name: 'workbook-knows-excel-only',
      severity: 'error',
      comment:
        'src/workbook is the way to Excel: what it should write or read is passed to it through the port.',
      from: { path: '^src/workbook/' },
      to: { path: '^src/(?!domain/|workbook/)' },
    },
    {
      name: 'worker-knows-no-pane',
      severity: 'error',
      comment:
        'The worker runs solves and simulations: it uses src/domain, src/recalc and the function registry.',
      from: { path: '^src/worker/' },
      to: { path: '^src/(?!domain/|worker/|recalc/|functions/|order-lines/)' },
    },
    {
      name: 'order-lines-are-pure',
      severity: 'error',
      comment: 'src/order-lines is pure: it may use src/domain and the port, src/workbook/workbook.ts.',
      from: { path: '^src/order-lines/' },
      to: { path: '^src/(?!domain/|order-lines/|workbook/(workbook|address)\\.ts$)' },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      comment: 'Features never import each other: share through src/taskpane/ui, the stores, or src/case.',
      from: { path: '^src/taskpane/features/([^/]+)/' },
      to: { path: '^src/taskpane/features/', pathNot: '^src/taskpane/features/$1/' },
    },
    {
      name: 'presentation-is-dumb',
      severity: 'error',
      comment: 'src/taskpane/ui shows what it is given: no features, no workbook.',
      from: { path: '^src/taskpane/ui/' },
      to: { path: '^src/(taskpane/features|workbook|recalc|worker)/' },
    },
    {
      name: 'source-never-imports-the-workbench',
      severity: 'error',
      comment: 'The workbench is a tool around the add-in and is never shipped.',
      from: { path: '^src/' },
      to: { path: '^(workbench|test|bench|scripts|samples)/' },
    },
    {
      name: 'no-development-packages-in-source',
      severity: 'error',
      comment: 'What src imports belongs into "dependencies".',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.generated\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
