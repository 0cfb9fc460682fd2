import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { normalise } from '../../../../src/install/python/normalise.ts'
import { contentsOf } from '../../../support/build-layer.ts'
import { treeOf } from '../../../support/pack-layer.ts'

/** A Python as a build machine has it, which Lambda has not. */
const python = '/opt/hostedtoolcache/Python/3.13.1/x64/bin/python3.13'

const entryPoints = '[console_scripts]\ntool = tool:main\n\n[gui_scripts]\ntool-gui=tool:main\n'
const generated = (interpreter: string): string =>
  `${interpreter}\n# -*- coding: utf-8 -*-\nimport sys\nfrom tool import main\nsys.exit(main())\n`

/** A package with these programs, as it is installed before it is normalised; `up` is what pip writes before a path. */
function installed(bin: Readonly<Record<string, string>>, up = ''): string {
  const record = [...Object.keys(bin).map((name) => `${up}bin/${name},sha256=x,1`), 'tool.py,,']
  return treeOf({
    'tool.py': '',
    'tool-1.0.dist-info/entry_points.txt': entryPoints,
    'tool-1.0.dist-info/RECORD': record.join('\n'),
    ...Object.fromEntries(Object.entries(bin).map(([name, text]) => [`bin/${name}`, text])),
  })
}

const read = (directory: string, path: string): string => readFileSync(join(directory, path), 'utf8')

describe('programs of installed packages', () => {
  test.each(['', '../../'])(
    'are kept if the wheel contains them and removed if they were generated, with %j in RECORD',
    async (up) => {
      const directory = installed(
        {
          'tool-gui': generated(`#!${python}`),
          tool: generated(`#!/bin/sh\n'''exec' "${python}" "$0" "$@"\n' '''`),
          native: '\u007fELF...',
          'run.sh': '#!/bin/bash\necho python\n',
          'data.txt': 'text\n',
          'help.py': `#!${python} -E\nprint()\n`,
        },
        up,
      )
      await normalise(directory)
      expect(Object.keys(contentsOf(join(directory, 'bin'))).sort()).toEqual([
        'data.txt',
        'help.py',
        'native',
        'run.sh',
      ])
      expect(read(directory, 'bin/help.py')).toBe('#!/usr/bin/env python3\nprint()\n')
      expect(read(directory, 'tool-1.0.dist-info/RECORD').split('\n')).toEqual([
        'bin/data.txt,sha256=x,1',
        'bin/help.py,sha256=mgduGPyH8972FVYCZu40BzzhUIlDmeVXVuIy2B-L4Hw,31',
        'bin/native,sha256=x,1',
        'bin/run.sh,sha256=x,1',
        'tool.py,,',
        '',
      ])
    },
  )

  test('are executable, even if the wheel was created without file modes', async () => {
    const directory = installed({ native: '\u007fELF', script: `#!${python}\n`, 'data.txt': '' })
    for (const name of ['native', 'script', 'data.txt']) chmodSync(join(directory, 'bin', name), 0o644)
    await normalise(directory)
    const modes = ['native', 'script', 'data.txt'].map(
      (name) => statSync(join(directory, 'bin', name)).mode & 0o777,
    )
    expect(modes).toEqual([0o755, 0o755, 0o644])
  })

  test('are unchanged in a package that is imported as "bin"', async () => {
    const text = `#!${python}\n`
    const directory = installed({ '__init__.py': '', 'tool.py': text })
    await normalise(directory)
    expect(read(directory, 'bin/tool.py')).toBe(text)
  })

  test('leave no empty folder behind', async () => {
    const directory = installed({ tool: generated(`#!${python}`) })
    await normalise(directory)
    expect(Object.keys(contentsOf(directory))).toEqual([
      'tool-1.0.dist-info/RECORD',
      'tool-1.0.dist-info/entry_points.txt',
      'tool.py',
    ])
  })
})

test('headers of a wheel are in one folder, independent of the installer', async () => {
  const trees = [
    { written: '../../include/python/own/own.h', path: 'include/python/own/own.h' },
    { written: '../../include/python3.11/own/own.h', path: 'include/python3.11/own/own.h' },
    { written: 'include/own/own.h', path: 'include/own/own.h' },
  ].map(({ written, path }) =>
    treeOf({ [path]: 'int a;', 'own-1.0.dist-info/RECORD': `${written},sha256=x,6\n` }),
  )
  for (const tree of trees) await normalise(tree)
  const [first, ...others] = trees.map((tree) => contentsOf(tree))
  expect(Object.keys(first ?? {})).toEqual(['include/own/own.h', 'own-1.0.dist-info/RECORD'])
  expect(others).toEqual([first, first])
})

test.each(['bin', 'include', 'share', 'etc', 'lib', 'scripts'])(
  'a package that is imported as "%s" keeps all of its files',
  async (name) => {
    const files = {
      [`${name}/rules.json`]: '{}',
      [`${name}/python/run`]: 'text',
      [`${name}/__init__.py`]: '',
    }
    const record = Object.keys(files).map((path) => `${path},,`)
    const directory = treeOf({ ...files, 'own-1.0.dist-info/RECORD': record.join('\n') })
    await normalise(directory)
    expect(Object.keys(contentsOf(directory))).toEqual(
      [...Object.keys(files), 'own-1.0.dist-info/RECORD'].sort(),
    )
  },
)
