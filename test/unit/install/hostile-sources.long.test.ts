import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { layOut, builtIn } from '../../../src/install/java/jars.ts'
import { maven } from '../../../src/install/java/maven.ts'
import { pomReader } from '../../../src/install/java/pom.ts'
import { readManifest } from '../../../src/install/node/package-json.ts'
import { namesIn } from '../../../src/install/node/pnpm-lock.ts'
import { pnpm, pnpmTool } from '../../../src/install/node/pnpm.ts'
import { npmTool } from '../../../src/install/node/npm-tool.ts'
import { readYaml } from '../../../src/install/node/yarn-settings.ts'
import { findProject } from '../../../src/install/source/project.ts'
import { remedies as ofPython } from '../../../src/install/python/remedies.ts'
import { requirementsOfGroup } from '../../../src/install/python/groups.ts'
import { expandOwnExtras } from '../../../src/install/python/own-extras.ts'
import { readPyproject } from '../../../src/install/python/pyproject.ts'
import { fromSource } from '../../../src/install/python/requirements.ts'
import { parseRequirements, readRequirements } from '../../../src/install/python/requirements-file.ts'
import { bundleTool } from '../../../src/install/ruby/tools.ts'
import { explain } from '../../../src/install/run/tool.ts'
import { isMember } from '../../../src/install/source/workspaces.ts'
import { listPathsIn, readText } from '../../../src/base/files.ts'
import type { Limit } from '../../../src/base/limits.ts'
import { limits } from '../../../src/base/limits.ts'
import { packagesIn } from '../../../src/packages/packages.ts'
import { temporary, treeOf } from '../../support/pack-layer.ts'
import { textsOf } from '../../../src/base/message.ts'

/** The time limit of each test in milliseconds. Without limits, the action would take hours or exhaust the memory. */
const patience = 10_000

type Files = Readonly<Record<string, string>>

/** So many files in a row, each from its number and the name of the next. */
function chain(
  length: number,
  nameOf: (index: number) => string,
  of: (next: string, index: number) => string,
): Files {
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [nameOf(index), of(nameOf(index + 1), index)]),
  )
}

const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index)

const pomOf = (content: string): string => `<project><artifactId>a</artifactId>${content}</project>`

const requirementsIn = (directory: string): Promise<unknown> =>
  readRequirements(join(directory, 'requirements.txt'), { directory, workspace: directory })

const requirementsFile = (index: number): string => (index === 0 ? 'requirements.txt' : `r${index}.txt`)

interface Hostile {
  readonly what: string
  readonly files: () => Files
  readonly read: (directory: string) => unknown
  readonly limit: Limit
}

const tooMuch: readonly Hostile[] = [
  {
    what: 'properties of a pom.xml that multiply each other',
    files: () => ({
      'pom.xml': pomOf(
        `<properties>${numbers(10)
          .map((index) => `<p${index}>${`\${p${index + 1}}`.repeat(12)}</p${index}>`)
          .join('')}<p10>lol</p10></properties>` +
          '<dependencies><dependency><version>${p0}</version></dependency></dependencies>',
      ),
    }),
    read: (directory) => maven.isLocked?.(directory),
    limit: 'properties',
  },
  {
    what: 'a long property that many dependencies refer to',
    files: () => ({
      'pom.xml': pomOf(
        `<properties><long>${'x'.repeat(5_000)}</long></properties><dependencies>${'<dependency><version>${long}</version></dependency>'.repeat(1_000)}</dependencies>`,
      ),
    }),
    read: (directory) => maven.isLocked?.(directory),
    limit: 'properties',
  },
  {
    what: 'a row of parents',
    files: () =>
      chain(
        limits.parents.most + 2,
        (index) => `p${index}/pom.xml`,
        (next) => pomOf(`<parent><artifactId>a</artifactId><relativePath>../${next}</relativePath></parent>`),
      ),
    read: (directory) => maven.isLocked?.(join(directory, 'p0')),
    limit: 'parents',
  },
  {
    what: 'a pom.xml of many megabytes',
    files: () => ({ 'pom.xml': pomOf('<a/>'.repeat(1_300_000)) }),
    read: (directory) => maven.isLocked?.(directory),
    limit: 'manifest',
  },
  {
    what: 'a pom.xml of too many tags',
    files: () => ({ 'pom.xml': pomOf('<a/>'.repeat(limits.tags.most)) }),
    read: (directory) => maven.isLocked?.(directory),
    limit: 'tags',
  },
  {
    what: 'modules of too many tags in all',
    files: () => ({
      'pom.xml': pomOf(
        `<modules>${numbers(30)
          .map((index) => `<module>m${index}</module>`)
          .join('')}</modules>`,
      ),
      ...Object.fromEntries(numbers(30).map((index) => [`m${index}/pom.xml`, '<'.repeat(100_000)])),
    }),
    read: (directory) => maven.isLocked?.(directory),
    limit: 'pomTags',
  },
  {
    what: 'a pyproject.toml of too many tables',
    files: () => ({ 'pyproject.toml': '[[a]]\n'.repeat(limits.tomlValues.most) }),
    read: (directory) => readPyproject(directory),
    limit: 'tomlValues',
  },
  {
    what: 'requirements files that include each other too deep',
    files: () => chain(limits.includes.most + 2, requirementsFile, (next) => `-r ${next}`),
    read: requirementsIn,
    limit: 'includes',
  },
  {
    what: 'too many requirements files',
    files: () => ({
      'requirements.txt': numbers(limits.requirementsFiles.most)
        .map((index) => `-c c${index}.txt\n`)
        .join(''),
      ...Object.fromEntries(numbers(limits.requirementsFiles.most).map((index) => [`c${index}.txt`, ''])),
    }),
    read: requirementsIn,
    limit: 'requirementsFiles',
  },
  {
    what: 'too many requirements',
    files: () => ({ 'requirements.txt': 'a\n'.repeat(limits.requirements.most + 1) }),
    read: requirementsIn,
    limit: 'requirements',
  },
  {
    what: 'extras that name each other twice, under other conditions',
    files: () => ({
      'pyproject.toml': `[project]\nname = "own"\n[project.optional-dependencies]\n${numbers(28)
        .map(
          (index) =>
            `e${index} = ["own[e${index + 1}] ; os_name == 'a'", "own[e${index + 1}] ; os_name == 'b'"]\n`,
        )
        .join('')}e28 = ["six"]\n`,
    }),
    read: async (directory) => expandOwnExtras((await readPyproject(directory)) ?? {}, ['own[e0]']),
    limit: 'extras',
  },
  {
    what: 'dependency groups in a long row',
    files: () => ({
      'pyproject.toml': `[dependency-groups]\n${numbers(1_000)
        .map((index) => `g${index} = [{include-group = "g${index + 1}"}]\n`)
        .join('')}g1000 = []\n`,
    }),
    read: async (directory) => requirementsOfGroup((await readPyproject(directory)) ?? {}, 'g0'),
    limit: 'groups',
  },
  {
    what: 'aliases of aliases in pnpm-workspace.yaml',
    files: () => ({
      'package.json': '{}',
      'pnpm-workspace.yaml': `a0: &a0 [x]\n${numbers(30)
        .map((index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]\n`)
        .join('')}packages: ["*"]\n`,
    }),
    read: (directory) => pnpm.hasMember?.(directory, directory),
    limit: 'aliases',
  },
  {
    what: 'lists in lists in pnpm-workspace.yaml',
    files: () => ({
      'package.json': '{}',
      'pnpm-workspace.yaml': `packages: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
    }),
    read: (directory) => pnpm.hasMember?.(directory, directory),
    limit: 'nesting',
  },
  {
    what: 'settings of Yarn in far too many lines',
    files: () => ({ '.yarnrc.yml': 'a: ['.padEnd(limits.yaml.most + 1, ',') }),
    read: (directory) => readYaml(join(directory, '.yarnrc.yml')),
    limit: 'yaml',
  },
  {
    what: 'lists in lists in package.json',
    files: () => ({ 'package.json': `{"pnpm":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }),
    read: (directory) => readManifest(directory),
    limit: 'nesting',
  },
  {
    what: 'a package.json of many megabytes',
    files: () => ({ 'package.json': `{"name":"${'x'.repeat(limits.manifest.most)}"}` }),
    read: (directory) => readManifest(directory),
    limit: 'manifest',
  },
  ...['*a*a*a*a*a*b', '*(a|a*)b', '(a|a)*b', '{a,a}'.repeat(24), '**/a/**/a/**/a/**/b'].map((pattern) => ({
    what: `the pattern ${pattern.slice(0, 20)} of a workspace`,
    files: () => ({}),
    read: (directory: string) => isMember([pattern], directory, join(directory, 'a'.repeat(200))),
    limit: 'wildcards' as const,
  })),
  {
    what: 'too many patterns of a workspace',
    files: () => ({}),
    read: (directory) => isMember(numbers(1_001).map(String), directory, directory),
    limit: 'patterns',
  },
]

describe('a source that exceeds a limit is rejected with the file and the limit:', () => {
  test.each(tooMuch)(
    '$what',
    async ({ files, read, limit }) => {
      const directory = treeOf(files())
      const thrown: unknown = await (async () => read(directory))().catch((error: unknown) => error)
      expect(thrown).toMatchObject({
        name: 'Problem',
        limit,
        message: expect.stringMatching(/exceeds a limit of this action: it has more than [\d,]+ /),
      })
    },
    patience,
  )

  test('a link to a device', async () => {
    const directory = treeOf({})
    symlinkSync('/dev/zero', join(directory, 'requirements.txt'))
    await expect(requirementsIn(directory)).rejects.toThrow(/is a device or a pipe, which can be endless/)
    await expect(readText('/dev/zero')).rejects.toThrow(/is a device or a pipe/)
  })
})

/** Each level names the next one twice. Without a check, the last one would be read 2^28 times. */
const levels = 28

describe('a source file is read once, even if it is named several times:', () => {
  test(
    'modules of a pom.xml',
    async () => {
      const directory = treeOf({
        ...chain(
          levels,
          (index) => `m${index}/pom.xml`,
          (next) => pomOf(`<modules>${`<module>../${next}</module>`.repeat(2)}</modules>`),
        ),
        [`m${levels}/pom.xml`]: pomOf('<modules><module>../m0</module></modules>'),
      })
      expect(await pomReader().reactor(join(directory, 'm0'))).toHaveLength(levels + 1)
    },
    patience,
  )

  test.each(['-r', '-c'])(
    'requirements files, by %s',
    async (option) => {
      const directory = treeOf({
        ...chain(
          levels,
          requirementsFile,
          (next, index) => `${index === 0 ? option : '-r'} ${next}\n-r ${next}`,
        ),
        [requirementsFile(levels)]: 'six',
      })
      expect(await requirementsIn(directory)).toMatchObject({
        requirements: [{ name: 'six' }],
        constraints: option === '-c' ? [{ name: 'six' }] : [],
      })
    },
    patience,
  )

  test(
    'dependency groups',
    () => {
      const groups = Object.fromEntries(
        numbers(levels).map((index) => {
          const next = { 'include-group': `g${index + 1}` }
          return [`g${index}`, [next, next]]
        }),
      )
      expect(
        requirementsOfGroup({ 'dependency-groups': { ...groups, [`g${levels}`]: ['six'] } }, 'g0'),
      ).toEqual(['six'])
    },
    patience,
  )

  test(
    'extras',
    () => {
      const extras = Object.fromEntries(
        numbers(levels).map((index) => [`e${index}`, [`own[e${index + 1}]`, `own[e${index + 1}] >= 1`]]),
      )
      const project = { name: 'own', 'optional-dependencies': { ...extras, [`e${levels}`]: ['six'] } }
      expect(expandOwnExtras({ project }, ['own[e0]'])).toEqual(['six'])
    },
    patience,
  )

  test(
    'directories with links to parent directories',
    async () => {
      const directory = treeOf({ 'a/one.jar': '' })
      for (const name of ['b', 'c', 'd']) symlinkSync('.', join(directory, 'a', name))
      expect((await listPathsIn(directory)).sort()).toEqual(['a', 'a/b', 'a/c', 'a/d', 'a/one.jar'])
      expect((await builtIn(directory))(join(directory, 'a', 'one.jar'))).toBe(false)
    },
    patience,
  )
})

describe('a long text is read in one pass:', () => {
  const blanks = ' '.repeat(200_000)
  const place = { directory: '/', workspace: '/' }

  test.each([
    ['spaces in a requirement', `six${blanks}x`],
    ['spaces before a marker', `six == 1${blanks}, x`],
    ['spaces in an option', `--index-url${blanks}\u2028x`],
    ['spaces before a text that is not a hash', `six${blanks}-hash`],
    ['brackets', `six${'['.repeat(200_000)}`],
    ['special characters in an address', `six ${'@'.repeat(200_000)}`],
    ['comments', `six ${' #'.repeat(100_000)}\u2028x`],
    ['numbers in the name of a file', `https://example.test/a${'-1'.repeat(100_000)}`],
  ])(
    '%s',
    async (_, text) => {
      await parseRequirements(text, place).catch(() => undefined)
    },
    patience,
  )

  test(
    'empty lines of a pyproject.toml',
    async () => {
      const directory = treeOf({ 'pyproject.toml': `${'\n'.repeat(400_000)}[project]\nname = "a"\n` })
      await expect(findProject('auto', directory, directory)).resolves.toMatchObject({
        builder: { name: 'uv' },
      })
    },
    patience,
  )

  test(
    'the names of --no-binary',
    () => {
      const names = numbers(200_000).map((index) => `n${index}`)
      expect(fromSource([{ option: 'no-binary', value: names.join() }])).toHaveLength(names.length)
    },
    patience,
  )

  test.each([
    ' was not found in the package registry',
    'connection broken by ',
    'There are no versions of a[',
    'Could not find artifact a:b:',
    'https://',
    'a-',
    ' ',
  ])(
    'an output of "%s"',
    (unit) => {
      const line = unit.repeat(1_000_000 / unit.length)
      const remedies = [...npmTool.remedies, ...pnpmTool.remedies, ...ofPython, ...bundleTool.remedies]
      expect(
        explain({ name: 'A tool', remedies }, { exitCode: 1, lines: [line, line] }).text.length,
      ).toBeLessThan(1_000)
    },
    patience,
  )

  test(
    'a pnpm-lock.yaml with many packages',
    () => {
      const packages = numbers(3_000).map(
        (index) => `  a${index}@1.0.0:\n    dependencies:\n      b: 1.0.0\n\n`,
      )
      const names = namesIn(`lockfileVersion: '9.0'\n\nsnapshots:\n\n${packages.join('')}`, 'pnpm-lock.yaml')
      expect(names.size).toBe(3_000)
      expect(names.get('a2999@1.0.0')).toEqual(['b'])
      const quoted =
        "snapshots:\n  '@a/b@1.0.0(c@2.0.0)':\n    optionalDependencies:\n      '@d/e': 1.0.0\n    optional: true\n  f@1.0.0: {}\n"
      expect(namesIn(quoted, 'pnpm-lock.yaml')).toEqual(
        new Map([
          ['@a/b@1.0.0', ['@d/e']],
          ['f@1.0.0', []],
        ]),
      )
      const long = 'snapshots:\n  ? a@1.0.0\n  : dependencies: { b: 1.0.0 }\n'
      expect(namesIn(long, 'pnpm-lock.yaml')).toEqual(new Map([['a@1.0.0', ['b']]]))
    },
    patience,
  )
})

/** A zip with many entries, written as its bytes: a library would need an object for each. */
function manyEntries(count: number, name: (index: number) => string): Buffer {
  const entries = numbers(count).map((index) => Buffer.from(name(index)))
  let offset = 0
  const locals = entries.map((entry) => {
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50)
    header.writeUInt16LE(entry.length, 26)
    return Buffer.concat([header, entry])
  })
  const central = entries.map((entry, index) => {
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50)
    header.writeUInt16LE(entry.length, 28)
    header.writeUInt32LE(offset, 42)
    offset += locals[index]?.length ?? 0
    return Buffer.concat([header, entry])
  })
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(count & 0xffff, 8)
  end.writeUInt16LE(count & 0xffff, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

describe('a jar in a layer', () => {
  test(
    'that a build created with too many entries stays unchanged, with a warning',
    async () => {
      const directory = temporary()
      const path = join(directory, 'many.jar')
      const bytes = manyEntries(limits.rewrittenEntries.most + 1, (index) => `e${index}`)
      writeFileSync(path, bytes)
      const { warnings } = await layOut('Maven', [{ owner: 'a', name: 'many.jar', path }], {
        directory: join(directory, 'layer'),
        runtimes: ['java21'],
        built: () => true,
      })
      expect(textsOf(warnings)).toEqual([
        expect.stringMatching(/^Not made reproducible, .* 65,535 entries .*many\.jar/),
      ])
      expect(readFileSync(join(directory, 'layer', 'java', 'lib', 'many.jar')).equals(bytes)).toBe(true)
    },
    patience,
  )

  test(
    'with metadata that inflates to far more than its declared size is identified by its name',
    async () => {
      const jar = new AdmZip()
      jar.addFile('META-INF/maven/g/a/pom.properties', Buffer.from('x'))
      const small = jar.toBuffer()
      const bomb = deflateRawSync(Buffer.alloc(100_000_000))
      expect(await packagesIn(layerWith(lying(small, bomb)))).toMatchObject([{ name: 'own', version: '1.0' }])
    },
    patience,
  )
})

function layerWith(jar: Buffer): string {
  const layer = new AdmZip()
  layer.addFile('java/lib/own-1.0.jar', jar)
  const path = join(temporary(), 'layer.zip')
  layer.writeZip(path)
  return path
}

/** A zip with one entry, whose content differs from its headers except for the packed size. */
function lying(zip: Buffer, packed: Buffer): Buffer {
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const end = zip.indexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const header = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28)
  const directory = Buffer.from(zip.subarray(central, end))
  directory.writeUInt16LE(8, 10)
  directory.writeUInt32LE(packed.length, 20)
  const last = Buffer.from(zip.subarray(end))
  last.writeUInt32LE(header + packed.length, 16)
  return Buffer.concat([zip.subarray(0, header), packed, directory, last])
}
