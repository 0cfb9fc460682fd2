import js from '@eslint/js'
import importX from 'eslint-plugin-import-x'
import regexp from 'eslint-plugin-regexp'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { walls } from './eslint.walls.js'

/** Matches a recursive readdir without file types. It follows links to directories, and does not end if a link is circular. */
const listsThroughLinks =
  'CallExpression[callee.name="readdir"]:has(Property[key.name="recursive"]):not(:has(Property[key.name="withFileTypes"]))'

export default defineConfig(
  globalIgnores(['dist', '.cache', 'coverage']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // tsc reports undefined names, also in JavaScript, and includes the globals of Node.
      'no-undef': 'off',

      eqeqeq: 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Interfaces in this project consist of closures, which do not use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `async` without `await` turns an exception into a rejection, as callers of a promise expect.
      '@typescript-eslint/require-await': 'off',
      // `return await` is required in try, so that its catch handles the rejection.
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/array-type': ['error', { default: 'array' }],
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/prefer-find': 'error',
      '@typescript-eslint/prefer-includes': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
    },
  },
  {
    // The matched text can be third-party text of any length, such as a file of a pull request or the output of a package.
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignorePartial: false, ignoreSticky: false },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/runner/start.ts', 'src/runner/runner.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Throw: the one catch in src/runner/start.ts decides how the run ends.',
        },
      ],
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: listsThroughLinks,
          message: 'List by pathsBelow of src/base/files.ts, or with file types.',
        },
      ],
    },
  },
  // The allowed imports between rooms.
  walls,
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    rules: {
      'import-x/order': [
        'error',
        {
          groups: ['builtin', 'external', 'parent', 'sibling'],
          alphabetize: { order: 'asc' },
          'newlines-between': 'never',
        },
      ],
    },
  },

  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },

  {
    files: ['test/**', 'scripts/**'],
    rules: {
      // Tests read parsed JSON. If its shape is wrong, the test fails.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
)
