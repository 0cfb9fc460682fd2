import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

/** The reusable workflow, as far as it can be read; test/real-tools/workflows.test.ts runs it. */

interface Job {
  readonly 'runs-on': string
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, string>> }[]
}

const { on, jobs } = parse(readFileSync('.github/workflows/publish-layer.yml', 'utf8')) as {
  readonly on: Record<'workflow_call' | 'workflow_dispatch', { readonly inputs: Record<string, unknown> }>
  readonly jobs: Readonly<Record<string, Job>>
}

describe('publish-layer.yml', () => {
  test.each(Object.entries(jobs))('runs the job %s where "runs-on" says: a label, or JSON', (_name, job) => {
    expect(job['runs-on']).toContain('fromJSON(inputs.runs-on)')
    expect(job['runs-on']).toContain("|| inputs.runs-on || 'ubuntu-latest'")
  })

  test('has an input for the runner and for the bucket, called or by hand', () => {
    for (const { inputs } of Object.values(on))
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(['runs-on', 's3-bucket']))
  })

  test('gives the bucket to each job that speaks to AWS', () => {
    const publishing = Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.endsWith('actions/publish'))
    expect(publishing).toHaveLength(2)
    for (const step of publishing)
      expect(step.with).toMatchObject({
        's3-bucket': '${{ inputs.s3-bucket }}',
        's3-prefix': '${{ inputs.s3-prefix }}',
      })
  })

  test('hands each of its inputs on, or uses it itself', () => {
    const text = readFileSync('.github/workflows/publish-layer.yml', 'utf8')
    for (const name of Object.keys(on.workflow_call.inputs)) expect(text).toContain(`inputs.${name}`)
  })
})
