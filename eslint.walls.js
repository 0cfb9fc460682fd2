import { relative } from 'node:path'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'

/** The rooms that most rooms can import: the shared types and utilities. */
const ground = ['layer', 'base']

/**
 * The rooms of src/, and the rooms and files that each room can import in addition to itself.
 * @type {Readonly<Record<string, { purpose: string, may: readonly string[] }>>}
 */
export const rooms = {
  publish: {
    purpose: 'the main action: the recipe, the inputs, and one file per step',
    may: [
      ...['steps', 'inputs', 'runner', 'report', 'regions', 'install', 'fingerprint', 'pack', 'layer-tests'],
      ...['changes', 'build-records', 'packages', 'plan', 'aws-names', 'network', 'zip', ...ground],
    ],
  },
  collect: {
    purpose: 'the action that merges the results of a matrix',
    may: ['steps', 'runner', 'inputs', 'report', 'aws-names', ...ground],
  },
  yank: {
    purpose: 'the action that deletes versions',
    may: ['steps', 'runner', 'inputs', 'report', 'regions', 'plan', 'aws-names', ...ground],
  },
  verify: {
    purpose: 'the action that reports drift, and never writes to AWS',
    may: ['steps', 'runner', 'inputs', 'report', 'regions', 'plan', 'aws-names', ...ground],
  },
  copy: {
    purpose: 'the action that copies existing versions',
    may: [
      'steps',
      'inputs',
      'runner',
      'report',
      'regions',
      'pack',
      'plan',
      'aws-names',
      'network',
      ...ground,
    ],
  },
  rollout: {
    purpose: 'the action that moves functions to a new version',
    may: ['steps', 'runner', 'inputs', 'report', 'regions', 'plan', 'aws-names', ...ground],
  },
  steps: {
    purpose: 'steps that several actions share: read inputs, connect to AWS, write files',
    may: ['inputs', 'runner', 'regions', 'report', 'aws-names', ...ground],
  },
  inputs: {
    purpose: 'parses and rejects inputs',
    may: ['aws-names', 'network', 'report/exports.ts', ...ground],
  },
  runner: {
    purpose: 'talks to GitHub: the start and end of a step, the log, secrets, the pull request comment',
    may: ['report', 'network', ...ground],
  },
  report: {
    purpose: 'writes the results as outputs, run manifest, summary and files',
    may: ['plan', 'packages', ...ground],
  },
  regions: {
    purpose: 'calls AWS',
    may: ['plan', 'aws-names', 'network', ...ground],
  },
  install: {
    purpose: 'fills the layer directory with package managers',
    may: ['zip', ...ground],
  },
  fingerprint: {
    purpose: 'computes a digest of everything that decides the bytes of a layer, before it is built',
    may: ['install', 'pack', ...ground],
  },
  pack: {
    purpose: 'checks a layer directory or an archive, and creates the archive',
    may: ['packages', 'zip', ...ground],
  },
  'layer-tests': {
    purpose: 'runs code of a layer on the runner before the layer is published',
    may: ['install', 'packages', ...ground],
  },
  'build-records': {
    purpose: 'keeps records of builds in the cache of GitHub Actions',
    may: ['network', ...ground],
  },
  changes: {
    purpose: 'compares two archives',
    may: ['packages', 'network', 'zip', ...ground],
  },
  packages: {
    purpose: 'finds the packages of a layer, and the package of each file',
    may: ['zip', ...ground],
  },
  plan: {
    purpose: 'computes the steps for each Region from the requested and the current state',
    may: ['layer'],
  },
  'aws-names': {
    purpose: 'validates names and settings of AWS, without a call',
    may: ['network', ...ground],
  },
  network: {
    purpose: 'connects to the internet through proxies and with certificates',
    may: ground,
  },
  zip: {
    purpose: 'reads and writes zips, independent of layers',
    may: ['base'],
  },
  layer: {
    purpose: 'types that all rooms share: layer, runtimes, limits',
    may: ['base'],
  },
  base: {
    purpose: 'utilities: problems, log, numbers, paths, files',
    may: [],
  },
}

/** Rooms within a room, and the parts of the same room that each can import. Files next to them can import all of them. */
export const innerRooms = {
  'publish/inputs': [],
  'publish/prepare': ['publish/inputs'],
  'publish/regions': ['publish/inputs'],
  'publish/skip-build': ['publish/inputs', 'publish/prepare', 'publish/regions'],
  'regions/calls': [],
  'regions/credentials': ['regions/calls'],
  'regions/apply': ['regions/calls', 'regions/observe.ts'],
  'pack/slim': [],
  'pack/checks': ['pack/slim'],
}

/** The plans of sub-actions, which must be pure functions as src/plan/ is. */
const purePlans = ['src/yank/plan.ts', 'src/copy/plan.ts', 'src/rollout/plan/']

/**
 * Packages that only some places are allowed to import (`only`), or that some places are not allowed to import (`never`). A place is a file,
 * or a directory that ends with `/`.
 * @type {readonly { regex: RegExp, names?: readonly string[], only?: readonly string[], never?: readonly string[], message: string }[]}
 */
export const packages = [
  {
    regex: /^@actions\/core(\/|$)/,
    only: ['src/runner/start.ts', 'src/runner/runner.ts'],
    message: 'Only src/runner/ calls @actions/core. Accept values and return values.',
  },
  {
    regex: /^@actions\/github(\/|$)/,
    only: ['src/runner/pull-request.ts'],
    message: "Only src/runner/pull-request.ts calls GitHub's API.",
  },
  {
    regex: /^(node:)?child_process$/,
    only: ['src/install/', 'src/runner/own-process.ts'],
    message:
      'Only src/install/ starts other programs, and decides what they see of the environment. Only src/runner/ starts this action again.',
  },
  {
    regex: /^@(aws-sdk|smithy)\//,
    only: ['src/regions/'],
    message: 'Only src/regions/ calls AWS. Everything else must work without an account.',
  },
  {
    regex: /^(?!\.)/,
    never: ['src/plan/', ...purePlans],
    message: 'A plan is a pure function, and imports nothing that could read or write.',
  },
  {
    regex: /^node:fs(\/promises)?$/,
    names: ['readFile', 'readFileSync'],
    never: ['src/install/'],
    message:
      'Read by src/base/files.ts, which limits how much: a pull request can contain a file of any size.',
  },
  {
    regex: /^yaml$/,
    names: ['parse', 'parseDocument', 'parseAllDocuments'],
    never: ['src/install/'],
    message: 'Parse by src/base/formats.ts, which limits how long that takes.',
  },
  {
    regex: /^@actions\/exec(\/|$)/,
    only: ['src/install/run/'],
    message: 'Only src/install/run/ starts other programs, and hides the secrets of this step from them.',
  },
  {
    regex: /^@xmldom\/xmldom$/,
    only: ['src/base/xml.ts'],
    message: 'Parse by src/base/xml.ts, which limits how long that takes.',
  },
]

/** @param {string} file @param {readonly string[] | undefined} places */
function isIn(file, places) {
  return places?.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)))
}

/** An ESLint rule that reports each import that the table of packages does not allow, including type imports and dynamic imports. */
const packageWalls = {
  meta: { type: /** @type {const} */ ('problem'), schema: [] },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    const file = relative(context.cwd, context.filename)
    const closed = packages.filter(({ only, never }) => (only ? !isIn(file, only) : isIn(file, never)))
    /** @param {import('estree').Node} node @param {unknown} source @param {readonly string[]} [imported] */
    const check = (node, source, imported) => {
      for (const { regex, names, message } of closed) {
        const isMeant =
          names === undefined || imported === undefined || imported.some((name) => names.includes(name))
        if (typeof source === 'string' && regex.test(source) && isMeant) context.report({ node, message })
      }
    }
    return {
      /** @param {import('estree').ImportDeclaration} node */
      ImportDeclaration: (node) =>
        check(
          node,
          node.source.value,
          node.specifiers.map((one) =>
            one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : '*',
          ),
        ),
      /** @param {import('estree').ExportNamedDeclaration} node */
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      /** @param {import('estree').ExportAllDeclaration} node */
      ExportAllDeclaration: (node) => check(node, node.source.value),
      /** @param {import('estree').ImportExpression} node */
      ImportExpression: (node) => {
        if (node.source.type === 'Literal') return check(node, node.source.value)
        context.report({ node, message: 'Import a literal path. The rules cannot check other imports.' })
      },
    }
  },
}

const betweenRooms = Object.entries(rooms).map(([room, { may }]) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...may].map((one) => `./${one}`),
  message: `src/${room} may import only ${[...may, 'itself'].join(', ')}: see eslint.walls.js.`,
}))

const betweenPlans = purePlans.map((plan) => ({
  target: `./${plan}`,
  from: './src',
  except: ['./layer', './plan', './base/message.ts', `./${plan.slice('src/'.length)}`],
  message: 'A plan is a pure function.',
}))

const betweenInnerRooms = Object.entries(innerRooms).map(([room, may]) => {
  const [outer = ''] = room.split('/')
  return {
    target: `./src/${room}`,
    from: `./src/${outer}`,
    except: [room, ...may].map((one) => `./${one.slice(outer.length + 1)}`),
    message: `In src/${outer}, src/${room} may import only ${[...may, 'itself'].join(', ')}: see eslint.walls.js.`,
  }
})

const beforeAws = {
  target: './src/publish/prepare',
  from: ['./src/regions', './src/publish/regions', './src/steps/connect-to-aws.ts'],
  message: 'Third-party code runs here, so this process must not have AWS credentials yet.',
}

/**
 * The ESLint configuration that enforces the tables above.
 * @type {import('eslint').Linter.Config}
 */
export const walls = {
  files: ['src/**/*.ts'],
  plugins: {
    'import-x': /** @type {import('eslint').ESLint.Plugin} */ (/** @type {unknown} */ (importX)),
    walls: { rules: { packages: packageWalls } },
  },
  settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs'] })] },
  rules: {
    'import-x/no-restricted-paths': [
      'error',
      { zones: [...betweenRooms, ...betweenInnerRooms, ...betweenPlans, beforeAws] },
    ],
    'walls/packages': 'error',
  },
}
