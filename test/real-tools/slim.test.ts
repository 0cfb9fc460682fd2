import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { toolPath } from '../rig/tools.mjs'
import { buildLayer, hostArchitecture } from '../support/build-layer.ts'
import type { LayerOptions } from '../support/build-layer.ts'
import { temporary } from '../support/pack-layer.ts'
import { workspaceOf } from '../support/run-bundle.ts'
import type { LeftOut, SlimKind } from '../../src/layer/slim.ts'
import { safeSlimKinds } from '../../src/layer/slim.ts'
import { judgeTree } from '../../src/pack/judge-tree.ts'
import { walk } from '../../src/pack/walk.ts'
import { describeLeftOut } from '../../src/report/sentences.ts'
import { unpack } from '../../src/zip/unpack.ts'

/** Layers of real packages, with and without the files that "slim" leaves out. Everything that loaded must still load. */

/** A folder as Lambda has it at /opt, and the size of its files in bytes. */
interface Opt {
  readonly opt: string
  readonly size: number
}

/** Builds a project. Returns it as it was built, and as it is published without the files that "slim" leaves out. */
async function layersOf(
  workspace: string,
  runtime: string,
  { slim, ...options }: LayerOptions & { readonly slim: readonly SlimKind[] },
): Promise<{ readonly whole: Opt; readonly small: Opt; readonly leftOut: LeftOut | undefined }> {
  const built = await buildLayer(workspace, '', { runtimes: [runtime], ...options })
  const target = { runtimes: [runtime], architecture: hostArchitecture }
  const tree = { ...built, madeBy: 'test', warnings: [] }
  const path = join(temporary(), 'layer.zip')
  const judged = await judgeTree(tree, { path, exclude: [], slim, target })
  const { archive } = await judged.write()
  const opt = join(temporary(), 'opt')
  await unpack(archive.path, opt)
  const files = walk(built.directory).entries.filter((entry) => entry.kind === 'file')
  const whole = { opt: built.directory, size: files.reduce((sum, { size }) => sum + size, 0) }
  const { leftOut } = judged
  const described = leftOut && describeLeftOut(leftOut)
  console.info(`${runtime}: ${whole.size} bytes before, ${archive.unzippedSize} after. ${described ?? ''}`)
  return { whole, small: { opt, size: archive.unzippedSize }, leftOut }
}

describe('the layer of a typical publishing pipeline: aws-sdk and aws-xray-sdk', () => {
  let layers: Awaited<ReturnType<typeof layersOf>>
  beforeAll(async () => {
    layers = await layersOf(workspaceOf('blog'), 'nodejs24.x', { slim: [...safeSlimKinds, 'runtime-sdk'] })
  })

  test('is about half as large', () => {
    const { whole, small } = layers
    expect(small.size).toBeLessThan(whole.size * 0.6)
  })

  test('loads', () => {
    const script = `
      const { version } = require('aws-sdk/package.json')
      new (require('aws-sdk').Lambda)({ region: 'eu-west-1' })
      console.log(version, typeof require('aws-xray-sdk').captureAWS)`
    for (const { opt } of [layers.whole, layers.small]) {
      const printed = execFileSync(process.execPath, ['-e', script], {
        cwd: mkdtempSync(join(tmpdir(), 'task-')),
        env: { NODE_PATH: join(opt, 'nodejs', 'node_modules') },
      })
      expect(printed.toString()).toMatch(/^2\.\d+\.\d+ function\n$/)
    }
  })
})

describe('numpy, pandas and botocore', () => {
  const version = execFileSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])
  const runtime = `python${version.toString().trim()}`
  const requirements = ['numpy==2.2.6', 'pandas==2.2.3', 'boto3==1.35.0']
  let layers: Awaited<ReturnType<typeof layersOf>>
  beforeAll(async () => {
    layers = await layersOf(workspaceOf({ 'requirements.txt': requirements.join('\n') }), runtime, {
      slim: safeSlimKinds,
      env: { ...process.env, PATH: await toolPath('uv') },
    })
  })

  test('are smaller without their tests', () => {
    const { whole, small, leftOut } = layers
    expect(whole.size - small.size).toBeGreaterThan(15_000_000)
    expect(leftOut?.kinds).toContainEqual(expect.objectContaining({ kind: 'tests' }))
  })

  test('import every module that they imported before, except their tests', () => {
    const [before = [], after] = [layers.whole, layers.small].map(({ opt }) => modulesIn(join(opt, 'python')))
    console.info(`${before.length} modules are imported`)
    expect(before).toEqual(expect.arrayContaining(['numpy.testing', 'pandas._testing', 'botocore.docs']))
    expect(before.length).toBeGreaterThan(500)
    expect(after).toEqual(before)
  })
})

/** Returns the names of all modules in a folder that can be imported, except tests. */
function modulesIn(folder: string): string[] {
  const script = `
import contextlib, importlib, io, json, pkgutil, sys, warnings
warnings.simplefilter("ignore")
folder = sys.argv[1]
sys.path.insert(0, folder)
imported = []
def walk(path, prefix):
    for found in sorted(pkgutil.iter_modules(path, prefix), key=lambda one: one.name):
        if found.name.split(".")[-1] in ("tests", "conftest", "__main__"): continue
        try:
            module = importlib.import_module(found.name)
        except BaseException: continue
        imported.append(found.name)
        if found.ispkg: walk(module.__path__, found.name + ".")
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    walk([folder], "")
print(json.dumps(imported))`
  const printed = execFileSync('python3', ['-I', '-c', script, folder], { maxBuffer: 10_000_000 })
  return JSON.parse(printed.toString()) as string[]
}
