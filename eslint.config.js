import js from '@eslint/js'
import regexp from 'eslint-plugin-regexp'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** What each part of src/ must not import. `pattern` is matched against the import specifier as written. */
const walls = {
  core: {
    pattern: '^@actions/core(/|$)',
    message:
      'Only the edge (src/start.ts, src/runner.ts) speaks to the runner: take values and return values.',
  },
  gitHub: {
    pattern: '^@actions/github(/|$)',
    message: "Only src/pull-request.ts speaks to GitHub's API.",
  },
  exec: {
    pattern: '^(node:)?child_process$',
    message:
      'Only src/build/ starts other programs, so that there is one place that decides what they get to see.',
  },
  aws: {
    pattern: '^@(aws-sdk|smithy)/',
    message: 'All of AWS is in src/regions/: everything else must work without an account.',
  },
  regions: {
    pattern: '^\\.\\./regions(/|$)',
    message:
      'This part knows no AWS: src/main.ts hands it what was observed or done, as the words of src/layer.ts.',
  },
  plan: {
    pattern: '^\\.\\./plan(/|$)',
    message: 'What is built must not depend on what is planned: src/main.ts joins the two.',
  },
  report: {
    pattern: '^\\.\\./report(/|$)',
    message: 'Return values: src/main.ts gives them to src/report/.',
  },
  build: {
    pattern: '^\\.\\./build(/|$)',
    message: 'A report tells what happened from the words of src/layer.ts, and never builds.',
  },
  allButLayer: {
    pattern: '^(?!\\./|\\.\\./layer\\.ts$)',
    message:
      'A plan is a pure function: it imports ../layer.ts and its own folder, and nothing that could read or write.',
  },
}

/** What reads a whole file, or parses a text, without a limit. */
const unlimited = [
  {
    regex: '^node:fs(/promises)?$',
    importNames: ['readFile', 'readFileSync'],
    message: 'Read by src/files.ts, which limits how much: a pull request can contain a file of any size.',
  },
  {
    regex: '^yaml$',
    importNames: ['parse', 'parseDocument', 'parseAllDocuments'],
    message: 'Parse by src/build/formats.ts, which limits how long that takes.',
  },
  { regex: '^@xmldom/xmldom$', message: 'Parse by src/build/java/xml.ts, which limits how long that takes.' },
]

/** Lists all that is below a directory, and follows links to directories, without end if they lead back. */
const listsThroughLinks =
  'CallExpression[callee.name="readdir"]:has(Property[key.name="recursive"]):not(:has(Property[key.name="withFileTypes"]))'

/**
 * @param {string[]} files
 * @param {(keyof typeof walls)[]} names
 * @param {object[]} others
 * @returns {import('eslint').Linter.Config}
 */
const behind = (files, names, others = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...names.map((name) => ({ regex: walls[name].pattern, message: walls[name].message })),
          ...others,
        ],
      },
    ],
    // The same for what is imported only once it is needed, which the rule above does not see.
    'no-restricted-syntax': [
      'error',
      {
        selector: 'ImportExpression:not([source.type="Literal"])',
        message: 'Write out what is imported: the rules on who may import what see only that.',
      },
      { selector: listsThroughLinks, message: 'List by pathsBelow of src/files.ts, or with file types.' },
      ...names.map((name) => ({
        selector: `ImportExpression[source.value=/${walls[name].pattern.replaceAll('/', '\\x2f')}/]`,
        message: walls[name].message,
      })),
    ],
  },
})

export default defineConfig(
  globalIgnores(['dist', '.cache', 'coverage']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // tsc reports these, in JavaScript too, and knows the globals of Node.
      'no-undef': 'off',

      eqeqeq: 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Interfaces here are records of closures; nothing has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // `async` without `await` makes of a throw a rejection, as callers of a promise expect.
      '@typescript-eslint/require-await': 'off',
      // `return await` inside try, so that the catch that was written is the one that runs.
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
    // What is matched may be anybody's text, of any length: a file of a pull request, or what a package prints.
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
    ignores: ['src/start.ts', 'src/runner.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Throw: the one catch in src/start.ts decides how the run ends.',
        },
      ],
    },
  },

  // Who may import what. The last block that matches a file is the one that counts.
  behind(['src/**/*.ts'], ['core', 'gitHub', 'exec', 'aws']),
  behind(['src/start.ts', 'src/runner.ts'], ['gitHub', 'exec', 'aws']),
  behind(['src/pull-request.ts'], ['core', 'exec', 'aws']),
  behind(['src/build/**/*.ts'], ['core', 'gitHub', 'aws', 'regions', 'plan', 'report'], unlimited),
  behind(
    ['src/build/formats.ts', 'src/build/java/xml.ts'],
    ['core', 'gitHub', 'exec', 'aws', 'regions', 'plan', 'report'],
  ),
  behind(['src/pack/**/*.ts'], ['core', 'gitHub', 'exec', 'aws', 'regions', 'plan', 'report']),
  behind(['src/changes/**/*.ts'], ['core', 'gitHub', 'exec', 'aws', 'regions', 'plan', 'report', 'build']),
  behind(['src/plan/**/*.ts'], ['allButLayer']),
  behind(['src/yank/plan.ts'], ['allButLayer']),
  behind(['src/regions/**/*.ts'], ['core', 'gitHub', 'exec']),
  behind(['src/report/**/*.ts'], ['core', 'gitHub', 'exec', 'aws', 'regions', 'build']),
  behind(['src/collect/**/*.ts'], ['core', 'gitHub', 'exec', 'aws', 'regions', 'build', 'plan']),

  {
    files: ['test/**'],
    rules: {
      // Replies are parsed and taken apart there; a wrong shape fails the test anyway.
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
