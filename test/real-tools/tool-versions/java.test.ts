import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { workspaceOf } from '../../support/run-bundle.ts'
import { toolPath } from '../../rig/tools.mjs'
import { buildLayer, hostArchitecture, otherArchitecture } from '../../support/build-layer.ts'
import type { Layer } from '../../support/build-layer.ts'
import { javaTools } from './java.mjs'
import { testedVersions } from './tested.ts'

// The first run downloads the dependencies.
jest.setTimeout(600_000)

const jars = [
  'commons-lang3-3.14.0.jar',
  'commons-text-1.12.0.jar',
  'slf4j-api-2.0.13.jar',
  'slf4j-nop-2.0.13.jar',
].map((name) => `java/lib/${name}`)

/** The tests can use only the Gradle version that is installed on the machine. */
async function pathTo(tool: string, version: string): Promise<string> {
  return tool === 'Maven' ? toolPath(`maven@${version}`) : (process.env['PATH'] ?? '')
}

describe.each(testedVersions(javaTools))('$tool $version', ({ tool, version }) => {
  test('builds the same layer for both architectures', async () => {
    const env = { ...process.env, PATH: await pathTo(tool, version) }
    const checkout = realpathSync(workspaceOf(join('managers', tool.toLowerCase())))
    const layers: Layer[] = []
    for (const architecture of [hostArchitecture, otherArchitecture])
      layers.push(await buildLayer(checkout, '', { runtimes: ['java21'], architecture, env }))
    const [layer, other] = layers
    expect(layer).toMatchObject({ version, locked: true, warnings: [] })
    expect(Object.keys(layer?.contents ?? {})).toEqual(jars)
    expect(other?.contents).toEqual(layer?.contents)
  })
})

test.each([
  [
    'maven',
    'mvn',
    'Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)',
    /^Maven 3\.6\.3 is too old: this action needs Maven 3\.8 or newer/,
  ],
  ['gradle', 'gradle', 'Gradle 4.3', /^Gradle 4\.3 is too old: this action needs Gradle 4\.4 or newer/],
])(
  '%s is rejected if it is too old, and the error names its version and the oldest supported version',
  async (manager, program, line, expected) => {
    const old = workspaceOf({ [program]: `#!/bin/sh\necho '${line}'\n` })
    execFileSync('chmod', ['+x', join(old, program)])
    const env = { ...process.env, PATH: `${old}:${process.env['PATH']}` }
    await expect(buildLayer(workspaceOf(join('managers', manager)), '', { env })).rejects.toThrow(expected)
  },
)

test('a Gradle wrapper for a version that is too old is rejected before it downloads that version', async () => {
  const checkout = workspaceOf({
    'build.gradle': '',
    gradlew: 'exit 3\n',
    'gradle/wrapper/gradle-wrapper.properties':
      'distributionUrl=https\\://downloads.example.com/distributions/gradle-4.3.1-bin.zip\n',
  })
  await expect(buildLayer(checkout)).rejects.toThrow(/^Gradle 4\.3\.1 is too old: .* 4\.4 or newer/)
})
