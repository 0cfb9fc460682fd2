import { Problem } from '../../base/problem.ts'
import type { Architecture } from '../../layer/layer.ts'
import { glibcFor, versionsOf } from '../../layer/runtimes.ts'
import type { BuildRequest } from '../builder.ts'
import { probe } from '../run/probe.ts'

/** The Python of this runner. `version` is the full version, such as `3.11.7`. `pip` is the version of its pip, if it has one. */
export interface RunnerPython {
  readonly command: string
  readonly version: string
  readonly isCPython: boolean
  readonly pip: string | undefined
}

/** A Python version to install for. `minor` is such as `3.13`. `full` also has a patch version. */
export interface PythonTarget {
  readonly minor: string
  readonly full: string
  readonly architecture: Architecture
  /** The newest glibc that a wheel can require, such as `2.34`. */
  readonly glibc: string
}

/** The architecture as Python names it. */
export const machineOf: Record<Architecture, string> = { x86_64: 'x86_64', arm64: 'aarch64' }

/** How a workflow sets up Python. */
export const setupPython = 'Add a step with "uses: actions/setup-python@v6" before this one.'

/** Returns the Python that `python3` or `python` starts. Undefined if neither does. */
export async function findPython(
  request: Pick<BuildRequest, 'env' | 'log' | 'work'>,
): Promise<RunnerPython | undefined> {
  for (const command of ['python3', 'python']) {
    const found = await askPython(command, request)
    if (found) return found
  }
  return undefined
}

const question =
  'import json, platform\n' +
  'try:\n import pip\n pip = pip.__version__\n' +
  'except ImportError:\n pip = None\n' +
  'print(json.dumps({"version": platform.python_version(), "isCPython": platform.python_implementation() == "CPython", "pip": pip}))'

async function askPython(
  command: string,
  request: Pick<BuildRequest, 'env' | 'log' | 'work'>,
): Promise<RunnerPython | undefined> {
  try {
    const python = { name: 'Python', command, setupHint: setupPython }
    const { exitCode, lines } = await probe(python, ['-c', question], request.work, request)
    if (exitCode !== 0) return undefined
    const { pip, ...found } = JSON.parse(lines.at(-1) ?? '') as Omit<RunnerPython, 'command' | 'pip'> & {
      pip: string | null
    }
    return { command, ...found, pip: pip ?? undefined }
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/**
 * Returns the targets: each declared Python version, or that of the runner. Lambda keeps its runtimes at the newest patch version.
 * Therefore a declared version is assumed to be newer than any patch version in a marker.
 */
export function targetsOf(
  { target }: Pick<BuildRequest, 'target'>,
  python: RunnerPython | undefined,
): PythonTarget[] {
  const { architecture, runtimes } = target
  const glibc = glibcFor(runtimes.filter((runtime) => runtime.startsWith('python')))
  const declared = versionsOf('python', runtimes)
  if (declared.length > 0) {
    return declared.map((minor) => ({ minor, full: `${minor}.99`, architecture, glibc }))
  }
  if (!python) {
    throw new Problem({
      topic: 'the-target-was-not-declared',
      text:
        'The Python version of the layer is unknown, because "compatible-runtimes" has no Python runtime and this runner has no Python. ' +
        'Add a runtime to "compatible-runtimes", such as python3.13.',
    })
  }
  return [{ minor: minorOf(python.version), full: python.version, architecture, glibc }]
}

/** Returns `3.11` for `3.11.7`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/** Returns a target as text for messages. */
export function describeTarget({ minor, architecture }: PythonTarget): string {
  return `Python ${minor} on ${architecture}`
}
