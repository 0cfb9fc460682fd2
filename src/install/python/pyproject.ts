import { join } from 'node:path'
import { parse } from 'smol-toml'
import { readTextIfPossible } from '../../base/files.ts'
import { countOccurrences, requireWithinLimit } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'

/** The parts of a pyproject.toml that this action reads. */
export interface Pyproject {
  readonly project?: {
    readonly name?: string
    readonly license?: unknown
    readonly dynamic?: readonly string[]
    readonly dependencies?: readonly string[]
    readonly 'optional-dependencies'?: Readonly<Record<string, readonly string[]>>
  }
  readonly 'build-system'?: { readonly requires?: readonly string[] }
  readonly 'dependency-groups'?: Readonly<Record<string, unknown>>
  readonly tool?: {
    readonly poetry?: {
      readonly name?: string
      readonly license?: unknown
      readonly extras?: Readonly<Record<string, unknown>>
      readonly group?: Readonly<Record<string, unknown>>
      readonly 'dev-dependencies'?: unknown
    }
    readonly uv?: {
      readonly workspace?: { readonly members?: readonly string[]; readonly exclude?: readonly string[] }
      readonly sources?: Readonly<Record<string, unknown>>
      readonly 'no-binary'?: boolean
      readonly 'no-binary-package'?: readonly string[]
      readonly index?: readonly { readonly name?: string; readonly url?: string }[]
      readonly 'default-groups'?: 'all' | readonly string[]
      readonly 'dev-dependencies'?: readonly string[]
      readonly conflicts?: readonly (readonly Readonly<Record<string, string>>[])[]
    }
    readonly setuptools?: {
      readonly dynamic?: { readonly dependencies?: { readonly file?: string | readonly string[] } }
    }
  }
}

/** Returns the pyproject.toml of a directory. Undefined if it is missing. Throws a Problem for a file that is not TOML. */
export async function readPyproject(directory: string): Promise<Pyproject | undefined> {
  const path = join(directory, 'pyproject.toml')
  const text = await readTextIfPossible(path, 'toml')
  return text === undefined ? undefined : parseToml<Pyproject>(text, path)
}

/** Parses a TOML text. Throws a Problem that names `path` if the text is invalid. */
export function parseToml<T>(text: string, path: string): T {
  requireWithinLimit('tomlValues', path, countOccurrences('=', text) + countOccurrences('[', text))
  try {
    return parse(text) as T
  } catch (error) {
    const reason = reasonOf(error)
    const text = `${path} cannot be read: ${reason.text.split('\n')[0] ?? ''}. Correct it.`
    throw new Problem(becauseOf(reason, 'a-manifest-cannot-be-read', text), { cause: error })
  }
}

/** Returns the licence in a pyproject.toml, if it is a text. */
export function licenseOf(pyproject: Pyproject | undefined): string | undefined {
  const license = pyproject?.project?.license ?? pyproject?.tool?.poetry?.license
  if (typeof license === 'string') return license
  const text = (license as { text?: unknown } | undefined)?.text
  return typeof text === 'string' ? text.trim().split('\n')[0] : undefined
}
