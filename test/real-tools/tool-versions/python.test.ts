import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, jest, test } from '@jest/globals'
import type { Architecture } from '../../../src/layer/layer.ts'
import { workspaceOf } from '../../support/run-bundle.ts'
import { toolPath } from '../../rig/tools.mjs'
import { quietLog } from '../../support/quiet-log.ts'
import { sampled } from '../../support/weekly.ts'
import { buildLayer } from '../../support/build-layer.ts'
import { pythonTools } from './python.mjs'
import type { PythonTool } from './python.mjs'
import { testedVersions } from './tested.ts'

// The first run installs the tools.
jest.setTimeout(600_000)

type Files = Readonly<Record<string, string>>

/** The hashes of the wheels of markupsafe 3.0.2 for Python 3.13, by processor. */
const wheels = {
  aarch64: '569511d3b58c8791ab4c2e1285575265991e6d8f8700c7be0e88f86cb0672094',
  x86_64: '15ab75ef81add55874e7ab7055e9c397312385bd9ced94920f2802310c930396',
}

const poetryFiles = Object.entries(wheels).map(
  ([machine, hash]) =>
    `    {file = "MarkupSafe-3.0.2-cp313-cp313-manylinux_2_17_${machine}.manylinux2014_${machine}.whl", hash = "sha256:${hash}"},\n`,
)

const files: Readonly<Record<PythonTool, Files>> = {
  uv: {
    'pyproject.toml':
      '[project]\nname = "layer"\nversion = "1.0.0"\nrequires-python = ">=3.11"\ndependencies = ["markupsafe==3.0.2"]\n',
  },
  pip: {
    'requirements.txt': `markupsafe==3.0.2 ${Object.values(wheels)
      .map((hash) => `--hash=sha256:${hash}`)
      .join(' ')}\n`,
  },
  poetry: {
    'pyproject.toml':
      '[tool.poetry]\nname = "layer"\nversion = "1.0.0"\ndescription = ""\nauthors = []\npackage-mode = false\n\n[tool.poetry.dependencies]\npython = ">=3.11"\nmarkupsafe = "3.0.2"\n',
  },
  pipenv: { Pipfile: '[packages]\nmarkupsafe = "==3.0.2"\n' },
}

/** Returns a lock file as poetry writes it. Poetry itself would need an index to write it. */
function poetryLock(version: string): string {
  const isFirst = version.startsWith('1.')
  return (
    '[[package]]\nname = "markupsafe"\nversion = "3.0.2"\ndescription = ""\noptional = false\npython-versions = ">=3.9"\n' +
    `${isFirst ? '' : 'groups = ["main"]\n'}files = [\n${poetryFiles.join('')}]\n\n` +
    `[metadata]\nlock-version = "${isFirst ? '2.0' : '2.1'}"\npython-versions = ">=3.11"\n` +
    'content-hash = "d0d6cb5d087e2230a935c1ce8d1e92ba50d27d44064543bdc37de00fe5c3293a"\n'
  )
}

/** One lock file for all versions of pipenv, because writing it takes long. */
let pipfileLock: string
beforeAll(async () => {
  const project = workspaceOf(files.pipenv)
  const env = { ...process.env, PATH: await toolPath('pipenv'), PIPENV_VENV_IN_PROJECT: '1' }
  execFileSync('pipenv', ['lock'], { cwd: project, env, stdio: 'ignore' })
  pipfileLock = readFileSync(join(project, 'Pipfile.lock'), 'utf8')
})

/** Creates a project with a lock file that this version of a tool could have written. */
async function locked(tool: PythonTool, version: string): Promise<string> {
  const more = {
    ...(tool === 'poetry' && { 'poetry.lock': poetryLock(version) }),
    ...(tool === 'pipenv' && { 'Pipfile.lock': pipfileLock }),
  }
  const project = realpathSync(workspaceOf({ ...files[tool], ...more }))
  if (tool !== 'uv') return project
  const env = { ...process.env, PATH: await toolPath(`uv@${version}`) }
  execFileSync('uv', ['lock'], { cwd: project, env, stdio: 'ignore' })
  return project
}

/** Machines and their architectures. The runner usually has the second one, so each change tests the first. */
const machines: ['aarch64' | 'x86_64', Architecture][] = [
  ['aarch64', 'arm64'],
  ['x86_64', 'x86_64'],
]

test.each(testedVersions(pythonTools))(
  '$tool $version builds its locked project for another architecture, and once a week for both',
  async ({ tool, version }) => {
    const project = await locked(tool, version)
    const env = {
      ...process.env,
      PATH: await toolPath(`${tool}@${version}`, ...(tool === 'uv' ? [] : ['uv' as const])),
    }
    for (const [machine, architecture] of sampled(machines, 2)) {
      const layer = await buildLayer(project, '', {
        manager: tool,
        runtimes: ['python3.13'],
        architecture,
        env,
      })
      expect(layer.locked).toBe(true)
      expect(layer.warnings).toEqual([])
      const native = Object.keys(layer.contents).filter((path) => path.endsWith('.so'))
      expect(native).toEqual([`python/markupsafe/_speedups.cpython-313-${machine}-linux-gnu.so`])
    }
  },
)

test.each([
  ['poetry', '1.7.1', 'poetry 1.7.1 is too old: this action needs poetry 1.8 or newer'],
  ['pipenv', '2022.12.19', 'pipenv 2022.12.19 is too old: this action needs pipenv 2023 or newer'],
] as const)(
  '%s %s is rejected, and the error names the oldest supported version',
  async (tool, version, message) => {
    const bin = workspaceOf({ [tool]: `#!/bin/sh\necho "${tool}, version ${version}"\n` })
    execFileSync('chmod', ['+x', join(bin, tool)])
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` }
    const project = await locked(tool, version)
    await expect(buildLayer(project, '', { manager: tool, env })).rejects.toThrow(message)
  },
)

test('a uv version that is too old is not used, and the log names it', async () => {
  const lines: string[] = []
  const log = { ...quietLog(), info: (text: string) => void lines.push(text) }
  const env = { ...process.env, PATH: await toolPath('uv@0.4.0') }
  const { version } = await buildLayer(await locked('uv', '0.4.0'), '', {
    runtimes: ['python3.13'],
    env,
    log,
  })
  expect(lines.join('\n')).toMatch(/uv 0\.4\.0 is too old/)
  expect(version).toBe('0.13.9')
})
