import { join } from 'node:path'
import { parse } from 'smol-toml'
import { readTextIfPossible } from '../../base/files.ts'
import { countOccurrences, requireWithinLimit } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'

/** What this action reads of a pyproject.toml. */
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

/** The pyproject.toml of a directory; undefined where there is none. Throws a Problem for one that is no TOML. */
export async function readPyproject(directory: string): Promise<Pyproject | undefined> {
  const path = join(directory, 'pyproject.toml')
  const text = await readTextIfPossible(path, 'toml')
  return text === undefined ? undefined : parseToml<Pyproject>(text, path)
}

/** A TOML text as a value. `path` names its file in the Problem that a faulty text gives. */
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

/** The licence that a pyproject.toml states as a text. */
export function licenseOf(pyproject: Pyproject | undefined): string | undefined {
  const license = pyproject?.project?.license ?? pyproject?.tool?.poetry?.license
  if (typeof license === 'string') return license
  const text = (license as { text?: unknown } | undefined)?.text
  return typeof text === 'string' ? text.trim().split('\n')[0] : undefined
}
