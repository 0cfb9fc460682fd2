import { describe, expect, test } from '@jest/globals'
import { withLockedHashes, requirementsOf } from '../../../../src/install/python/poetry-lock.ts'
import { checkResult, blockedMessage, writesReadable } from '../../../../src/install/python/poetry-tool.ts'

describe('"poetry check --lock"', () => {
  test.each([
    ['fresh', 0, ['All set!']],
    ['fresh', 1, ['Error: Declared README file does not exist: README.md', 'Warning: poetry.lock is good']],
    ['fresh', 1, ['Error: Unrecognized classifiers: ["x"].']],
    [
      'stale',
      1,
      [
        'Error: pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
      ],
    ],
    [
      'stale',
      1,
      ['Error: Declared README file does not exist: README.md', 'Error: poetry.lock was not found.'],
    ],
    [
      'stale',
      1,
      [
        'Error: poetry.lock is not up to date with pyproject.toml, run `poetry lock --no-update` to fix this.',
      ],
    ],
    [
      'nothing',
      1,
      [
        '',
        'The Poetry configuration is invalid:',
        "  - Additional properties are not allowed ('foo' was unexpected)",
      ],
    ],
  ] as const)('finds a lock file %s with exit code %i: %j', (found, exitCode, lines) => {
    expect(checkResult({ exitCode, lines })).toBe(found)
  })
})

describe('a lock file that poetry has rewritten', () => {
  const old = { package: [{ name: 'six', version: '1.16.0', files: [{ hash: 'sha256:old' }] }] }
  const again = (version: string): typeof old & { metadata: object } => ({
    package: [{ name: 'six', version, files: [{ hash: 'sha256:new' }] }],
    metadata: { 'lock-version': '2.1' },
  })

  test('keeps the hashes that were locked', () => {
    expect(withLockedHashes(old, again('1.16.0'))).toEqual({ ...old, metadata: { 'lock-version': '2.1' } })
  })

  test('is rejected with a version that was not locked', () => {
    expect(withLockedHashes(old, again('1.17.0'))).toBeUndefined()
  })
})

describe('a package from an address in poetry.lock', () => {
  const requirementAt = (source: object): [string, readonly string[]][] => {
    const one = { name: 'a', version: '1.0', groups: ['main'], files: [{ hash: 'sha256:aa' }], source }
    const lock = { package: [one], metadata: { 'lock-version': '2.1' } }
    const read = requirementsOf(lock, { extras: [], groups: [] }, { directory: '/own', env: {} })
    return (read?.requirements ?? []).map(({ text, hashes }) => [text, hashes])
  }

  test.each([
    ['https://host.example/a.zip', undefined, 'https://host.example/a.zip'],
    ['https://host.example/a.zip', 'sub', 'https://host.example/a.zip#subdirectory=sub'],
    ['https://host.example/a.zip#egg=a', 'sub', 'https://host.example/a.zip#egg=a&subdirectory=sub'],
  ])('is verified by its hash, in its folder: %s, %s', (url, subdirectory, address) => {
    const source = { type: 'url', url, subdirectory }
    expect(requirementAt(source)).toEqual([[`a @ ${address}`, ['sha256:aa']]])
  })

  test('is verified by its commit if it comes from Git', () => {
    const source = { type: 'git', url: 'https://host.example/a.git', resolved_reference: '0123' }
    expect(requirementAt({ ...source, subdirectory: 'sub' })).toEqual([
      ['a @ git+https://host.example/a.git@0123#subdirectory=sub', []],
    ])
  })
})

describe('the indexes in poetry.lock', () => {
  const url = 'https://host.example/simple'
  const own = { type: 'legacy', url, reference: 'my-own.index' }
  const linesOf = (sources: (object | undefined)[], env: Record<string, string> = {}): readonly string[] => {
    const packages = sources.map((source, at) => ({ name: `a${at}`, version: '1', groups: ['main'], source }))
    const dev = { name: 'dev', version: '1', groups: ['dev'] }
    const lock = { package: [...packages, dev], metadata: { 'lock-version': '2.1' } }
    return requirementsOf(lock, { extras: [], groups: [] }, { directory: '/own', env })?.indexLines ?? []
  }

  test('are used in addition to the default index', () => {
    expect(linesOf([own, undefined])).toEqual([`--extra-index-url ${url}`])
  })

  test('replace the default index if no selected package comes from it', () => {
    const other = { ...own, url: 'https://other.example/simple' }
    const here = { type: 'directory', url: 'lib' }
    const lines = ['--index-url https://other.example/simple', `--extra-index-url ${url}`]
    expect(linesOf([own, other, other, here])).toEqual(lines)
    expect(linesOf([own], { UV_DEFAULT_INDEX: 'https://mirror.example' })).toEqual([
      `--extra-index-url ${url}`,
    ])
  })

  test('have the credentials in the variables of poetry', () => {
    const variable = 'POETRY_HTTP_BASIC_MY_OWN_INDEX'
    const both = { [`${variable}_USERNAME`]: 'me@work', [`${variable}_PASSWORD`]: 'p/w%' }
    expect(linesOf([own], both)).toEqual(['--index-url https://me%40work:p%2Fw%25@host.example/simple'])
    expect(linesOf([own], { [`${variable}_USERNAME`]: 'token' })).toEqual([
      '--index-url https://token@host.example/simple',
    ])
    expect(linesOf([{ ...own, reference: 'other' }], both)).toEqual([`--index-url ${url}`])
  })
})

describe('poetry that would run the code of a package to lock', () => {
  test('is stopped, and the error asks to commit a lock file', () => {
    expect(blockedMessage(['docopt'], false)).toBe(
      'To lock, poetry would run the code of docopt, which has no wheel. ' +
        'Run "poetry lock" and commit poetry.lock. If you trust the package, you can set "install-scripts: true" instead.',
    )
  })

  test('is stopped for a lock file in an older format, and the error names the plugin', () => {
    const message = blockedMessage(['docopt'], true)
    expect(message).toMatch(/Lock again with poetry 2, or add .* pipx inject poetry poetry-plugin-export/)
    expect(message).not.toMatch(/commit poetry\.lock/)
  })
})

test.each([
  ['1.8.0', false],
  ['1.8.5', false],
  ['2.0.0', true],
  ['2.5.1', true],
])('a lock file of poetry %s can be read without poetry: %s', (version, expected) => {
  expect(writesReadable(version)).toBe(expected)
})
