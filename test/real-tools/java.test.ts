import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { workspaceOf } from '../support/run-bundle.ts'
import { buildLayer, contentsOf, copyOf, otherArchitecture } from '../support/build-layer.ts'
import type { Layer } from '../support/build-layer.ts'

// The first run downloads the dependencies.
jest.setTimeout(600_000)

function jarsOf({ contents }: Layer): string[] {
  return Object.keys(contents).map((path) => path.replace(/^java\/lib\//, ''))
}

/** Returns the paths of a checkout and of its copy in another folder. */
function checkoutAndCopy(files: Record<string, string>): [string, string] {
  const checkout = realpathSync(workspaceOf(files))
  return [checkout, copyOf(checkout)]
}

const source = 'package own; public class Lib { public static String name() { return "own"; } }'

describe('Maven', () => {
  interface Coordinates {
    readonly groupId?: string
    readonly artifactId: string
    readonly version?: string
  }

  function coordinates({ groupId = 'own', artifactId, version = '1.0-SNAPSHOT' }: Coordinates): string {
    return `<groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>`
  }

  function dependency(groupId: string, artifactId: string, version: string, more = ''): string {
    return `<dependency>${coordinates({ groupId, artifactId, version })}${more}</dependency>`
  }

  function pom(artifactId: string, dependencies: readonly string[], more = ''): string {
    return (
      `<project><modelVersion>4.0.0</modelVersion>${coordinates({ artifactId })}${more}` +
      `<dependencies>${dependencies.join('')}</dependencies></project>`
    )
  }

  const gson = dependency('com.google.code.gson', 'gson', '2.11.0')
  const ofParent = `<parent>${coordinates({ artifactId: 'parent' })}</parent>`
  const compiler =
    '<properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target></properties>'

  test('installs direct and transitive dependencies of the scopes compile and runtime, but not of test and provided', async () => {
    const [checkout, copy] = checkoutAndCopy({
      'pom.xml': pom(
        'layer',
        [
          gson,
          dependency('org.slf4j', 'slf4j-nop', '2.0.13', '<scope>runtime</scope>'),
          dependency('junit', 'junit', '4.13.2', '<scope>test</scope>'),
          dependency('com.amazonaws', 'aws-lambda-java-core', '1.2.3', '<scope>provided</scope>'),
        ],
        '<licenses><license><name>Apache-2.0</name></license></licenses>',
      ),
    })
    const before = contentsOf(checkout)
    const layer = await buildLayer(checkout, '', { runtimes: ['java21'], architecture: otherArchitecture })
    expect(jarsOf(layer)).toEqual([
      'error_prone_annotations-2.27.0.jar',
      'gson-2.11.0.jar',
      'slf4j-api-2.0.13.jar',
      'slf4j-nop-2.0.13.jar',
    ])
    expect(layer).toMatchObject({ locked: true, license: 'Apache-2.0', warnings: [] })
    expect(layer.version).toMatch(/^\d+\.\d+/)
    expect(contentsOf(checkout)).toEqual(before)
    expect((await buildLayer(copy)).contents).toEqual(layer.contents)
  })

  describe('a module of a multi-module build', () => {
    let checkout: string
    let copy: string
    beforeAll(() => {
      const modules = ['lib', 'app', 'broken'].map((name) => `<module>${name}</module>`).join('')
      const parent = `<packaging>pom</packaging>${compiler}<modules>${modules}</modules>`
      ;[checkout, copy] = checkoutAndCopy({
        'pom.xml': pom('parent', [], parent),
        'lib/pom.xml': pom('lib', [dependency('org.slf4j', 'slf4j-api', '2.0.13')], ofParent),
        'lib/src/main/java/own/Lib.java': source,
        'lib/target/classes/own/Stale.class': 'left by an earlier build',
        'app/pom.xml': pom('app', [dependency('own', 'lib', '${project.version}')], ofParent),
        'broken/pom.xml': pom('broken', [dependency('own', 'no-such', '1')], ofParent),
      })
    })

    test('the layer contains the modules that it depends on, and no other module is built', async () => {
      const layer = await buildLayer(checkout, 'app', { runtimes: ['java17'] })
      expect(jarsOf(layer)).toEqual(['lib-1.0-SNAPSHOT.jar', 'slf4j-api-2.0.13.jar'])
      const lib = new AdmZip(join(layer.directory, 'java/lib/lib-1.0-SNAPSHOT.jar'))
      const names = lib.getEntries().map(({ entryName }) => entryName)
      expect(names[0]).toBe('META-INF/MANIFEST.MF')
      expect(names.filter((name) => name.endsWith('.class'))).toEqual(['own/Lib.class'])
      expect(layer.locked).toBe(true)
      expect((await buildLayer(copy, 'app')).contents).toEqual(layer.contents)
    })

    test('is rejected if it is compiled for a newer Java than the compatible runtimes', async () => {
      await expect(buildLayer(checkout, 'app', { runtimes: ['java21', 'java11'] })).rejects.toThrow(
        /^java11 cannot load lib-1\.0-SNAPSHOT\.jar \(Java 17\)/,
      )
    })

    test('other modules are not built if it does not depend on them', async () => {
      expect(jarsOf(await buildLayer(checkout, 'lib'))).toEqual(['slf4j-api-2.0.13.jar'])
    })
  })

  test('a parent POM in another folder of the checkout is found', async () => {
    const checkout = workspaceOf({
      'parents/pom.xml': pom('parent', [gson], '<packaging>pom</packaging>'),
      'app/pom.xml': pom(
        'app',
        [],
        `<parent>${coordinates({ artifactId: 'parent' })}<relativePath>../parents</relativePath></parent>`,
      ),
    })
    expect(jarsOf(await buildLayer(checkout, 'app'))).toContain('gson-2.11.0.jar')
  })

  test('does not install dependencies of the scope system, and names them in a warning', async () => {
    const system = '<scope>system</scope><systemPath>${project.basedir}/libs/vendor-sdk.jar</systemPath>'
    const filter = '<properties><excludeTransitive>true</excludeTransitive></properties>'
    const layer = await buildLayer(
      workspaceOf({
        'pom.xml': pom('layer', [gson, dependency('com.vendor', 'vendor-sdk', '1.0', system)], filter),
        '.mvn/maven.config': '-DexcludeArtifactIds=gson\n-Dmdep.skip=true\n',
        'libs/vendor-sdk.jar': '',
      }),
    )
    expect(jarsOf(layer)).toEqual(['error_prone_annotations-2.27.0.jar', 'gson-2.11.0.jar'])
    expect(layer.warnings).toEqual([
      expect.stringMatching(/^Not in the layer, because its scope is "system": vendor-sdk-1\.0\.jar\./),
    ])
  })

  test('does not use profiles that only settings.xml activates', async () => {
    const slf4j = dependency('org.slf4j', 'slf4j-api', '2.0.13')
    const profile = `<profiles><profile><id>extra</id><dependencies>${slf4j}</dependencies></profile></profiles>`
    const home = workspaceOf({
      '.m2/settings.xml':
        '<settings><activeProfiles><activeProfile>extra</activeProfile></activeProfiles></settings>',
    })
    const layer = await buildLayer(workspaceOf({ 'pom.xml': pom('layer', [gson], profile) }), '', {
      env: { ...process.env, HOME: home, MAVEN_ARGS: `-Pextra -s ${join(home, '.m2/settings.xml')}` },
    })
    expect(jarsOf(layer)).toEqual(['error_prone_annotations-2.27.0.jar', 'gson-2.11.0.jar'])
    expect(layer.warnings).toEqual([
      expect.stringMatching(/^Profiles of pom\.xml that only settings\.xml activates are not used: extra\./),
    ])
  })

  describe('rejects', () => {
    const table: [string, string, RegExp][] = [
      [
        'an artifact that no repository contains',
        pom('layer', [dependency('own', 'no-such-artifact', '1.0')]),
        /^Maven ended with exit code 1: ".+"\. A dependency was not found/,
      ],
      [
        'a parent POM that no repository contains',
        pom('layer', [], `<parent>${coordinates({ artifactId: 'no-such-parent' })}</parent>`),
        /^Maven ended with exit code 1: ".+"\. A parent POM was not found/,
      ],
      [
        'a project without dependencies at run time',
        pom('layer', [dependency('junit', 'junit', '4.13.2', '<scope>test</scope>')]),
        /The layer would be empty/,
      ],
      [
        'a plugin configuration that changes the list of dependencies',
        pom(
          'layer',
          [gson],
          '<build><plugins><plugin><artifactId>maven-dependency-plugin</artifactId>' +
            '<configuration><skip>true</skip></configuration></plugin></plugins></build>',
        ),
        /^The dependencies of "source" cannot be listed\..*maven-dependency-plugin/,
      ],
    ]
    test.each(table)('%s', async (_name, file, expected) => {
      await expect(buildLayer(workspaceOf({ 'pom.xml': file }))).rejects.toThrow(expected)
    })

    test('a runner without Maven', async () => {
      const checkout = workspaceOf({ 'pom.xml': pom('layer', [gson]) })
      await expect(buildLayer(checkout, '', { env: { PATH: '/nowhere' } })).rejects.toThrow(
        /^"mvn" is not installed.*actions\/setup-java@v5/,
      )
    })
  })
})

describe('Gradle', () => {
  const java = "apply plugin: 'java'\nrepositories { mavenCentral() }\n"
  const gson = "dependencies { implementation 'com.google.code.gson:gson:2.11.0' }\n"

  test('installs direct and transitive dependencies of the runtimeClasspath, but not those for tests or compilation only', async () => {
    const [checkout, copy] = checkoutAndCopy({
      'settings.gradle': "rootProject.name = 'layer'\n",
      'build.gradle': `${java}${gson}
        dependencies {
          runtimeOnly 'org.slf4j:slf4j-nop:2.0.13'
          compileOnly 'com.amazonaws:aws-lambda-java-core:1.2.3'
          testImplementation 'junit:junit:4.13.2'
        }`,
    })
    const before = contentsOf(checkout)
    const layer = await buildLayer(checkout, '', { runtimes: ['java21'], architecture: otherArchitecture })
    expect(jarsOf(layer)).toEqual([
      'error_prone_annotations-2.27.0.jar',
      'gson-2.11.0.jar',
      'slf4j-api-2.0.13.jar',
      'slf4j-nop-2.0.13.jar',
    ])
    expect(layer).toMatchObject({ locked: true, warnings: [] })
    expect(contentsOf(checkout)).toEqual(before)
    expect((await buildLayer(copy)).contents).toEqual(layer.contents)
  })

  test('the layer of a subproject contains the subprojects that it depends on, and jars in the checkout', async () => {
    const [checkout, copy] = checkoutAndCopy({
      'settings.gradle': "include 'lib', ':apps:fn', 'broken'\n",
      'lib/build.gradle': `${java}${gson}`,
      'lib/src/main/java/own/Lib.java': source,
      'lib/build/libs/stale.jar': 'left by an earlier build',
      'apps/fn/build.gradle': `${java}dependencies { implementation project(':lib'); implementation files('own.jar') }`,
      'broken/build.gradle': `${java}dependencies { implementation 'own:no-such:1' }`,
    })
    for (const root of [checkout, copy]) {
      const jar = new AdmZip()
      jar.addFile('own.txt', Buffer.from('own'))
      const entry = jar.getEntry('own.txt')
      if (entry) entry.header.time = new Date(2020, 0, 1)
      jar.writeZip(join(root, 'apps/fn/own.jar'))
    }
    const layer = await buildLayer(checkout, 'apps/fn')
    expect(jarsOf(layer)).toEqual([
      'error_prone_annotations-2.27.0.jar',
      'gson-2.11.0.jar',
      'lib.jar',
      'own.jar',
    ])
    expect(layer.contents['java/lib/own.jar']).toBe(contentsOf(checkout)['apps/fn/own.jar'])
    expect((await buildLayer(copy, 'apps/fn')).contents).toEqual(layer.contents)
  })

  test('an included build outside of the project is the same in each build', async () => {
    const [checkout, copy] = checkoutAndCopy({
      'fn/settings.gradle': "includeBuild '../own'\n",
      'fn/build.gradle': `${java}dependencies { implementation 'own:own:1' }`,
      'own/settings.gradle': "rootProject.name = 'own'\n",
      'own/build.gradle': `${java}group = 'own'\nversion = '1'\n`,
      'own/src/main/java/own/Lib.java': source,
    })
    const layer = await buildLayer(checkout, 'fn')
    expect(jarsOf(layer)).toEqual(['own-1.jar'])
    expect((await buildLayer(copy, 'fn')).contents).toEqual(layer.contents)
  })

  test('the wrapper of a project is used instead of the Gradle of the runner', async () => {
    const checkout = workspaceOf({
      'build.gradle': `${java}${gson}`,
      // Git for Windows does not keep the execute permission.
      gradlew: 'touch "$LAYER_TEST_MARK"\nexec gradle "$@"\n',
    })
    chmodSync(join(checkout, 'gradlew'), 0o644)
    const mark = join(mkdtempSync(join(tmpdir(), 'mark-')), 'ran')
    await buildLayer(checkout, '', { env: { ...process.env, LAYER_TEST_MARK: mark } })
    expect(readdirSync(join(mark, '..'))).toEqual([basename(mark)])
  })

  test('with a dynamic version, the layer does not count as locked, and a warning names a version that only Gradle can resolve', async () => {
    const moving = "dependencies { implementation 'org.slf4j:slf4j-api:2.0.+' }"
    expect((await buildLayer(workspaceOf({ 'build.gradle': java + moving }))).locked).toBe(false)
    const hidden = 'def version = \'2.0.+\'\ndependencies { implementation "org.slf4j:slf4j-api:$version" }'
    const layer = await buildLayer(workspaceOf({ 'build.gradle': java + hidden }))
    expect(layer.warnings).toEqual([expect.stringMatching(/no exact version: org\.slf4j:slf4j-api:2\.0\.\+/)])
  })

  describe('a lock file', () => {
    const build = `${java}${gson}`
    const modules = [
      'com.google.code.gson:gson:2.11.0',
      'com.google.errorprone:error_prone_annotations:2.27.0',
    ]

    function locked(lines: readonly string[]): string {
      return workspaceOf({
        'build.gradle': build,
        'gradle.lockfile': `# generated\n${lines.join('\n')}\nempty=\n`,
      })
    }

    test('is enforced', async () => {
      const layer = await buildLayer(
        locked(modules.map((module) => `${module}=compileClasspath,runtimeClasspath`)),
      )
      expect(jarsOf(layer)).toHaveLength(2)
    })

    test.each([
      [
        'another version',
        ['com.google.code.gson:gson:2.10.1=runtimeClasspath'],
        /did not use the versions in gradle\.lockfile.*gson:2\.11\.0/,
      ],
      [
        'no entries for runtimeClasspath',
        ['com.google.code.gson:gson:2.11.0=compileClasspath'],
        /does not contain .*runtimeClasspath/,
      ],
    ])('is rejected if it has %s', async (_name, lines, expected) => {
      await expect(buildLayer(locked(lines))).rejects.toThrow(expected)
    })
  })

  describe('rejects', () => {
    const table: [string, string, RegExp][] = [
      [
        'an artifact that no repository contains',
        `${java}dependencies { implementation 'own:no-such-artifact:1.0' }`,
        /^Gradle ended with exit code 1: ".+"\. A dependency was not found/,
      ],
      ['a project without Java', 'task nothing', /no configuration "runtimeClasspath"/],
      ['a project without dependencies at run time', java, /The layer would be empty/],
    ]
    test.each(table)('%s', async (_name, file, expected) => {
      await expect(buildLayer(workspaceOf({ 'build.gradle': file }))).rejects.toThrow(expected)
    })

    test('a runner without Gradle', async () => {
      await expect(
        buildLayer(workspaceOf({ 'build.gradle': java }), '', { env: { PATH: '/nowhere' } }),
      ).rejects.toThrow(/^"gradle" is not installed.*gradle\/actions\/setup-gradle@v5/)
    })
  })
})

test('Java loads the classes of a layer from java/lib', async () => {
  const checkout = workspaceOf({
    'build.gradle':
      "apply plugin: 'java'\nrepositories { mavenCentral() }\ndependencies { implementation 'com.google.code.gson:gson:2.11.0' }",
  })
  const { directory } = await buildLayer(checkout)
  writeFileSync(
    join(checkout, 'Main.java'),
    'class Main { public static void main(String[] a) { System.out.println(new com.google.gson.Gson().toJson(1)); } }',
  )
  const printed = execFileSync('java', ['--class-path', `${directory}/java/lib/*`, 'Main.java'], {
    cwd: checkout,
  })
  expect(printed.toString().trim()).toBe('1')
})
