import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { run } from '../../../scripts/build/actions.mjs'
import { pages, snippetsIn } from '../../support/markdown-files.ts'
import * as collect from '../../../src/collect/inputs.ts'
import { parsers as copyParsers } from '../../../src/copy/parsers.ts'
import { outputNames as copyOutputs } from '../../../src/copy/report.ts'
import { parsers } from '../../../src/publish/inputs/parsers.ts'
import type { Parser } from '../../../src/inputs/parse.ts'
import { outputNames } from '../../../src/report/outputs.ts'
import { parsers as rolloutParsers } from '../../../src/rollout/parsers.ts'
import { outputNames as rolloutOutputs } from '../../../src/rollout/report.ts'
import * as verify from '../../../src/verify/inputs.ts'
import { outputNames as verifyOutputs } from '../../../src/verify/report.ts'
import * as yank from '../../../src/yank/inputs.ts'
import { outputNames as yankOutputs } from '../../../src/yank/report.ts'

interface Action {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string }
  branding?: { icon: string; color: string }
  description: string
}

/** An action's contract, and the code that is to keep it. */
interface Contract {
  path: string
  page: string
  entry: string
  parsers: Record<string, Parser<unknown>>
  outputNames: readonly string[]
}

const contracts: Contract[] = [
  { path: 'action.yml', page: 'README.md', entry: 'dist/index.js', parsers, outputNames },
  {
    path: 'collect/action.yml',
    page: 'collect/README.md',
    entry: '../dist/collect/index.js',
    parsers: collect.parsers,
    outputNames,
  },
  {
    path: 'yank/action.yml',
    page: 'yank/README.md',
    entry: '../dist/yank/index.js',
    parsers: yank.parsers,
    outputNames: yankOutputs,
  },
  {
    path: 'verify/action.yml',
    page: 'verify/README.md',
    entry: '../dist/verify/index.js',
    parsers: verify.parsers,
    outputNames: verifyOutputs,
  },
  {
    path: 'copy/action.yml',
    page: 'copy/README.md',
    entry: '../dist/copy/index.js',
    parsers: copyParsers,
    outputNames: copyOutputs,
  },
  {
    path: 'rollout/action.yml',
    page: 'rollout/README.md',
    entry: '../dist/rollout/index.js',
    parsers: rolloutParsers,
    outputNames: rolloutOutputs,
  },
]

const surroundings = { workspace: process.cwd(), temporary: process.cwd(), env: { AWS_REGION: 'eu-west-1' } }

describe.each(contracts)('$path', ({ path, page, entry, parsers, outputNames }) => {
  const action = actionAt(path)

  test('declares just the inputs that are read', () => {
    expect(Object.keys(action.inputs)).toEqual(Object.keys(parsers))
  })

  test('declares just the outputs that are set', () => {
    expect(Object.keys(action.outputs)).toEqual([...outputNames])
  })

  test.each(Object.entries(action.inputs).filter(([, { required }]) => !required))(
    'has as default what an input means that is not given: %s',
    (name, input) => {
      const parser = parsers[name]
      // The runner's own token has no value that could be compared.
      const standard = input.default === '${{ github.token }}' ? '' : (input.default ?? '')
      expect(parser?.(standard, surroundings)).toEqual(parser?.('', surroundings))
      expect(parser?.('', surroundings)).toHaveProperty('value')
    },
  )

  test.each([...Object.keys(action.inputs), ...Object.keys(action.outputs)])(
    'has a row in its README for %s',
    (name) => {
      expect(readFileSync(page, 'utf8')).toContain(`| \`${name}\` |`)
    },
  )

  test('runs the bundle that is built', () => {
    expect(action.runs).toEqual({ using: 'node24', main: entry })
    const folder = relative('dist', dirname(join(dirname(path), entry)))
    expect(Object.keys(run)).toContain(folder || 'publish')
  })
})

test('the docs use no input that does not exist', () => {
  const used = snippetsIn(pages, 'yaml').flatMap(({ text }) =>
    inputsUsedIn(parse(text, { logLevel: 'error' })),
  )
  for (const { path } of contracts) {
    const names = used.flatMap((use) => (use.path === path ? use.names : []))
    expect(names.length).toBeGreaterThan(2)
    expect(names.filter((name) => !(name in actionAt(path).inputs))).toEqual([])
  }
})

test('the Marketplace takes it', () => {
  const action = actionAt('action.yml')
  expect(action.description.length).toBeLessThanOrEqual(125)
  expect(action.branding).toEqual({ icon: 'layers', color: 'orange' })
})

/** The names under `with:` of the steps that use an action, in a workflow or in a snippet that is nothing but steps. */
function inputsUsedIn(block: unknown): { path: string; names: string[] }[] {
  const { jobs, steps = [] } = (Array.isArray(block) ? { steps: block } : block) as Job & {
    jobs?: Record<string, Job>
  }
  return [...steps, ...Object.values(jobs ?? {}).flatMap((job) => job.steps ?? [])].flatMap((step) => {
    const [, folder] = /lambda-layer-everywhere(\/\w+)?@/.exec(step.uses ?? '') ?? [undefined, undefined]
    return step.uses?.includes('lambda-layer-everywhere')
      ? [{ path: `${folder ? `${folder.slice(1)}/` : ''}action.yml`, names: Object.keys(step.with ?? {}) }]
      : []
  })
}

function actionAt(path: string): Action {
  return parse(readFileSync(path, 'utf8')) as Action
}

interface Job {
  /** None where a reusable workflow is called. */
  steps?: Step[]
}

interface Step {
  uses?: string
  with?: object
}
