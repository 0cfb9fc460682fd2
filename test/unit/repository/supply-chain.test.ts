import { globSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { pages } from '../../support/markdown-files.ts'

/** The workflows of this repository, and those that the docs show. */
const workflows = globSync(['.github/workflows/*.yml', 'test/workflows/{*,recipes/*}.yml'])

describe.each(workflows)('%s', (path) => {
  const text = readFileSync(path, 'utf8')

  test('gives its jobs no permission but what each names', () => {
    const { permissions, jobs } = parse(text)
    expect(permissions).toEqual({})
    for (const job of Object.values<{ permissions?: unknown }>(jobs))
      expect(job.permissions ?? {}).toEqual(expect.any(Object))
  })

  test('uses what others made by the SHA of a commit', () => {
    expect(movableIn(text)).toEqual([])
  })
})

test.each([...pages, ...globSync(['**/action.yml'], { exclude: ['node_modules', '.cache'] })])(
  '%s uses what others made by the SHA of a commit',
  (path) => {
    expect(movableIn(readFileSync(path, 'utf8'))).toEqual([])
  },
)

/** Actions and workflows of others by a name that can be moved, or without the version that a SHA stands for. */
function movableIn(text: string): string[] {
  const used = [...text.matchAll(/^ *(?:- )?uses: *(.*)$/gm)].map(([, action = '']) => action.trim())
  const own = /^(\.\/|\$\/|OWNER\/lambda-layer-everywhere[@/])/
  return used.filter((action) => !own.test(action) && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
}

describe('what is bundled', () => {
  /** They ask for no more than to be named with their text, which the list does. */
  const allowed = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'CC-BY-3.0', 'CC0-1.0', 'ISC', 'MIT']

  /** Types alone, what is for browsers, and what the build leaves out: no code of these is in the bundle. */
  const without = [
    '@aws-sdk/types',
    '@octokit/openapi-types',
    '@octokit/types',
    '@smithy/fetch-http-handler',
    'tslib',
    'undici',
  ]

  const lock: Record<string, { dev?: boolean; devOptional?: boolean; license?: string }> = JSON.parse(
    readFileSync('package-lock.json', 'utf8'),
  ).packages
  const licences = new Map(
    Object.entries(lock).flatMap(([path, { dev, devOptional, license }]) =>
      path === '' || dev || devOptional ? [] : [[path.replace(/^.*node_modules\//, ''), license] as const],
    ),
  )

  const listed = listedIn(readFileSync('dist/licenses.txt', 'utf8'))

  /** All parts of a bundle. */
  function codeIn(directory: string): string {
    const parts = readdirSync(directory).filter((name) => name.endsWith('.js'))
    return parts.map((name) => readFileSync(`${directory}/${name}`, 'utf8')).join('\n')
  }

  /** The packages of a list, by their licences. */
  function listedIn(list: string): Map<string, string> {
    const known = [...licences].filter(([name, licence]) => `\n${list}`.includes(`\n${name}\n${licence}\n`))
    return new Map(known.map(([name, licence]) => [name, licence ?? '']))
  }

  test('has a licence that lets it be', () => {
    expect([...licences].filter(([, licence]) => !allowed.includes(licence ?? ''))).toEqual([])
  })

  test('is listed with its licence', () => {
    expect([...licences.keys()].filter((name) => !listed.has(name)).sort()).toEqual(without)
  })

  test('is listed if the bundle has its code', () => {
    const named = [...codeIn('dist').matchAll(/\.\/node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//g)].map(
      ([, name]) => name,
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !listed.has(name ?? ''))).toEqual([])
  })
})
