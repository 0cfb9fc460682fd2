import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { parsers } from '../../src/inputs.ts'
import { outputNames } from '../../src/report/outputs.ts'

interface Action {
  inputs: Record<string, { description: string; default?: string; required?: boolean }>
  outputs: Record<string, { description: string }>
  runs: { using: string; main: string }
  branding: { icon: string; color: string }
  description: string
}

const action = parse(readFileSync('action.yml', 'utf8')) as Action
const readme = readFileSync('README.md', 'utf8')
const surroundings = { workspace: process.cwd(), temporary: process.cwd(), env: { AWS_REGION: 'eu-west-1' } }

test('action.yml declares just the inputs that are read', () => {
  expect(Object.keys(action.inputs)).toEqual(Object.keys(parsers))
})

test('action.yml declares just the outputs that are set', () => {
  expect(Object.keys(action.outputs)).toEqual([...outputNames])
})

test.each(Object.entries(action.inputs).filter(([, { required }]) => !required))(
  'an input that is not given means its default in action.yml: %s',
  (name, input) => {
    const parser = parsers[name as keyof typeof parsers]
    expect(parser(input.default ?? '', surroundings)).toEqual(parser('', surroundings))
    expect(parser('', surroundings)).toHaveProperty('value')
  },
)

test.each([...Object.keys(action.inputs), ...Object.keys(action.outputs)])(
  'the README tells of %s',
  (name) => {
    expect(readme).toContain(`| \`${name}\` |`)
  },
)

test('the README uses no input that there is not', () => {
  const used = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    inputsUsedIn(parse(block ?? '')),
  )
  expect(used.length).toBeGreaterThan(5)
  expect(used.filter((name) => !(name in action.inputs))).toEqual([])
})

test('the Marketplace takes it', () => {
  expect(action.description.length).toBeLessThanOrEqual(125)
  expect(action.branding).toEqual({ icon: 'layers', color: 'orange' })
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

/** The names under `with:`, of this action's steps in a workflow or of a snippet that is nothing but a step's inputs. */
function inputsUsedIn(block: unknown): string[] {
  const { jobs, with: alone } = block as { jobs?: Record<string, { steps: Step[] }>; with?: object }
  if (alone) return Object.keys(alone)
  const steps = Object.values(jobs ?? {}).flatMap((job) => job.steps)
  return steps
    .filter(({ uses }) => uses?.includes('lambda-layer-everywhere'))
    .flatMap((step) => Object.keys(step.with ?? {}))
}

interface Step {
  uses?: string
  with?: object
}
