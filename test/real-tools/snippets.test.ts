import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from '@jest/globals'
import hcl from 'hcl2-parser'
import ts from 'typescript'
import { parse, stringify } from 'yaml'
import { goTool } from '../rig/tools.mjs'
import { pages, snippetsIn } from '../support/markdown-files.ts'
import type { Snippet } from '../support/markdown-files.ts'

/** A tool for each language must accept the snippets on all pages: actionlint for workflows, and a parser for each other language. */

/** A repository that contains this action as a local action, so that actionlint knows its inputs and outputs. */
let repository: string
let actionlint: string

beforeAll(async () => {
  actionlint = await goTool('github.com/rhysd/actionlint/cmd/actionlint@v1.7.12')
  repository = mkdtempSync(join(tmpdir(), 'snippets-'))
  for (const path of [
    'action.yml',
    'collect',
    'copy',
    'rollout',
    'verify',
    'yank',
    'dist',
    '.github/workflows/publish-layer.yml',
  ]) {
    cpSync(path, join(repository, path), { recursive: true })
  }
  mkdirSync(join(repository, '.git'))
  addOutputsWithSuffix(join(repository, 'action.yml'))
})

/** The action sets some outputs for each architecture, which action.yml does not list. */
function addOutputsWithSuffix(path: string): void {
  const action = parse(readFileSync(path, 'utf8')) as { outputs: Record<string, object> }
  const suffixed = Object.entries(action.outputs).flatMap(([name, output]) =>
    ['x86_64', 'arm64'].map((architecture) => [`${name}-${architecture}`, output] as const),
  )
  const outputs = { ...action.outputs, ...Object.fromEntries(suffixed) }
  writeFileSync(path, stringify({ ...action, outputs }))
}

/** What actionlint reports about a workflow. Empty if it finds nothing. */
async function errorsIn(workflow: string): Promise<string> {
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

/** Returns a workflow that contains a snippet, or undefined if the snippet is not a part of one. */
function asWorkflow(text: string): string | undefined {
  const content = parse(text, { logLevel: 'error' })
  if (Array.isArray(content)) return inWorkflow({ steps: content })
  const has = (...keys: string[]): boolean => keys.some((key) => key in content)
  if (has('jobs')) return has('on') ? text : stringify({ on: 'push', ...content })
  if (has('steps')) return inWorkflow(content)
  if (has('concurrency', 'permissions')) return inWorkflow({ steps: [{ run: 'true' }], ...content })
  if (has('Resources', 'functions', 'updates')) return undefined
  // Inputs alone, without the rest of the step.
  return inWorkflow({ steps: [{ uses: own, with: { 'layer-name': 'a', ...content } }] })
}

const own = 'OWNER/lambda-layer-everywhere@v1'

function inWorkflow(job: object): string {
  return stringify({ on: 'push', jobs: { layer: { 'runs-on': 'ubuntu-latest', ...job } } })
}

describe('actionlint reports no error in', () => {
  const workflows = snippetsIn(pages, 'yaml').flatMap(({ place, text }) => {
    const workflow = asWorkflow(text)
    return workflow === undefined ? [] : [[place, workflow] as const]
  })

  test.each(workflows)('%s', async (_place, workflow) => {
    expect(await errorsIn(workflow)).toBe('')
  })
})

describe('actionlint reports', () => {
  test.each([
    [
      'an input that does not exist',
      `- uses: ${own}\n  with: { layer-name: a, regoins: b }`,
      /"regoins" is not defined/,
    ],
    ['an input that is missing', `- uses: ${own}\n  with: { regions: a }`, /missing input "layer-name"/],
    [
      'an output that does not exist',
      `- id: a\n  uses: ${own}\n  with: { layer-name: a }\n- run: echo \${{ steps.a.outputs.arn }}`,
      /"arn" is not defined/,
    ],
    [
      'an input that does not exist in the reusable workflow',
      'jobs:\n  a:\n    uses: OWNER/lambda-layer-everywhere/.github/workflows/publish-layer.yml@v1\n    with: { name: a }',
      /"name" is not defined/,
    ],
  ])('%s', async (_what, text, error) => {
    expect(await errorsIn(asWorkflow(text) ?? '')).toMatch(error)
  })
})

/** Parsers of the other languages. Each throws if a text is not valid. */
const readers: Record<string, (text: string) => unknown> = {
  yaml: (text) => parse(text, { logLevel: 'error' }),
  hcl: (text) => expect(hcl.parseToObject(text)[1]).toBeNull(),
  json: (text) => JSON.parse(text),
  sh: (text) => execFileSync('bash', ['-n'], { input: text }),
  ts: (text) => expect(syntaxErrorsIn(text)).toEqual([]),
  js: (text) => expect(syntaxErrorsIn(text)).toEqual([]),
}

describe('a parser accepts', () => {
  const others = snippetsIn(pages, ...Object.keys(readers))
  test.each(others)('$language at $place', ({ language, text }: Snippet) => {
    expect(() => readers[language]?.(text)).not.toThrow()
  })
})

function syntaxErrorsIn(text: string): unknown[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true })
  return diagnostics.map(({ messageText }) => messageText)
}

test('each language of a snippet has a parser, except text and diagrams', () => {
  const unread = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/^ *```(\w*)\n[\s\S]*?^ *```$/gm)].map(
      ([, language = '']) => language,
    ),
  )
  const known = [...Object.keys(readers), 'text', 'mermaid']
  expect(unread.filter((language) => !known.includes(language))).toEqual([])
})
