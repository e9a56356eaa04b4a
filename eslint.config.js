const js = require('@eslint/js');
const globals = require('globals');
const officeAddins = require('eslint-plugin-office-addins');
const reactHooks = require('eslint-plugin-react-hooks');
const ts = require('typescript-eslint');

const officeGlobals = ['Excel', 'Office', 'OfficeExtension', 'CustomFunctions'];
const keepOfficeOut = {
  'no-restricted-globals': [
    'error',
    ...officeGlobals.map((name) => ({
      name,
      message: 'Only src/workbook and src/functions talk to Office; use the workbook port.',
    })),
  ],
};

module.exports = ts.config(
  { ignores: ['dist', 'coverage', 'reports', '.cache', '**/*.generated.ts', 'node_modules'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      ...officeAddins.configs.recommended.rules,
      // This project has its own Prettier run, and TypeScript's checker knows unused and undefined names better.
      'prettier/prettier': 'off',
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'office-addins/no-office-initialize': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },
  { files: ['src/**/*.{ts,tsx}'], rules: keepOfficeOut },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[property.name=/^(toSorted|toReversed|toSpliced|groupBy|fromAsync|withResolvers)$/]',
          message:
            'The oldest web views that Excel uses lack this, and nothing adds it: see webpack.config.js.',
        },
      ],
    },
  },
  { files: ['src/workbook/**', 'src/functions/**'], rules: { 'no-restricted-globals': 'off' } },
  {
    // Excel declares ranges of custom functions as any[][]; custom-functions-metadata knows no other name for them.
    files: ['src/functions/**', 'test/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/taskpane/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
    },
  },
  { files: ['scripts/reference/*.js'], languageOptions: { globals: globals.browser } },
);
