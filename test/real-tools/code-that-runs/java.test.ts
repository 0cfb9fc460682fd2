import { existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { workspaceOf } from '../../support/run-bundle.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { buildLayer } from '../../support/build-layer.ts'
import { javaCode } from './java.mjs'

// The first run downloads the dependencies.
jest.setTimeout(600_000)

type Id = (typeof javaCode)[number]['id']

/** Code that runs writes its environment into a file in this directory. The file has the name of the code. */
const marks = realpathSync(mkdtempSync(join(tmpdir(), 'marks-')))
const mark = (name: string): string => join(marks, name)

const env = {
  ...process.env,
  OWN: 'visible',
  AWS_SECRET_ACCESS_KEY: 'PLANTED',
  GITHUB_TOKEN: 'PLANTED',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'PLANTED',
  'INPUT_ROLE-TO-ASSUME': 'PLANTED',
}

function expectRan(...names: string[]): void {
  for (const name of names) {
    const seen = readFileSync(mark(name), 'utf8')
    expect([name, seen]).toEqual([name, expect.stringContaining('visible')])
    expect([name, seen]).toEqual([name, expect.not.stringContaining('PLANTED')])
  }
}

const inGradle = (name: string): string => `new File('${mark(name)}').text = System.getenv().toString()\n`

/** A Maven plugin that writes its environment into a file in the `validate` phase. */
const plugin = (name: string): string =>
  '<build><plugins><plugin><artifactId>maven-antrun-plugin</artifactId><version>3.1.0</version><executions><execution>' +
  '<phase>validate</phase><goals><goal>run</goal></goals><configuration><target><property environment="env"/>' +
  `<echoproperties destfile="${mark(name)}"/></target></configuration></execution></executions></plugin></plugins></build>`

const parent = '<groupId>own</groupId><artifactId>parent</artifactId><version>1.0</version>'
const pom = (artifact: string, more: string): string =>
  `<project><modelVersion>4.0.0</modelVersion><parent>${parent}</parent><artifactId>${artifact}</artifactId><packaging>pom</packaging>${more}</project>`
const gson =
  '<dependencies><dependency><groupId>com.google.code.gson</groupId><artifactId>gson</artifactId><version>2.11.0</version></dependency></dependencies>'
const needsLib =
  '<dependencies><dependency><groupId>own</groupId><artifactId>lib</artifactId><version>1.0</version><type>pom</type></dependency></dependencies>'

const maven = realpathSync(
  workspaceOf({
    'pom.xml': `<project><modelVersion>4.0.0</modelVersion>${parent}<packaging>pom</packaging><modules><module>lib</module><module>app</module><module>other</module></modules></project>`,
    'lib/pom.xml': pom('lib', gson + plugin('lib')),
    'app/pom.xml': pom('app', needsLib),
    'other/pom.xml': pom('other', gson + plugin('other')),
    '.mvn/jvm.config': `-Xlog:gc:file=${mark('gc')}\n`,
  }),
)

const gradle = realpathSync(
  workspaceOf({
    'settings.gradle': inGradle('settings'),
    'build.gradle': `${inGradle('build')}apply plugin: 'java'\ndependencies { implementation files('own.jar') }\n`,
    'buildSrc/build.gradle': inGradle('buildSrc'),
    'own.jar': '',
    gradlew: `env > '${mark('wrapper')}'\nexec gradle "$@"\n`,
  }),
)

beforeAll(async () => {
  await buildLayer(maven, 'app', { env: { ...env, MAVEN_ARGS: 'own:no-such-plugin:goal -Pnone' } })
  const home = realpathSync(workspaceOf({ 'init.d/own.gradle': inGradle('init') }))
  // The jar is empty, because this test checks only which code runs.
  await buildLayer(gradle, '', { env: { ...env, GRADLE_USER_HOME: home } })
})

const proofs: Record<Id, () => Promise<void> | void> = {
  'maven-plugin': async () => {
    expectRan('lib')
    expect(existsSync(mark('other'))).toBe(false)
    await buildLayer(maven, 'other', { env })
    expect(existsSync(mark('other'))).toBe(false)
  },

  'maven-extension': async () => {
    const extension = '<groupId>own</groupId><artifactId>no-such-extension</artifactId><version>1</version>'
    const checkout = workspaceOf({
      'pom.xml': `<project><modelVersion>4.0.0</modelVersion>${parent}${gson}</project>`,
      '.mvn/extensions.xml': `<extensions><extension>${extension}</extension></extensions>`,
    })
    const printed: string[] = []
    const log = quietLog((line) => printed.push(line))
    await expect(buildLayer(checkout, '', { env, log })).rejects.toThrow(/^Maven ended with exit code 1/)
    expect(printed.join('\n')).toContain('no-such-extension')
  },

  'maven-java-options': () => {
    expect(existsSync(mark('gc'))).toBe(true)
  },

  'maven-arguments': async () => {
    // The build in beforeAll succeeded, although MAVEN_ARGS has an unknown goal. Settings files in MAVEN_ARGS are read.
    const settings = join(workspaceOf({ 'settings.xml': '<settings><no' }), 'settings.xml')
    await expect(
      buildLayer(maven, 'other', { env: { ...env, MAVEN_ARGS: `-s ${settings}` } }),
    ).rejects.toThrow(/^Maven ended with exit code 1/)
  },

  'gradle-build': () => expectRan('settings', 'build', 'buildSrc'),
  'gradle-init': () => expectRan('init'),
  'gradle-wrapper': () => expectRan('wrapper'),
}

describe('code that can run while a Java layer is built, as listed in the docs', () => {
  test.each(javaCode)('$id', async ({ id }) => {
    await proofs[id]()
  })
})
