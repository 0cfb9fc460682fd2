import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import hcl from 'hcl2-parser'
import { parse, stringify } from 'yaml'
import { goTool } from '../rig/tools.mjs'
import { snippetsIn } from '../support/markdown-files.ts'
import type { Snippet } from '../support/markdown-files.ts'

/** What the guides show to be copied is what its tools take: actionlint for workflows, and a parser for each other language. */

const guides = ['README.md', 'docs/troubleshooting.md']

/** A repository that has this action as its own, so that actionlint knows the inputs and the outputs. */
let repository: string
let actionlint: string

beforeAll(async () => {
  actionlint = await goTool('github.com/rhysd/actionlint/cmd/actionlint@v1.7.12')
  repository = mkdtempSync(join(tmpdir(), 'snippets-'))
  for (const path of ['action.yml', 'collect', 'yank', 'dist', '.github/workflows/publish-layer.yml']) {
    cpSync(path, join(repository, path), { recursive: true })
  }
  mkdirSync(join(repository, '.git'))
})

/** What actionlint says of a workflow; nothing where all is well. */
async function complaintsOn(workflow: string): Promise<string> {
  const path = join(mkdtempSync(join(repository, '.github', 'workflows', 'snippet-')), 'snippet.yml')
  const local = workflow.replaceAll(
    /OWNER\/lambda-layer-everywhere(\/[\w./-]+)?@v1/g,
    (_, folder = '/') => `.${folder}`,
  )
  writeFileSync(path, local)
  const failed = (error: { stdout: string; stderr: string }) => error
  const linted = promisify(execFile)(actionlint, ['-color=false', path], { cwd: repository })
  const { stdout, stderr } = await linted.catch(failed)
  return stdout + stderr
}

/** How each kind of snippet becomes a workflow; none for what is no part of one. */
function asWorkflow(text: string): string | undefined {
  const content = parse(text, { logLevel: 'error' })
  if (Array.isArray(content)) return inWorkflow({ steps: content })
  const has = (...keys: string[]): boolean => keys.some((key) => key in content)
  if (has('jobs')) return has('on') ? text : stringify({ on: 'push', ...content })
  if (has('steps')) return inWorkflow(content)
  if (has('concurrency', 'permissions')) return inWorkflow({ steps: [{ run: 'true' }], ...content })
  if (has('Resources', 'functions')) return undefined
  // The inputs that a text speaks of, without the rest of the step.
  return inWorkflow({ steps: [{ uses: own, with: { 'layer-name': 'a', ...content } }] })
}

const own = 'OWNER/lambda-layer-everywhere@v1'

function inWorkflow(job: object): string {
  return stringify({ on: 'push', jobs: { layer: { 'runs-on': 'ubuntu-latest', ...job } } })
}

describe('actionlint finds nothing in', () => {
  const workflows = snippetsIn(guides, 'yaml').flatMap(({ place, text }) => {
    const workflow = asWorkflow(text)
    return workflow === undefined ? [] : [[place, workflow] as const]
  })

  test.each(workflows)('%s', async (_place, workflow) => {
    expect(await complaintsOn(workflow)).toBe('')
  })
})

describe('actionlint would find', () => {
  test.each([
    [
      'an input that there is not',
      `- uses: ${own}\n  with: { layer-name: a, regoins: b }`,
      /"regoins" is not defined/,
    ],
    ['an input that is missing', `- uses: ${own}\n  with: { regions: a }`, /missing input "layer-name"/],
    [
      'an output that there is not',
      `- id: a\n  uses: ${own}\n  with: { layer-name: a }\n- run: echo \${{ steps.a.outputs.arn }}`,
      /"arn" is not defined/,
    ],
    [
      'an input of the reusable workflow',
      'jobs:\n  a:\n    uses: OWNER/lambda-layer-everywhere/.github/workflows/publish-layer.yml@v1\n    with: { name: a }',
      /"name" is not defined/,
    ],
  ])('%s', async (_what, text, complaint) => {
    expect(await complaintsOn(asWorkflow(text) ?? '')).toMatch(complaint)
  })
})

/** How a text of each other language is read by what it is for. */
const readers: Record<string, (text: string) => unknown> = {
  yaml: (text) => parse(text, { logLevel: 'error' }),
  hcl: (text) => expect(hcl.parseToObject(text)[1]).toBeNull(),
  json: (text) => JSON.parse(text),
  sh: (text) => execFileSync('bash', ['-n'], { input: text }),
}

describe('is read by what it is for:', () => {
  const others = snippetsIn(guides, ...Object.keys(readers))
  test.each(others)('$language at $place', ({ language, text }: Snippet) => {
    expect(() => readers[language]?.(text)).not.toThrow()
  })
})
