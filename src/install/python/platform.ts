import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { machineOf } from './target.ts'
import type { PythonTarget, RunnerPython } from './target.ts'

/** The glibc versions without a platform in uv, such as "manylinux_2_28". 2.26 is that of Amazon Linux 2. */
const withoutPlatform = ['2.26']

/** Returns the arguments with which uv selects wheels for a target, on any runner. `scratch` is a folder for temporary files. */
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
  // Without a Python, wheels for an older glibc are selected.
  const kind = withoutPlatform.includes(glibc) ? 'manylinux2014' : `manylinux_${glibc.replace('.', '_')}`
  return [
    ...version,
    ...['--python-platform', `${machineOf[architecture]}-${kind}`],
    ...(python ? ['--python', python.command] : []),
  ]
}

/**
 * Creates a Python command that reports the platform of the target to uv, and returns its path. uv asks its Python for the platform as one
 * line of JSON and selects wheels by it. Builds run in the real Python. The installed packages are checked afterwards.
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
