import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findInterpreter, setupHintFor } from '../../../src/layer-tests/interpreters.ts'
import type { OptLanguage } from '../../../src/layer/opt.ts'
import { temporary, treeOf } from '../../support/pack-layer.ts'
import { quietLog } from '../../support/quiet-log.ts'

/** Creates programs that print these answers. Returns their directory. */
function programs(answers: Record<string, string>): string {
  const root = treeOf(
    Object.fromEntries(Object.entries(answers).map(([path, text]) => [path, `#!/bin/sh\necho '${text}'\n`])),
  )
  for (const path of Object.keys(answers)) chmodSync(join(root, path), 0o755)
  return root
}

/** Returns the version and the path of the interpreter that is found on a runner with these programs. `%` is their directory. */
async function found(
  language: OptLanguage,
  version: string | undefined,
  answers: Record<string, string>,
  variables: Record<string, string> = {},
): Promise<string | undefined> {
  const root = programs(answers)
  const given = Object.entries(variables).map(([name, value]) => [name, value.replace('%', root)])
  const env = { PATH: `${root}/path:/usr/bin:/bin`, HOME: join(root, 'home'), ...Object.fromEntries(given) }
  const result = await findInterpreter(language, version, { env, log: quietLog(), work: temporary() })
  return result && `${result.version} ${result.command.replace(root, '%')}`
}

describe('an interpreter is found', () => {
  const arch = process.arch
  const table: [string, OptLanguage, string, Record<string, string>, Record<string, string>, string][] = [
    [
      'on PATH by its version',
      'python',
      '3.77',
      { 'path/python3.77': 'CPython 3.77.1' },
      {},
      '3.77.1 python3.77',
    ],
    [
      'on PATH by its name, if that has the version',
      'python',
      '3.77',
      { 'path/python3': 'CPython 3.77.2' },
      {},
      '3.77.2 python3',
    ],
    [
      'in the tool cache, where the newest is used',
      'nodejs',
      '77',
      {
        'path/node': '20.0.0',
        [`cache/node/77.9.0/${arch}/bin/node`]: '77.9.0',
        [`cache/node/77.10.0/${arch}/bin/node`]: '77.10.0',
      },
      { RUNNER_TOOL_CACHE: '%/cache' },
      `77.10.0 %/cache/node/77.10.0/${arch}/bin/node`,
    ],
    [
      'in pyenv',
      'python',
      '3.77',
      { 'path/python3.77': 'PyPy 3.77.0', 'pyenv/versions/3.77.3/bin/python': 'CPython 3.77.3' },
      { PYENV_ROOT: '%/pyenv' },
      '3.77.3 %/pyenv/versions/3.77.3/bin/python',
    ],
    [
      'in the home of Java for that version',
      'java',
      '77',
      { 'old/bin/javac': 'javac 1.8.0_402', 'new/bin/javac': 'javac 77.0.1' },
      { JAVA_HOME: '%/old', [`JAVA_HOME_77_${arch.toUpperCase()}`]: '%/new' },
      '77 %/new/bin/javac',
    ],
    [
      'as Java 8',
      'java',
      '8',
      { 'old/bin/javac': 'javac 1.8.0_402' },
      { JAVA_HOME: '%/old' },
      '8 %/old/bin/javac',
    ],
    [
      'in rbenv',
      'ruby',
      '7.7',
      { 'home/.rbenv/versions/7.7.1/bin/ruby': '7.7.1' },
      {},
      '7.7.1 %/home/.rbenv/versions/7.7.1/bin/ruby',
    ],
  ]
  test.each(table)('%s', async (_name, language, version, answers, variables, expected) => {
    expect(await found(language, version, answers, variables)).toBe(expected)
  })

  test('of any version, if none is declared', async () => {
    expect(await found('ruby', undefined, { 'path/ruby': '7.7.1' })).toBe('7.7.1 ruby')
  })

  test('never for another version that begins with the same digits', async () => {
    expect(await found('ruby', '7.7', { 'path/ruby': '7.71.0' })).toBeUndefined()
  })
})

test('a workflow sets up what is missing', () => {
  expect(setupHintFor('java')).toBe(
    'Add a step with "uses: actions/setup-java@v5" and that version before this one.',
  )
})
