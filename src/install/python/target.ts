import { Problem } from '../../base/problem.ts'
import type { Architecture } from '../../layer/layer.ts'
import { glibcFor, versionsOf } from '../../layer/runtimes.ts'
import type { BuildRequest } from '../builder.ts'
import { probe } from '../run/probe.ts'

/** The Python of this runner. `version` is all of it, such as `3.11.7`; `pip` is its pip's version, if it has one. */
export interface RunnerPython {
  readonly command: string
  readonly version: string
  readonly isCPython: boolean
  readonly pip: string | undefined
}

/** One Python that packages are installed for. `minor` is such as `3.13`, `full` has a patch level too. */
export interface PythonTarget {
  readonly minor: string
  readonly full: string
  readonly architecture: Architecture
  /** The newest glibc that a wheel may ask for, such as `2.34`. */
  readonly glibc: string
}

/** The machine as Python names it. */
export const machineOf: Record<Architecture, string> = { x86_64: 'x86_64', arm64: 'aarch64' }

/** How a workflow gets a Python. */
export const setupPython = 'Add a step with "uses: actions/setup-python@v6" before this one.'

/** The Python that `python3`, or else `python`, starts; undefined where neither does. */
export async function findPython(request: BuildRequest): Promise<RunnerPython | undefined> {
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

async function askPython(command: string, request: BuildRequest): Promise<RunnerPython | undefined> {
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
 * What to install for: each Python that is declared, or else the runner's own. Lambda keeps its Pythons at their newest patch
 * level, so a declared one is taken to be newer than any at which a marker draws a line.
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

/** `3.11` of `3.11.7`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/** A target in words. */
export function describeTarget({ minor, architecture }: PythonTarget): string {
  return `Python ${minor} on ${architecture}`
}
