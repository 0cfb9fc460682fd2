import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInside } from '../../base/paths.ts'
import { Problem } from '../../base/problem.ts'
import { cutAt, nameInFile, partsOf, splitExtras } from './requirement-text.ts'
import type { Local, Requirement, Requirements } from './requirements.ts'
import { hashesIn, noRequirements, normalised, requirementOf } from './requirements.ts'

/** The location of requirements: relative paths start at `directory`, and all paths must be in `workspace`. */
export interface Location {
  readonly directory: string
  readonly workspace: string
}

/** The location of a line: `file` contains it. */
interface LineLocation extends Location {
  readonly file: string
}

/** Returns the source of packages in an option: a path as an absolute path, and an address unchanged. */
export function absoluteSource(value: string, { file, directory }: LineLocation): string {
  return /^[a-z]+:|^\$/i.test(value) ? value : pathOf(value, { file, directory })
}

/**
 * Returns an absolute path. pip resolves paths from its working directory, but in an included file they are often meant relative to that
 * file.
 */
function pathOf(value: string, { file, directory }: Pick<LineLocation, 'file' | 'directory'>): string {
  // An address without a slash is a path, as in uv.
  if (/^file:[^/]/.test(value)) return pathOf(value.slice('file:'.length), { file, directory })
  const path = value.startsWith('file:')
    ? fileURLToPath(value.replace(/^file:(?!\/\/)/, 'file://'))
    : resolve(directory, value)
  const nextToFile = resolve(dirname(file), value)
  return existsSync(path) || !existsSync(nextToFile) ? path : nextToFile
}

/** Reads a line of a requirements file that is a requirement. Throws a Problem for a path that is missing or outside of the workspace. */
export async function parseRequirement(line: string, at: LineLocation): Promise<Requirements> {
  const [text = '', ...options] = line.split(/(?<!\s)\s+(?=--[a-z])/)
  const hashes = options.flatMap((option) => /^--hash[=\s]\s*(\S+)/.exec(option)?.[1] ?? [])
  const local = await parseLocal(unquoted(text), at)
  if (local) return { ...noRequirements, locals: [{ ...local, hashes: [...hashes, ...local.hashes] }] }
  return { ...noRequirements, requirements: [parseRemote(unquoted(text), hashes)] }
}

function parseRemote(text: string, hashes: readonly string[]): Requirement {
  if (!/^[a-z+]+:\/\//i.test(text)) return requirementOf(text, hashes)
  const end = text.search(/\s;/)
  const url = (end < 0 ? text : text.slice(0, end)).trimEnd()
  const marker = text.slice(url.length)
  const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1]
  const last = basename(pathIn(url))
  const name = egg ?? nameInFile(last) ?? cutAt(last, '@')[0].replace(/\.git$/, '')
  return { name: normalised(name), text: egg ? `${egg} @ ${url}${marker}` : text, hashes, url }
}

/** Returns the path of an address. Errors do not contain the address, because it can contain credentials. */
function pathIn(url: string): string {
  try {
    return new URL(url.replace(/^[a-z]+\+/i, '')).pathname
  } catch (error) {
    throw new Problem(
      {
        topic: 'a-manifest-cannot-be-read',
        text:
          'The requirements of "source" have an address that is not a URL. For Git, write it as ' +
          'name @ git+ssh://git@host/owner/repository.git@tag, with a "/" after the host.',
      },
      { cause: error instanceof Error ? error.name : undefined },
    )
  }
}

/**
 * Reads a requirement on a local path, alone or as the address of a name. Without a slash or a dot before it, a name is not a path, even if
 * a folder has that name. Undefined for other requirements.
 */
async function parseLocal(text: string, at: LineLocation): Promise<Local | undefined> {
  const named = partsOf(text)
  const isNamed = named.rest.startsWith('@')
  const [address, marker] = cutAt(isNamed ? named.rest.slice(1).trimStart() : text, ';')
  const { value, extras } = splitExtras(address.trimEnd())
  const isPath = /^(\.|\/|file:)|\//.test(value) || /\.(whl|tar\.gz|zip)(#|$)/.test(value)
  if (!isPath || /^[a-z+]+:/i.test(value.replace(/^file:/, ''))) return undefined
  const path = pathOf(cutAt(value, '#')[0], at)
  if (!(await stat(path).catch(() => undefined))) {
    throw new Problem({
      topic: 'the-path-does-not-exist',
      text: `The requirements of "source" name ${value}, but there is no such file or directory. Add it, or correct the path.`,
    })
  }
  if (!isInside(at.workspace, path)) {
    throw new Problem({
      topic: 'a-path-is-outside-of-the-checkout',
      text: `The requirements of "source" name ${value}, which is outside of the checkout. Move it into the checkout.`,
    })
  }
  return {
    path,
    extras: extras || (isNamed ? named.extras : ''),
    marker: marker === '' ? '' : `;${marker}`.trim(),
    hashes: hashesIn(value),
  }
}

/** Returns a value without the quotes around it. */
export function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}
