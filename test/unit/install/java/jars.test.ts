import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { gradle } from '../../../../src/install/java/gradle.ts'
import { layOut } from '../../../../src/install/java/jars.ts'
import type { ClassPathFile } from '../../../../src/install/java/jars.ts'
import { findProject } from '../../../../src/install/source/project.ts'
import { temporary, treeOf } from '../../../support/pack-layer.ts'
import { textsOf } from '../../../../src/base/message.ts'

/** The start of a class file that was compiled for a Java version. */
function classOf(java: number): Buffer {
  return Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 44 + java, 0, 0])
}

/** A jar with entries by path; a number is a class that was compiled for that Java. */
function jar(owner: string, name: string, entries: Record<string, string | number>): ClassPathFile {
  const zip = new AdmZip()
  for (const [path, content] of Object.entries(entries)) {
    zip.addFile(path, typeof content === 'number' ? classOf(content) : Buffer.from(content))
  }
  const path = join(temporary(), 'some.jar')
  zip.writeZip(path)
  return { owner, name, path }
}

/** The names in the layer's `java/lib`, and the warnings. */
async function laidOut(files: readonly ClassPathFile[], runtimes: readonly string[] = []): Promise<string[]> {
  const directory = join(temporary(), 'layer')
  const { warnings } = await layOut('Maven', files, { directory, runtimes, built: () => false })
  return [...readdirSync(join(directory, 'java', 'lib')).sort(), ...textsOf(warnings)]
}

describe('jars', () => {
  const one = jar('org.one', 'core-1.0.jar', { 'one.txt': '1' })
  const two = jar('org.two', 'core-1.0.jar', { 'two.txt': '2' })
  const other = jar('org.one', 'other-1.0.jar', { 'other.txt': '' })

  test('keep their names', async () => {
    expect(await laidOut([one, other])).toEqual(['core-1.0.jar', 'other-1.0.jar'])
  })

  test('with the same name do not overwrite each other', async () => {
    expect(await laidOut([one, two, other])).toEqual([
      'org.one.core-1.0.jar',
      'org.two.core-1.0.jar',
      'other-1.0.jar',
    ])
  })

  test('with the same name and owner are rejected', async () => {
    await expect(laidOut([one, { ...two, owner: one.owner }])).rejects.toThrow(/org\.one\.core-1\.0\.jar/)
  })

  test('are the only files that are used of a class path, with a warning about others', async () => {
    const native = { owner: 'org.one', name: 'native-1.0.so', path: '/nowhere' }
    expect(await laidOut([one, native])).toEqual(['core-1.0.jar', expect.stringMatching(/native-1\.0\.so/)])
  })

  test.each([
    ['no file', '/nowhere/some.jar'],
    ['a directory of classes', temporary()],
  ])('that are %s are reported as missing', async (_name, path) => {
    await expect(laidOut([{ ...one, path }])).rejects.toThrow(
      /^Maven reported success, but did not create core-1\.0\.jar/,
    )
  })

  test('that cannot be read are rejected', async () => {
    const broken = { ...one, path: join(treeOf({ 'some.jar': 'no zip' }), 'some.jar') }
    await expect(laidOut([broken], ['java21'])).rejects.toThrow(/^The jar core-1\.0\.jar cannot be read/)
  })
})

describe('the Java version that a jar requires', () => {
  const table: [string, Record<string, string | number>, string[], RegExp | undefined][] = [
    ['is that of the runtime', { 'A.class': 17 }, ['java17'], undefined],
    [
      'is newer',
      { 'A.class': 21 },
      ['java17'],
      /^java17 cannot load some\.jar \(Java 21\), which was compiled for a newer Java version/,
    ],
    [
      'is newer than the oldest',
      { 'a/A.class': 11 },
      ['java21', 'java8.al2'],
      /^java8\.al2 cannot load .*\(Java 11\)/,
    ],
    ['is that of its newest class', { 'A.class': 8, 'B.class': 25 }, ['java21'], /\(Java 25\)/],
    [
      'does not depend on classes that an older version ignores',
      { 'META-INF/versions/21/A.class': 21 },
      ['java17'],
      undefined,
    ],
    ['is not that of its module', { 'module-info.class': 21, 'A.class': 8 }, ['java8.al2'], undefined],
    ['is not checked if no runtime is declared', { 'A.class': 25 }, ['nodejs22.x'], undefined],
  ]
  test.each(table)('%s', async (_name, entries, runtimes, expected) => {
    const result = laidOut([jar('org.one', 'some.jar', entries)], runtimes)
    if (expected) await expect(result).rejects.toThrow(expected)
    else expect(await result).toEqual(['some.jar'])
  })
})

/** Returns whether the dependencies of a folder in a checkout are exact. */
async function isExact(files: Record<string, string>, folder = ''): Promise<boolean> {
  const checkout = treeOf(files)
  const result = await findProject('auto', join(checkout, folder), checkout)
  return result !== 'none' && result.project.locked
}

describe('a pom.xml is exact', () => {
  const pom = (text: string): string =>
    `<project><groupId>own</groupId><artifactId>a</artifactId>${text}</project>`
  const dependency = (version: string, artifactId = 'b'): string =>
    `<dependency><groupId>own</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>`

  const table: [string, string, boolean][] = [
    ['with an exact version', dependency('1.0'), true],
    ['with a managed version', '<dependency><artifactId>b</artifactId></dependency>', true],
    ['not with a range', dependency('[1.0,2.0)'), false],
    ['not with an open range', dependency('(,2.0]'), false],
    ['not with LATEST', dependency('LATEST'), false],
    ['not with RELEASE', dependency(' RELEASE\n'), false],
    ['not with a snapshot', dependency('1.0-SNAPSHOT'), false],
    ['not with a property that is one of them', dependency('${b.version}'), false],
    ['with a property that nothing is known of', dependency('${c.version}'), true],
    ['with a comment', `<!-- ${dependency('LATEST')} -->`, true],
  ]
  test.each(table)('%s', async (_name, dependencies, exact) => {
    const text = `<properties><b.version>LATEST</b.version></properties><dependencies>${dependencies}</dependencies>`
    expect(await isExact({ 'pom.xml': pom(text) })).toBe(exact)
  })

  test('not with a managed range, or in a profile', async () => {
    const managed = `<dependencyManagement><dependencies>${dependency('LATEST')}</dependencies></dependencyManagement>`
    const profile = `<profiles><profile><dependencies>${dependency('LATEST')}</dependencies></profile></profiles>`
    expect(await isExact({ 'pom.xml': pom(managed) })).toBe(false)
    expect(await isExact({ 'pom.xml': pom(profile) })).toBe(false)
  })

  test('if it is a module that needs another module', async () => {
    const files = {
      'pom.xml': pom(
        '<version>1-SNAPSHOT</version><modules><module>apps</module><module>lib</module></modules>',
      ),
      'apps/pom.xml':
        '<project><artifactId>apps</artifactId><modules><module>fn</module></modules></project>',
      'apps/fn/pom.xml': `<project><groupId>own</groupId><artifactId>fn</artifactId><dependencies>${dependency('1-SNAPSHOT', 'lib')}</dependencies></project>`,
      'lib/pom.xml': '<project><groupId>own</groupId><artifactId>lib</artifactId></project>',
      'alone/pom.xml': pom(`<dependencies>${dependency('1-SNAPSHOT', 'lib')}</dependencies>`),
    }
    expect(await isExact(files, 'lib')).toBe(true)
    expect(await isExact(files, 'apps/fn')).toBe(true)
    expect(await isExact(files, 'alone')).toBe(false)
  })
})

describe('a build.gradle is exact', () => {
  const table: [string, Record<string, string>, boolean][] = [
    ['with exact versions', { 'build.gradle': "implementation 'own:b:1.0'" }, true],
    ['not with a version that moves', { 'build.gradle': "implementation 'own:b:1.+'" }, false],
    ['not with the latest', { 'build.gradle.kts': 'implementation("own:b:latest.release")' }, false],
    ['not with a range', { 'build.gradle': "implementation 'own:b:[1.0,2.0)'" }, false],
    ['not with a snapshot', { 'build.gradle': "implementation 'own:b:1.0-SNAPSHOT'" }, false],
    ['for its own version', { 'build.gradle': "version = '1.0-SNAPSHOT'" }, true],
    ['with a lock file', { 'build.gradle': "implementation 'own:b:1.+'", 'gradle.lockfile': '' }, true],
  ]
  test.each(table)('%s', async (_name, files, exact) => {
    expect(await isExact(files)).toBe(exact)
  })
})

test.each([
  ["include 'lib', ':apps:fn'", true],
  ["include(':fn')\nproject(':fn').projectDir = file('apps/fn')", true],
  ["include 'lib' // ':apps:fn'", false],
])('the settings of a Gradle build name its projects: %s', async (settings, isMember) => {
  const root = treeOf({ 'settings.gradle': settings })
  expect(await gradle.hasMember?.(root, join(root, 'apps', 'fn'))).toBe(isMember)
})
