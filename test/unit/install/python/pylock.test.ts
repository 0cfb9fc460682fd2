import { describe, expect, test } from '@jest/globals'
import { parseToml } from '../../../../src/install/python/pyproject.ts'
import { indexLinesOf, requirementsOf } from '../../../../src/install/python/pylock-requirements.ts'
import { packagesFor } from '../../../../src/install/python/pylock-packages.ts'
import type { Pylock, Reader } from '../../../../src/install/python/pylock-packages.ts'
import type { PythonTarget } from '../../../../src/install/python/target.ts'

const target: PythonTarget = { minor: '3.13', full: '3.13.99', architecture: 'arm64', glibc: '2.34' }

/** Returns the packages of a lock file that Python 3.13 on arm64 needs. `more` is the top of the file. */
function packagesOf(
  packages: string,
  more = '',
  order: Partial<Reader> = {},
): ReturnType<typeof packagesFor> {
  const lock = parseToml<Pylock>(`lock-version = "1.0"\n${more}\n${packages}`, 'pylock.toml')
  return packagesFor(lock, { file: 'pylock.toml', targets: [target], extras: [], ...order })
}

/** A package with one wheel, whose hash is its name. */
const packageOf = (name: string, more = ''): string =>
  `[[packages]]\nname = "${name}"\nversion = "1.0"\n${more}\nwheels = [{ url = "https://example.com/${name}-1.0-py3-none-any.whl", hashes = { md5 = "weak", sha256 = "${name}" } }]\n`

const namesOf = (...given: Parameters<typeof packagesOf>): string[] =>
  packagesOf(...given).map(({ name }) => name)

describe('pylock.toml', () => {
  test('has versions with the hashes of all of their files', () => {
    const both = `${packageOf('Own_Package')}sdist = { name = "own.tar.gz", hashes = { sha512 = "s" } }\n`
    expect(requirementsOf(packagesOf(both), '/src').requirements).toEqual([
      {
        name: 'own-package',
        version: '1.0',
        text: 'Own_Package==1.0',
        hashes: ['sha256:Own_Package', 'sha512:s'],
      },
    ])
  })

  test('has markers for the target that any installer can evaluate', () => {
    const packages = [
      packageOf('always'),
      packageOf('windows', 'marker = "sys_platform == \'win32\'"'),
      packageOf('arm', "marker = \"platform_machine == 'aarch64' and python_full_version >= '3.13.2'\""),
      packageOf('extra', 'marker = "\'Some-Extra\' in extras"'),
      packageOf('group', "marker = \"'lambda' in dependency_groups and 'x' not in extras\""),
      packageOf('dev', 'marker = "\'dev\' in dependency_groups"'),
      packageOf('default', 'marker = "\'default\' in dependency_groups"'),
    ].join('')
    const top =
      'extras = ["some_extra", "x"]\ndependency-groups = ["lambda", "dev", "default"]\ndefault-groups = ["default", "dev"]'
    expect(namesOf(packages, top)).toEqual(['always', 'arm', 'default'])
    expect(namesOf(packages, top, { extras: ['some.extra', 'lambda', 'dev'] })).toEqual([
      'always',
      'arm',
      'extra',
      'group',
      'dev',
      'default',
    ])
    expect(namesOf(packages, top, { extras: ['lambda', 'x'] })).toEqual(['always', 'arm', 'default'])
    expect(() => namesOf(packages, top, { extras: ['y'] })).toThrow(
      /"extras" has "y", but the pylock\.toml .* some_extra, x, lambda, dev, default/,
    )
    const { requirements } = requirementsOf(packagesOf(packages, top, { extras: ['lambda'] }), '/src')
    expect(requirements.map(({ text }) => text).join()).not.toMatch(/extras|dependency_groups/)
  })

  test('can have archives, folders and repositories', () => {
    const packages = `
[[packages]]
name = "archive"
archive = { url = "https://example.com/a.zip", subdirectory = "sub", hashes = { sha256 = "a" } }
[[packages]]
name = "folder"
marker = "os_name == 'posix'"
directory = { path = "../lib", subdirectory = "sub" }
[[packages]]
name = "file"
archive = { path = "files/own.tar.gz", hashes = { sha256 = "f" } }
[[packages]]
name = "repository"
vcs = { type = "git", url = "https://example.com/r.git", commit-id = "0123", subdirectory = "sub" }
`
    const { requirements, locals } = requirementsOf(packagesOf(packages), '/checkout/src')
    expect(requirements.map(({ text, hashes }) => [text, hashes])).toEqual([
      ['archive @ https://example.com/a.zip#subdirectory=sub', ['sha256:a']],
      ['repository @ git+https://example.com/r.git@0123#subdirectory=sub', []],
    ])
    expect(locals).toMatchObject([
      { path: '/checkout/lib/sub', marker: "; os_name == 'posix'" },
      { path: '/checkout/src/files/own.tar.gz', marker: '' },
    ])
  })

  test.each([
    [
      '',
      'requires-python = ">=3.14"',
      /pylock\.toml is for Python >=3\.14, but the layer is for Python 3\.13/,
    ],
    [
      '',
      'environments = ["sys_platform == \'win32\'", "platform_machine == \'x86_64\'"]',
      /for the environments .* Python 3\.13 on arm64/,
    ],
    [packageOf('old', 'requires-python = "<3.13"'), '', /has old for Python <3\.13/],
  ])('that is not for the target is rejected: %j%j', (packages, top, message) => {
    const more = packages === '' ? packageOf('a') : packages
    expect(() => packagesOf(more, top)).toThrow(message)
  })

  test('of another version or form is rejected', () => {
    const read = (toml: string) => () =>
      packagesFor(parseToml<Pylock>(toml, 'x'), { file: 'pylock.toml', targets: [target], extras: [] })
    expect(read('lock-version = "2.0"\npackages = []')).toThrow(/"lock-version" is 2\.0/)
    expect(read('lock-version = "1.0"')).toThrow(/has no "lock-version" or no "packages"/)
  })

  test('sets its indexes, and the most used one as the default unless the user has set one', () => {
    const at = (name: string, index: string): string =>
      packageOf(name, `index = "https://${index}.example.com"`)
    const lines = (packages: string, hasDefault = false): string[] =>
      indexLinesOf(packagesOf(packages), hasDefault)
    const packages = at('a', 'one') + at('b', 'two') + at('c', 'two')
    expect(lines(packages)).toEqual([
      '--index-url https://two.example.com',
      '--extra-index-url https://one.example.com',
    ])
    expect(lines(packages, true)).toEqual(['--extra-index-url https://one.example.com'])
    expect(lines(packages + packageOf('d'))).toEqual([
      '--extra-index-url https://two.example.com',
      '--extra-index-url https://one.example.com',
    ])
    expect(lines(packageOf('d'))).toEqual([])
  })
})
