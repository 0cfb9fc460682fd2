import { join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { about } from '../../base/message.ts'
import { Problem } from '../../base/problem.ts'
import { distInfos } from './record.ts'
import { cutAt } from './requirement-text.ts'
import { normalised } from './requirements.ts'
import { describeTarget } from './target.ts'
import type { PythonTarget } from './target.ts'
import { isSameVersion } from './versions.ts'
import { fits } from './wheels.ts'

/** An installed package, from its dist-info. */
export interface Distribution {
  readonly name: string
  readonly version: string
  readonly tags: readonly string[]
  /** Its requirements in the form of PEP 508. */
  readonly requires: readonly string[]
}

/** A package that must be installed, in any version if none is given. */
export interface Pin {
  readonly name: string
  readonly version?: string | undefined
}

/** Returns the packages in a directory, independent of what an installer reported. */
export async function installedIn(directory: string): Promise<Distribution[]> {
  return Promise.all(
    (await distInfos(directory)).map(async (info) => {
      const metadata = await fieldsOf(join(directory, info, 'METADATA'))
      const wheel = await fieldsOf(join(directory, info, 'WHEEL'))
      return {
        name: normalised(metadata.get('name')?.[0] ?? info.split('-')[0] ?? info),
        version: metadata.get('version')?.[0] ?? '',
        tags: wheel.get('tag') ?? [],
        requires: metadata.get('requires-dist') ?? [],
      }
    }),
  )
}

/** Returns the header fields of a file in the format of an email, by lower-case name. */
async function fieldsOf(path: string): Promise<Map<string, string[]>> {
  const text = await readTextOrEmpty(path)
  const [head = ''] = text.split(/\r?\n\r?\n/)
  const fields = new Map<string, string[]>()
  for (const line of head.split(/\r?\n/)) {
    const [name, value] = cutAt(line, ':')
    if (!/^[\w-]+$/.test(name)) continue
    const values = fields.get(name.toLowerCase()) ?? []
    values.push(value.trimStart())
    fields.set(name.toLowerCase(), values)
  }
  return fields
}

/** Throws a Problem with all differences: packages that are missing, have another version, are not pinned, or are not for the target. */
export function requireAll(
  installed: readonly Distribution[],
  pins: readonly Pin[],
  target: PythonTarget,
  tool: string,
): void {
  const byName = Map.groupBy(installed, ({ name }) => name)
  const missing = pins.filter(
    ({ name, version }) =>
      !byName.get(name)?.some((one) => version === undefined || isSameVersion(one.version, version)),
  )
  const foreign = installed.filter(({ tags }) => tags.length > 0 && !tags.some((tag) => fits(tag, target)))
  const pinned = new Set(pins.map(({ name }) => name))
  const beyond = installed.filter(({ name }) => !pinned.has(name))
  const errors = [
    ...(missing.length > 0
      ? [
          about(
            'the-package-manager-reported-success',
            `${tool} reported success, but did not install ${missing.map(nameOf).join(', ')}. ` +
              'See its full output in the log above.',
          ),
        ]
      : []),
    ...(beyond.length > 0 && missing.length === 0
      ? [
          about(
            'the-package-manager-reported-success',
            `${tool} reported success, but also installed ${beyond.map(nameOf).join(', ')}, which nothing requires. ` +
              'See its full output in the log above.',
          ),
        ]
      : []),
    ...(foreign.length > 0
      ? [
          about(
            'native-code-does-not-load',
            `${tool} reported success, but installed packages that are not for ${describeTarget(target)}: ` +
              `${foreign.map((one) => `${nameOf(one)} (${one.tags.join(', ')})`).join(', ')}. ` +
              'Use versions that have a wheel for it.',
          ),
        ]
      : []),
  ]
  if (errors.length > 0) throw new Problem(errors)
}

function nameOf({ name, version }: Pin): string {
  return version === undefined ? name : `${name} ${version}`
}

/** Returns whether the marker of a requirement depends on the Python version or the architecture. */
export function dependsOnPython(requirement: string): boolean {
  const [, marker] = cutAt(requirement, ';')
  return /\b(python_version|python_full_version|platform_machine|implementation_version)\b/.test(marker)
}
