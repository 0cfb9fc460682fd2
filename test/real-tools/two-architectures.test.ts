import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import AdmZip from 'adm-zip'
import { GetLayerVersionCommand } from '@aws-sdk/client-lambda'
import { readElf } from '../../src/pack/checks/elf.ts'
import { startQuickRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { toolPath } from '../rig/tools.mjs'
import { otherArchitecture } from '../support/build-layer.ts'
import { annotationsOf, fourRegions, lambdaOn, workspaceOf } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { run } from '../support/run-entry.ts'

/** One step that installs packages for both architectures, on the runner of one. */

let rig: Rig
beforeAll(async () => {
  rig = await startQuickRig()
})
beforeEach(() => rig.reset())
afterAll(() => rig.stop())

const architectures = ['x86_64', 'arm64'] as const

function publish(
  workspace: string,
  inputs: Record<string, string>,
  env: Record<string, string> = {},
): Promise<Result> {
  const usual = { 'layer-name': 'data-{architecture}', 'compatible-architectures': 'x86_64, arm64' }
  return run(workspace, { ...rig.env, ...env }, { ...usual, ...inputs })
}

/** Returns the processors for which an archive has machine code. */
function machinesIn(archive: string): string[] {
  const files = new AdmZip(archive).getEntries().map((entry) => readElf(entry.getData()))
  return [...new Set(files.flatMap((elf) => (elf?.kind === 'loadable' ? [elf.machine] : [])))]
}

test('numpy is published for both architectures in four Regions, and a second run publishes nothing', async () => {
  const PATH = await toolPath('uv')
  const workspace = workspaceOf({ 'requirements.txt': 'numpy==2.3.5\n' })
  const inputs = {
    'compatible-runtimes': 'python3.13',
    'smoke-test': 'true',
    sbom: 'out/{architecture}.cdx.json',
    principals: '111122223333',
  }
  const result = await publish(workspace, inputs, { PATH })
  expect(annotationsOf(result, 'error')).toEqual([])
  expect(result.exitCode).toBe(0)
  expect(result.outputs['code-sha256-x86_64']).not.toBe(result.outputs['code-sha256-arm64'])
  for (const architecture of architectures) {
    expect(machinesIn(result.outputs[`archive-${architecture}`] ?? '')).toEqual([architecture])
    const arns = JSON.parse(result.outputs[`arns-${architecture}`] ?? '') as Record<string, string>
    expect(Object.keys(arns)).toEqual(fourRegions)
    for (const region of fourRegions) {
      const command = new GetLayerVersionCommand({ LayerName: `data-${architecture}`, VersionNumber: 1 })
      expect(await lambdaOn(rig, region).send(command)).toMatchObject({
        LayerVersionArn: arns[region],
        CompatibleArchitectures: [architecture],
        CompatibleRuntimes: ['python3.13'],
        Content: { CodeSha256: result.outputs[`code-sha256-${architecture}`] },
      })
    }
  }
  const rerun = await publish(workspace, inputs, { PATH })
  expect(rerun.outputs).toMatchObject({
    changed: 'false',
    'arns-x86_64': result.outputs['arns-x86_64'],
    'arns-arm64': result.outputs['arns-arm64'],
  })
})

describe('a build that works only for the architecture of the runner fails before anything is published', () => {
  function expectMatrixAdvice(result: Result): void {
    expect(result.exitCode).toBe(1)
    const errors = annotationsOf(result, 'error')
    expect(errors.length).toBeGreaterThanOrEqual(2)
    for (const error of errors) expect(error).toMatch(new RegExp(`^${otherArchitecture}: `))
    expect(errors.at(-1)).toContain('Use a matrix with a runner for each architecture')
    expect(rig.calls.filter(({ write }) => write)).toEqual([])
  }

  test('Yarn 1', async () => {
    const PATH = await toolPath('yarn1')
    const workspace = workspaceOf(join('managers', 'yarn-classic'))
    execFileSync('yarn', ['install', '--ignore-scripts', '--non-interactive'], {
      ...{ cwd: workspace, env: { ...process.env, PATH }, stdio: 'pipe' },
    })
    expectMatrixAdvice(await publish(workspace, { 'compatible-runtimes': 'nodejs22.x' }, { PATH }))
  })

  test('a Python package that must be compiled', async () => {
    const PATH = await toolPath('uv')
    const workspace = workspaceOf({ 'requirements.txt': './native\n', ...nativeSdist() })
    const inputs = { 'compatible-runtimes': runnerPython(), 'install-scripts': 'native' }
    expectMatrixAdvice(await publish(workspace, inputs, { PATH }))
  })

  test('a build command that compiles', async () => {
    const workspace = workspaceOf({ 'x.c': 'int x(void) { return 1; }\n' })
    const command = 'mkdir "$LAYER_DIR/lib" && cc -shared -fPIC -o "$LAYER_DIR/lib/x.so" x.c'
    expectMatrixAdvice(await publish(workspace, { 'build-command': command }))
  })
})

/** The runtime of the Python of this machine. */
function runnerPython(): string {
  const minor = execFileSync('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])
  return `python${minor.toString().trim()}`
}

/** A package with an extension in C. */
function nativeSdist(): Record<string, string> {
  return {
    'native/pyproject.toml':
      '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
    'native/setup.py':
      'from setuptools import Extension, setup\n' +
      'setup(name="native", version="1.0", ext_modules=[Extension("native", ["native.c"], py_limited_api=False)])\n',
    'native/native.c': 'int native(void) { return 1; }\n',
  }
}
