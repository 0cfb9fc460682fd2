import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { errorsOf } from '../../../../src/base/problem.ts'
import { textsOf } from '../../../../src/base/message.ts'
import { elfFile } from '../../../support/elf-file.ts'
import { gitLfsPointer, macBundle, windowsLibrary } from '../../../support/foreign-files.ts'
import { packArchive, packDirectory, temporary, treeOf } from '../../../support/pack-layer.ts'
import type { Files, Request } from '../../../support/pack-layer.ts'
import { mode, zipFile } from '../../../support/zip-file.ts'

const script = '#!/bin/sh\necho started\n'
const program = elfFile()
const nodejs = ['nodejs24.x']

interface Found {
  readonly errors: readonly string[]
  readonly warnings: readonly string[]
}

/** Returns what is reported about a layer with these files. All of them are executable, except those that are named. */
async function reportedOn(files: Files, request: Request = {}, notExecutable: string[] = []): Promise<Found> {
  const directory = treeOf(files)
  const paths = Object.keys(files).filter((path) => !String(files[path]).startsWith('->'))
  for (const path of paths) chmodSync(join(directory, path), notExecutable.includes(path) ? 0o644 : 0o755)
  return packDirectory(directory, request).then(
    ({ warnings }) => ({ errors: [], warnings: textsOf(warnings) }),
    (error: unknown) => ({ errors: textsOf(errorsOf(error)), warnings: [] }),
  )
}

describe('an extension', () => {
  test.each<[string, Files, Request?]>([
    ['that is a compiled program', { 'extensions/agent': program }],
    ['that is a shell script', { 'extensions/agent': script }, { runtimes: nodejs }],
    [
      'whose interpreter is in the runtime',
      { 'extensions/agent': '#!/usr/bin/env node\n', 'extensions/other': '#!/var/lang/bin/node\n' },
      { runtimes: nodejs },
    ],
    [
      'of the declared Python version',
      { 'extensions/agent': '#!/usr/bin/env python3.13\n' },
      { runtimes: ['python3.13'] },
    ],
    [
      'whose interpreter is in the layer',
      { 'extensions/agent': '#!/usr/bin/env python3\n', 'bin/python3': program },
      { runtimes: ['provided.al2023'] },
    ],
    [
      'whose interpreter can be in another layer',
      { 'extensions/agent': '#!/opt/python/bin/python3\n' },
      { runtimes: ['provided.al2023'] },
    ],
    [
      'whose interpreter is in the folder of the runtime',
      { 'extensions/agent': '#!/var/lang/bin/python3.13\n' },
      { runtimes: ['python3.13'] },
    ],
    ['without declared runtimes', { 'extensions/agent': '#!/usr/bin/env python3\n' }],
    ['with an unknown interpreter', { 'extensions/agent': '#!/usr/bin/perl\n' }, { runtimes: nodejs }],
    ['with its files in a folder', { 'extensions/agent': script, 'extensions/lib/data': '1' }],
    ['that is a link to a program', { 'bin/agent': script, 'extensions/agent': '->../bin/agent' }],
    ['next to a link to a folder', { 'extensions/agent': script, 'extensions/lib': '->../lib', 'lib/a': '' }],
    [
      'with arguments for its interpreter',
      {
        'extensions/a': '#!/usr/bin/env -S node --no-warnings\n',
        'extensions/b': '#!/usr/bin/env -S -u NODE_OPTIONS node\n',
        'extensions/c': '#!/usr/bin/env node \n',
      },
      { runtimes: nodejs },
    ],
  ])('%s is accepted', async (_name, files, request = {}) => {
    expect(await reportedOn(files, request)).toEqual({ errors: [], warnings: [] })
  })

  const agent = 'Lambda cannot start "extensions/agent":'
  test.each<[string, string | Buffer, string, Request?]>([
    [
      'data',
      '{}',
      `${agent} only ELF programs and scripts that begin with "#!" can be started. Move data files out of extensions/.`,
    ],
    ['for macOS', macBundle, `${agent} it is for macOS, and Lambda runs Linux. Build it for Linux.`],
    ['for Windows', windowsLibrary, `${agent} it is for Windows, and Lambda runs Linux.`],
    [
      'a Git LFS pointer',
      gitLfsPointer,
      `${agent} it is only a Git LFS pointer instead of the program. Add "lfs: true" to the step that uses actions/checkout.`,
    ],
    ['an empty file', '', `${agent} only ELF programs and scripts`],
    [
      'a script with Windows line endings',
      '#!/bin/sh\r\necho\r\n',
      `${agent} the first line has a Windows line ending. Save it with Unix line endings.`,
    ],
    [
      'a script for another language',
      '#!/usr/bin/env python3\n',
      `${agent} python3 is required, and it is not in nodejs24.x. Use a compiled program or a shell script, or add python3 to bin/`,
      { runtimes: ['python3.13', ...nodejs] },
    ],
    [
      'a script with options of env',
      '#!/usr/bin/env -S LANG=C node --no-warnings\n',
      `${agent} node is required, and it is not in provided.al2023.`,
      { runtimes: ['provided.al2023'] },
    ],
    [
      'a script with options of env, without a space',
      '#!/usr/bin/env -Snode --no-warnings\n',
      `${agent} node is required, and it is not in provided.al2023.`,
      { runtimes: ['provided.al2023'] },
    ],
    [
      'a script whose arguments env does not split',
      '#!/usr/bin/env node --no-warnings\n',
      `${agent} env searches for a program with the name "node --no-warnings". Use "#!/usr/bin/env -S node --no-warnings".`,
    ],
    [
      'a script whose arguments env cannot split on Amazon Linux 2',
      '#!/usr/bin/env -S python3 -u\n',
      `${agent} env in python3.11 does not support the option -S. Use a shell script that starts the program with its arguments.`,
      { runtimes: ['python3.11', 'python3.13'] },
    ],
    [
      'a script with a byte order mark',
      '\ufeff#!/bin/sh\n',
      `${agent} it begins with a byte order mark instead of "#!". Save it as UTF-8 without a byte order mark.`,
    ],
    [
      'a script for another Python version',
      '#! /usr/bin/python3.12 -u\n',
      `${agent} python3.12 is required, and it is not in python3.13.`,
      { runtimes: ['python3.13'] },
    ],
    [
      'a script that names an interpreter of the runtime in another folder',
      '#!/usr/bin/python3.13\n',
      `${agent} /usr/bin/python3.13 is required, and Lambda has it in /var/lang/bin/. Use "#!/usr/bin/env python3.13".`,
      { runtimes: ['python3.13'] },
    ],
    [
      'a script for a language without a runtime',
      '#!/usr/bin/env php\n',
      `${agent} php is required, and it is not in nodejs24.x.`,
      { runtimes: nodejs },
    ],
  ])('is rejected if it is %s', async (_name, content, expected, request = {}) => {
    const { errors } = await reportedOn({ 'extensions/agent': content }, request)
    expect(errors).toEqual([expect.stringContaining(expected)])
  })

  test('is rejected if it is not executable, with all others of the kind', async () => {
    const files = { 'extensions/a': script, 'extensions/b': program, 'extensions/c': script }
    const { errors } = await reportedOn(files, {}, ['extensions/a', 'extensions/b'])
    expect(errors).toEqual([
      'Lambda cannot start "extensions/a", "extensions/b": the execute permission is missing. Make it executable with "chmod +x", and commit ' +
        'the change. On Windows, use "git update-index --chmod=+x".',
    ])
  })

  test('is not a shared library', async () => {
    const { errors } = await reportedOn({ 'extensions/agent': script, 'extensions/libagent.so.1': program })
    expect(errors).toEqual([
      'Lambda cannot start "extensions/libagent.so.1": only programs can be started, and Lambda starts every file in extensions/. ' +
        'Move shared libraries to lib/.',
    ])
  })

  test('that is a link is rejected if its target does not start', async () => {
    const files = { 'lib/agent': script, 'extensions/agent': '->../lib/agent' }
    const { errors } = await reportedOn(files, {}, ['lib/agent'])
    expect(errors).toEqual([
      expect.stringMatching(/^Lambda cannot start "extensions\/agent": the execute permission is missing\./),
    ])
  })

  test('is not found by Lambda if there are only folders in extensions/', async () => {
    const { errors } = await reportedOn({ 'extensions/agent/bin/agent': script })
    expect(errors).toEqual([
      expect.stringMatching(/^Lambda starts only files that are directly in extensions\//),
    ])
  })
})

describe('a bootstrap', () => {
  const files = { bootstrap: script, 'bin/tool': script }

  test.each([
    [
      'is rejected with a custom runtime',
      ['provided.al2023', ...nodejs],
      ['Lambda cannot start "bootstrap"'],
      [],
    ],
    ['has a warning without declared runtimes', [], [], ['Lambda cannot start "bootstrap"']],
    ['is not used by other runtimes', nodejs, [], []],
  ])('that is not executable %s', async (_name, runtimes, errors, warnings) => {
    const found = await reportedOn(files, { runtimes }, ['bootstrap'])
    const starts = (texts: readonly string[]): string[] => texts.map((text) => text.replace(/:.*/s, ''))
    expect([starts(found.errors), starts(found.warnings)]).toEqual([errors, warnings])
  })
})

describe('a program in bin/', () => {
  test('has a warning, because functions choose what they start', async () => {
    const files = {
      'bin/windows': '#!/bin/bash\r\n',
      'bin/marked': '\ufeff#!/bin/bash\n',
      'bin/plain': program,
      'bin/data.json': '{}',
      'bin/folder/tool': script,
    }
    const { errors, warnings } = await reportedOn(files, {}, Object.keys(files))
    expect(errors).toEqual([])
    expect(warnings).toEqual([
      expect.stringMatching(/^Functions cannot start "bin\/marked": it begins with a byte order mark/),
      expect.stringMatching(
        /^Functions cannot start "bin\/plain", "bin\/windows": the execute permission is missing\./,
      ),
    ])
  })
})

describe('in a zip', () => {
  function zipOf(permissions: number, links: Readonly<Record<string, string>> = {}): string {
    const path = join(temporary(), 'given.zip')
    const linked = Object.entries(links).map(([name, content]) => ({ name, content, mode: mode.link }))
    writeFileSync(
      path,
      zipFile([{ name: 'extensions/agent', content: script, mode: permissions }, ...linked]),
    )
    return path
  }

  test('the permissions of the entry decide', async () => {
    expect((await packArchive(zipOf(mode.executable))).warnings).toEqual([])
    await expect(packArchive(zipOf(mode.file))).rejects.toThrow(
      'Lambda cannot start "extensions/agent": the execute permission is missing. Make it executable before you create the zip.',
    )
  })

  test('a link has the permissions and the content of its target', async () => {
    const links = {
      bootstrap: 'first',
      first: 'extensions/../extensions/agent',
      'extensions/folder': '../lib',
    }
    const request = { runtimes: ['provided.al2023'] }
    expect((await packArchive(zipOf(mode.executable, links), request)).warnings).toEqual([])
    await expect(packArchive(zipOf(mode.file, links), request)).rejects.toThrow(
      'Lambda cannot start "extensions/agent", "bootstrap": the execute permission is missing.',
    )
  })

  test('links in a circle are ignored', async () => {
    await expect(
      packArchive(zipOf(mode.executable, { 'extensions/a': 'b', 'extensions/b': 'a' })),
    ).resolves.toBeDefined()
  })
})
