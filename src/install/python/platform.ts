import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { machineOf } from './target.ts'
import type { PythonTarget, RunnerPython } from './target.ts'

/** The glibc versions for which uv has no platform such as "manylinux_2_28". 2.26 is the one of Amazon Linux 2. */
const withoutPlatform = ['2.26']

/** Arguments by which uv takes wheels for a target, whatever it runs on. `scratch` is a folder for what that needs. */
export async function platformArguments(
  target: PythonTarget,
  python: RunnerPython | undefined,
  scratch: string,
): Promise<string[]> {
  const { architecture, glibc, full } = target
  const version = ['--python-version', full, '--no-python-downloads']
  if (python && withoutPlatform.includes(glibc)) {
    return [...version, '--python', await pythonReporting(target, python, scratch)]
  }
  // Without a Python to ask, wheels for an older glibc are taken.
  const kind = withoutPlatform.includes(glibc) ? 'manylinux2014' : `manylinux_${glibc.replace('.', '_')}`
  return [
    ...version,
    ...['--python-platform', `${machineOf[architecture]}-${kind}`],
    ...(python ? ['--python', python.command] : []),
  ]
}

/**
 * A Python that reports another platform to uv than its own. uv asks its Python for the platform as one line of JSON, and judges wheels by
 * that; what it builds it builds by the Python itself. What is installed is checked afterwards in any case.
 */
async function pythonReporting(
  { architecture, glibc }: PythonTarget,
  { command }: RunnerPython,
  scratch: string,
): Promise<string> {
  const [major = '', minor = ''] = glibc.split('.')
  const machine = machineOf[architecture]
  const path = join(scratch, 'python')
  await mkdir(scratch, { recursive: true })
  await writeFile(
    path,
    [
      '#!/bin/sh',
      `${command} "$@" | sed -E \\`,
      `  -e 's/"os": *\\{[^}]*\\}/"os": {"name": "manylinux", "major": ${major}, "minor": ${minor}}/' \\`,
      `  -e 's/"(arch|platform_machine)": *"[^"]*"/"\\1": "${machine}"/g'`,
      '',
    ].join('\n'),
  )
  await chmod(path, 0o755)
  return path
}
