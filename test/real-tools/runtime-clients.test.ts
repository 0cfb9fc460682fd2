import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { GetLayerVersionCommand } from '@aws-sdk/client-lambda'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { emulator as installEmulator, javaClient, nodeClient, pythonClient } from '../rig/runtime-clients.mjs'
import type { RuntimeClient } from '../rig/runtime-clients.mjs'
import { hostArchitecture } from '../support/build-layer.ts'
import type { EmulatedFunction } from '../support/emulated-function.ts'
import { canMount, invoke } from '../support/emulated-function.ts'
import { annotationsOf, lambdaOn, run, workspaceOf } from '../support/run-bundle.ts'

/**
 * Layers that the action builds and publishes, in AWS's own runtime interface clients and emulator. Each layer is downloaded from the
 * stand-in, unpacked and mounted as /opt. A handler uses it.
 */

const region = 'eu-west-1'
const hook = join(process.cwd(), 'src', 'layer-tests', 'node-path-hook.cjs')
let rig: Rig
let emulator: string

beforeAll(async () => {
  ;[rig, emulator] = await Promise.all([startRig(), installEmulator()])
  if (!canMount()) console.log('Layers are not mounted as /opt, because this machine does not allow it.')
})
afterAll(() => rig.stop())

/** Builds and publishes a layer. Returns the directory to which the published archive is unpacked. */
async function publishedLayer(name: string, runtimes: readonly string[], workspace: string): Promise<string> {
  const result = await run(workspace, rig.env, {
    'layer-name': name,
    regions: region,
    'compatible-runtimes': runtimes.join(),
    'compatible-architectures': hostArchitecture,
  })
  expect(annotationsOf(result, 'error')).toEqual([])
  const command = new GetLayerVersionCommand({ LayerName: name, VersionNumber: 1 })
  const { Content } = await lambdaOn(rig, region).send(command)
  expect(Content?.CodeSha256).toBe(result.outputs['code-sha256'])
  const directory = mkdtempSync(join(tmpdir(), 'layer-'))
  const archive = join(directory, 'layer.zip')
  writeFileSync(archive, Buffer.from(await (await fetch(Content?.Location ?? '')).arrayBuffer()))
  execFileSync('unzip', ['-q', archive, '-d', join(directory, 'opt')])
  return join(directory, 'opt')
}

/** Invokes a handler and prints its response. `opt` is the path at which it sees the layer. */
async function responseOf(
  client: RuntimeClient,
  called: Omit<EmulatedFunction, 'client' | 'emulator'>,
  event: object,
): Promise<{ response: unknown; opt: string }> {
  const { response, opt } = await invoke({ ...called, client, emulator }, event)
  console.log(`${client.runtime}, ${called.handler}, layer in ${opt}: ${JSON.stringify(response)}`)
  return { response, opt }
}

describe('Node.js', () => {
  let layer: string
  beforeAll(async () => {
    const dependencies = { '@node-rs/crc32': '1.10.8', nanoid: '5.1.12' }
    const workspace = workspaceOf({ 'package.json': JSON.stringify({ private: true, dependencies }) })
    layer = await publishedLayer('node', ['nodejs22.x', 'nodejs24.x'], workspace)
  })

  const task = (): string =>
    workspaceOf({
      'common.js': `
        const { crc32 } = require('@node-rs/crc32')
        exports.handler = async ({ text }) =>
          ({ crc32: crc32(text), node: process.versions.node, from: require.resolve('@node-rs/crc32') })`,
      'module.mjs': `
        import { createRequire } from 'node:module'
        import { pathToFileURL } from 'node:url'
        const require = createRequire(import.meta.url)
        const { crc32 } = require('@node-rs/crc32')
        const nanoid = await import(pathToFileURL(require.resolve('nanoid')))
        export const handler = async ({ text }) => ({ crc32: crc32(text), id: nanoid.nanoid().length })`,
      'by-name.mjs': `
        import { nanoid } from 'nanoid'
        export const handler = async () => ({ id: nanoid().length })`,
    })

  describe.each(['22', '24'] as const)('%s', (major) => {
    let client: RuntimeClient
    beforeAll(async () => {
      client = await nodeClient(major)
    })

    test('a CommonJS handler loads machine code from the layer', async () => {
      const called = { layer, task: task(), handler: 'common.handler' }
      const { response, opt } = await responseOf(client, called, { text: 'layer' })
      expect(response).toEqual({
        crc32: crc32('layer'),
        node: expect.stringMatching(`^${major}\\.`),
        from: `${opt}/nodejs/node_modules/@node-rs/crc32/index.js`,
      })
    })

    test('an ES module handler loads packages of both kinds from the layer', async () => {
      const called = { layer, task: task(), handler: 'module.handler' }
      const { response } = await responseOf(client, called, { text: 'layer' })
      expect(response).toEqual({ crc32: crc32('layer'), id: 21 })
    })

    // Lambda's Node.js runtimes find ES modules through NODE_PATH. The published client runs in plain Node.js, which does not.
    test('the published client does not find an ES module of the layer by its name', async () => {
      const called = { layer, task: task(), handler: 'by-name.handler' }
      const { response } = await responseOf(client, called, {})
      expect(response).toMatchObject({
        errorMessage: expect.stringContaining("Cannot find package 'nanoid'"),
      })
    })

    test('with the hook of "test-command", the client finds an ES module of the layer by its name', async () => {
      const env = { NODE_OPTIONS: `--require ${hook}` }
      const called = { layer, task: task(), handler: 'by-name.handler', env }
      const { response } = await responseOf(client, called, {})
      expect(response).toEqual({ id: 21 })
    })
  })
})

test('a Python handler loads machine code from the layer', async () => {
  const client = await pythonClient()
  const workspace = workspaceOf({ 'requirements.txt': 'numpy>=2.2,<3\n' })
  const layer = await publishedLayer('python', [client.runtime], workspace)
  const task = workspaceOf({
    'app.py': `
import sys
import numpy

def handler(event, context):
    solution = numpy.linalg.solve(event["matrix"], event["vector"])
    return {
        "solution": solution.round(9).tolist(),
        "python": "%d.%d" % sys.version_info[:2],
        "from": numpy.__file__,
    }
`,
  })
  const event = { matrix: [[3, 1], [1, 2]], vector: [9, 8] } // prettier-ignore
  const { response, opt } = await responseOf(client, { layer, task, handler: 'app.handler' }, event)
  expect(response).toEqual({
    solution: [2, 3],
    python: client.runtime.replace('python', ''),
    from: `${opt}/python/numpy/__init__.py`,
  })
})

test('a Java handler loads a class from the layer', async () => {
  const client = await javaClient()
  const layer = await publishedLayer('java', [client.runtime], workspaceOf(join('managers', 'maven')))
  const task = workspaceOf({
    'App.java': `
import java.util.Map;
import org.apache.commons.text.WordUtils;

public class App {
    public Map<String, String> handle(Map<String, String> event) {
        return Map.of(
            "text", WordUtils.capitalizeFully(event.get("text")),
            "java", System.getProperty("java.specification.version"),
            "from", WordUtils.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
`,
  })
  const jars = join(layer, 'java', 'lib', '*')
  execFileSync('javac', ['--release', '17', '-cp', jars, join(task, 'App.java')], { stdio: 'pipe' })
  const { response, opt } = await responseOf(
    client,
    { layer, task, handler: 'App::handle' },
    { text: 'in a layer' },
  )
  expect(response).toEqual({
    text: 'In A Layer',
    java: client.runtime.replace('java', ''),
    from: `${opt}/java/lib/commons-text-1.12.0.jar`,
  })
})
