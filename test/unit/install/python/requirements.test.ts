import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { requirementsOf } from '../../../../src/install/python/poetry-lock.ts'
import { normalised, requirementOf } from '../../../../src/install/python/requirements.ts'
import { parseRequirements, readRequirements } from '../../../../src/install/python/requirements-file.ts'
import type { Requirements } from '../../../../src/install/python/requirements.ts'
import { Problem } from '../../../../src/base/problem.ts'

function directoryOf(files: Record<string, string>): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'requirements-')))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  return directory
}

function parse(text: string, directory = tmpdir()): Promise<Requirements> {
  return parseRequirements(text, { directory, workspace: directory })
}

test.each([
  ['Ruamel.YAML', 'ruamel-yaml'],
  ['typing__extensions', 'typing-extensions'],
])('the name %s is normalised to %s', (name, expected) => {
  expect(normalised(name)).toBe(expected)
})

describe('one requirement', () => {
  test.each([
    ['six==1.16.0', { name: 'six', version: '1.16.0' }],
    ['Six == 1.16.0 ; python_version < "3.12"', { name: 'six', version: '1.16.0' }],
    ['boto3[crt]>=1.30', { name: 'boto3', version: undefined }],
    ['six==1.*', { name: 'six', version: undefined }],
    ['six>=1,==1.16.0', { name: 'six', version: undefined }],
    [
      'a @ https://example.test/a-1.0-py3-none-any.whl',
      { url: 'https://example.test/a-1.0-py3-none-any.whl' },
    ],
  ])('%s', (line, expected) => {
    expect(requirementOf(line)).toMatchObject(expected)
  })
})

describe('a text of requirements', () => {
  test('has comments, continued lines, hashes and markers', async () => {
    const { requirements } = await parse(
      '# all\nsix==1.16.0 \\\n    --hash=sha256:aa \\\n    --hash sha256:bb # why\n\nidna ; python_version < "3.12"\n',
    )
    expect(requirements).toEqual([
      expect.objectContaining({ text: 'six==1.16.0', hashes: ['sha256:aa', 'sha256:bb'] }),
      expect.objectContaining({ text: 'idna ; python_version < "3.12"', hashes: [] }),
    ])
  })

  test('can have comments with a backslash at the end, which do not continue', async () => {
    const { requirements } = await parse('# old: foo \\\nrequests==2.31.0\nsix==1.16.0\n')
    expect(requirements.map(({ text }) => text)).toEqual(['requests==2.31.0', 'six==1.16.0'])
  })

  test('has several options on a line', async () => {
    expect(
      await parse('--index-url https://a.test/simple --trusted-host a.test\n--no-index --pre\n'),
    ).toMatchObject({
      indexLines: ['--index-url https://a.test/simple', '--no-index'],
      trustedHosts: ['a.test'],
      prereleases: true,
    })
  })

  test('with an invalid address is rejected, without the address in the error', async () => {
    const refused = parse('git+ssh://git:secret@host.test:own/tool.git#egg=tool')
    await expect(refused).rejects.toThrow(/git\+ssh:\/\/git@host/)
    await expect(refused).rejects.not.toThrow(/secret/)
  })

  test('keeps the sources of packages, with variables for the installer', async () => {
    const text =
      '-i https://${TOKEN}@a.test/simple\n--extra-index-url=https://b.test\n--pre\n--trusted-host b.test\n'
    expect(await parse(text)).toMatchObject({
      indexLines: ['--index-url https://${TOKEN}@a.test/simple', '--extra-index-url https://b.test'],
      prereleases: true,
      trustedHosts: ['b.test'],
    })
  })

  test.each([
    ['git+https://example.test/own/tool.git@v1#egg=Tool', 'tool'],
    ['git+https://example.test/own/tool.git@v1', 'tool'],
    ['https://example.test/tool-1.2-py3-none-any.whl', 'tool'],
  ])('contains the name of %s', async (line, name) => {
    expect((await parse(line)).requirements).toEqual([expect.objectContaining({ name })])
  })

  test.each(['--global-option=x', '-r https://example.test/r.txt', './gone', '-r gone.txt'])(
    'is rejected for %s',
    async (line) => {
      await expect(parse(line)).rejects.toThrow(Problem)
    },
  )
})

describe('a requirements file', () => {
  const files = {
    'app/requirements.txt': '-r ../shared/base.txt\n-c limits.txt\n-e ./own[x] ; python_version >= "3"\n',
    'app/limits.txt': 'six==1.16.0\n',
    'app/own/pyproject.toml': '',
    'shared/base.txt': 'six\n-r base.txt\n./beside\n',
    'shared/beside/pyproject.toml': '',
  }

  test('is read with its includes, even if it includes itself', async () => {
    const workspace = directoryOf(files)
    const directory = join(workspace, 'app')
    expect(
      await readRequirements(join(directory, 'requirements.txt'), { directory, workspace }),
    ).toMatchObject({
      requirements: [{ text: 'six' }],
      constraints: [{ text: 'six==1.16.0' }],
      locals: [
        { path: join(workspace, 'shared', 'beside'), extras: '', marker: '' },
        { path: join(directory, 'own'), extras: '[x]', marker: '; python_version >= "3"' },
      ],
    })
  })

  test('cannot include files outside of the checkout', async () => {
    const directory = join(directoryOf(files), 'app')
    const read = readRequirements(join(directory, 'requirements.txt'), { directory, workspace: directory })
    await expect(read).rejects.toThrow(/base\.txt is outside of the checkout/)
  })

  test('uses the hashes of its constraints', async () => {
    const read = (requirements: string): Promise<Requirements> => {
      const directory = directoryOf({
        'requirements.txt': `-c limits.txt\n${requirements}`,
        'limits.txt': 'six==1.16.0 --hash=sha256:aa\n',
      })
      return readRequirements(join(directory, 'requirements.txt'), { directory, workspace: directory })
    }
    expect((await read('six\n')).requirements).toEqual([
      expect.objectContaining({ text: 'six', hashes: ['sha256:aa'] }),
    ])
    await expect(read('six\nidna==3.10\n')).rejects.toThrow(
      /all requirements must have one. These have none: idna==3\.10/,
    )
  })

  test('can be UTF-16, as editors on Windows write it', async () => {
    const directory = directoryOf({})
    const path = join(directory, 'requirements.txt')
    writeFileSync(path, Buffer.from('\ufeffsix==1.16.0\r\n', 'utf16le'))
    const { requirements } = await readRequirements(path, { directory, workspace: directory })
    expect(requirements).toEqual([expect.objectContaining({ text: 'six==1.16.0' })])
  })
})

describe('a poetry.lock that is read without poetry', () => {
  const files = [{ hash: 'sha256:aa' }]
  const lock = {
    package: [
      { name: 'main', version: '1.0', groups: ['main'], files },
      {
        name: 'extra',
        version: '1.0',
        groups: ['main'],
        markers: 'extra == "x" and os_name == "posix"',
        files,
      },
      {
        name: 'both',
        version: '1.0',
        groups: ['main', 'dev'],
        markers: { main: 'a > "1"', dev: 'b > "1"' },
        files,
      },
      { name: 'dev', version: '1.0', groups: ['dev'], files },
      { name: 'here', version: '1.0', groups: ['main'], source: { type: 'directory', url: '../here' } },
    ],
    metadata: { 'lock-version': '2.1' },
  }
  const read = (extras: string[], groups: string[] = []): string[] =>
    (requirementsOf(lock, { extras, groups }, { directory: '/own', env: {} })?.requirements ?? []).map(
      ({ text }) => text,
    )

  test('returns the main dependencies, and those of an extra with a marker that is never true', () => {
    expect(read([])).toEqual([
      'main==1.0',
      'extra==1.0 ; (python_version < "0" and os_name == "posix")',
      'both==1.0 ; (a > "1")',
    ])
  })

  test('returns selected extras and groups', () => {
    expect(read(['X'], ['dev'])).toEqual([
      'main==1.0',
      'extra==1.0 ; (python_version >= "0" and os_name == "posix")',
      'both==1.0 ; (a > "1") or (b > "1")',
      'dev==1.0',
    ])
  })

  test('returns local packages as paths', () => {
    const { locals } = requirementsOf(lock, { extras: [], groups: [] }, { directory: '/own', env: {} }) ?? {}
    expect(locals).toEqual([{ path: '/here', extras: '', marker: '', hashes: [] }])
  })

  test('is not read in a version that does not name groups', () => {
    const old = { ...lock, metadata: { 'lock-version': '2.0' } }
    expect(requirementsOf(old, { extras: [], groups: [] }, { directory: '/own', env: {} })).toBeUndefined()
  })
})
