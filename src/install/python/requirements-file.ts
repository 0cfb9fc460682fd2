import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBytes } from '../../base/files.ts'
import type { Budget } from '../../base/limits.ts'
import { newBudget, rethrowIfLimitExceeded, requireWithinLimit } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { isInside } from '../../base/paths.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import { cutAt, logicalLines, nameInFile, optionsIn, partsOf, splitExtras } from './requirement-text.ts'
import type { Local, Requirement, Requirements } from './requirements.ts'
import { hashesIn, joined, normalised, noRequirements, requirementOf } from './requirements.ts'

/** Where the texts of requirements are read: relative paths start at `directory`, and files lie within `workspace`. */
export interface Place {
  readonly directory: string
  readonly workspace: string
}

/** Reads a requirements file with all that it includes. Throws a Problem for a file that is missing, or outside of the workspace. */
export async function readRequirements(path: string, place: Place): Promise<Requirements> {
  return withHashesOfConstraints(await readFrom(path, startingAt(place)))
}

/** A constraint's hashes are the requirement's too; pip then asks for a hash of everything else. */
function withHashesOfConstraints(wanted: Requirements): Requirements {
  const constraints = wanted.constraints.filter(({ hashes }) => hashes.length > 0)
  if (constraints.length === 0) return wanted
  const byName = Map.groupBy(constraints, ({ name }) => name)
  const requirements = wanted.requirements.map((one) => ({
    ...one,
    hashes: one.hashes.length > 0 ? one.hashes : (byName.get(one.name) ?? []).flatMap(({ hashes }) => hashes),
  }))
  const bare = requirements.filter(({ hashes }) => hashes.length === 0)
  if (bare.length === 0) return { ...wanted, requirements }
  throw new Problem({
    topic: 'it-is-not-what-the-hashes-name',
    text:
      `A constraints file has hashes, so all requirements must have one. These have none: ${bare.map(({ text }) => text).join(', ')}. ` +
      'Add their hashes.',
  })
}

/** What a text in the format of pip's requirements files asks for. Throws a Problem for what it includes and cannot be read. */
export async function parseRequirements(text: string, place: Place): Promise<Requirements> {
  return parse(text, { ...startingAt(place), file: place.directory })
}

interface Reading extends Place {
  /** How many files include each other to get here. */
  readonly level: number
  /** What a list is read for: as constraints, or as constraints of constraints, which count for nothing. */
  readonly constraining: 0 | 1 | 2
  /** The files that were read for the same. One that comes up again says nothing new, or includes itself. */
  readonly seen: Set<string>
  readonly files: Budget
  readonly requirements: Budget
}

function startingAt({ directory, workspace }: Place): Reading {
  return {
    directory,
    workspace,
    level: 0,
    constraining: 0,
    seen: new Set(),
    files: newBudget('requirementsFiles'),
    requirements: newBudget('requirements'),
  }
}

async function readFrom(path: string, reading: Reading): Promise<Requirements> {
  const { level, constraining, seen, files, workspace } = reading
  const key = `${constraining} ${path}`
  if (seen.has(key)) return noRequirements
  seen.add(key)
  files.spend(path)
  requireWithinLimit('includes', path, level)
  if (!isInside(workspace, path)) {
    throw new Problem({
      topic: 'what-is-needed-lies-outside-of-the-checkout',
      text: `The requirements file ${path} is outside of the checkout. Move it into the checkout.`,
    })
  }
  const bytes = await readBytes(path, 'manifest').catch((error: unknown) => {
    rethrowIfLimitExceeded(error)
    const reason = reasonOf(error)
    const text = `The requirements file ${path} cannot be read: ${reason.text}. Add the file, or remove the line that includes it.`
    throw new Problem(becauseOf(reason, 'a-manifest-cannot-be-read', text), { cause: error })
  })
  return parse(decode(bytes), { ...reading, file: path, level: level + 1 })
}

/** Editors of Windows write UTF-16, and pip reads it. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

interface Text extends Reading {
  readonly file: string
}

async function parse(text: string, at: Text): Promise<Requirements> {
  const lists: Requirements[] = []
  // One after another: of a file that is named twice, the first place counts.
  for (const line of logicalLines(text).flatMap(optionsIn)) {
    at.requirements.spend(at.file)
    lists.push(await parseLine(line, at))
  }
  return joined(lists)
}

async function parseLine(line: string, at: Text): Promise<Requirements> {
  const [begin = '', short, long] = /^(?:-([a-z])|--([a-z-]+)(?:[\s=]|$))/i.exec(line) ?? []
  const option = short ?? long
  if (option === undefined) return parseRequirement(line, at)
  const meaning = meanings[option]
  if (meaning) return meaning(unquoted(line.slice(begin.length)), at)
  if (harmless.has(option)) return noRequirements
  throw new Problem({
    topic: 'a-manifest-cannot-be-read',
    text: `The requirements of "source" have the option ${line.split(/[\s=]/)[0] ?? ''}, which this action does not support. Remove it.`,
  })
}

type Meaning = (value: string, at: Text) => Promise<Requirements>

const indexLine =
  (option: string): Meaning =>
  (value, at) =>
    Promise.resolve({ ...noRequirements, indexLines: [`${option} ${placed(value, at)}`] })

const include: Meaning = (value, at) => readFrom(includedBy(at, value), at)
const constrain: Meaning = async (value, at) => {
  const constraining = at.constraining === 0 ? 1 : 2
  const { requirements, indexLines, formats } = await readFrom(includedBy(at, value), { ...at, constraining })
  return { ...noRequirements, indexLines, formats, constraints: requirements }
}
const editable: Meaning = (value, at) => parseRequirement(value, at)

const meanings: Readonly<Record<string, Meaning | undefined>> = {
  r: include,
  requirement: include,
  c: constrain,
  constraint: constrain,
  e: editable,
  editable,
  i: indexLine('--index-url'),
  'index-url': indexLine('--index-url'),
  'extra-index-url': indexLine('--extra-index-url'),
  f: indexLine('--find-links'),
  'find-links': indexLine('--find-links'),
  'no-index': () => Promise.resolve({ ...noRequirements, indexLines: ['--no-index'] }),
  'trusted-host': (value) => Promise.resolve({ ...noRequirements, trustedHosts: [value] }),
  'no-binary': (value) => Promise.resolve({ ...noRequirements, formats: [{ option: 'no-binary', value }] }),
  'only-binary': (value) =>
    Promise.resolve({ ...noRequirements, formats: [{ option: 'only-binary', value }] }),
  pre: () => Promise.resolve({ ...noRequirements, prereleases: true }),
}

/** Hashes are required as soon as there is one. */
const harmless = new Set(['require-hashes', 'prefer-binary', 'use-feature', 'use-pep517'])

function includedBy({ file }: Text, value: string): string {
  if (/^https?:/.test(value)) {
    throw new Problem({
      topic: 'what-is-needed-lies-outside-of-the-checkout',
      text: `The requirements of "source" include the web address ${value}, whose content can change at any time. Commit the file instead.`,
    })
  }
  return value.startsWith('file:') ? fileURLToPath(value) : resolve(dirname(file), value)
}

/** A folder with packages, as an absolute path; an address as it is. */
function placed(value: string, { file, directory }: Text): string {
  return /^[a-z]+:|^\$/i.test(value) ? value : pathOf(value, { file, directory })
}

/** pip looks from where it runs; a file that is included from elsewhere often means its own neighbours. */
function pathOf(value: string, { file, directory }: Pick<Text, 'file' | 'directory'>): string {
  // An address without a slash is a path, as uv reads it.
  if (/^file:[^/]/.test(value)) return pathOf(value.slice('file:'.length), { file, directory })
  const path = value.startsWith('file:')
    ? fileURLToPath(value.replace(/^file:(?!\/\/)/, 'file://'))
    : resolve(directory, value)
  const beside = resolve(dirname(file), value)
  return existsSync(path) || !existsSync(beside) ? path : beside
}

async function parseRequirement(line: string, at: Text): Promise<Requirements> {
  const [text = '', ...options] = line.split(/(?<!\s)\s+(?=--[a-z])/)
  const hashes = options.flatMap((option) => /^--hash[=\s]\s*(\S+)/.exec(option)?.[1] ?? [])
  const local = await localOf(unquoted(text), at)
  if (local) return { ...noRequirements, locals: [{ ...local, hashes: [...hashes, ...local.hashes] }] }
  return { ...noRequirements, requirements: [remoteOf(unquoted(text), hashes)] }
}

function remoteOf(text: string, hashes: readonly string[]): Requirement {
  if (!/^[a-z+]+:\/\//i.test(text)) return requirementOf(text, hashes)
  const end = text.search(/\s;/)
  const url = (end < 0 ? text : text.slice(0, end)).trimEnd()
  const marker = text.slice(url.length)
  const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1]
  const last = basename(pathIn(url))
  const name = egg ?? nameInFile(last) ?? cutAt(last, '@')[0].replace(/\.git$/, '')
  return { name: normalised(name), text: egg ? `${egg} @ ${url}${marker}` : text, hashes, url }
}

/** The address can hold credentials: it is not repeated. */
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

/** A path, alone or as the address of a name; a name that a folder has too is one only with a slash or a dot before it. */
async function localOf(text: string, at: Text): Promise<Local | undefined> {
  const named = partsOf(text)
  const isNamed = named.rest.startsWith('@')
  const [address, marker] = cutAt(isNamed ? named.rest.slice(1).trimStart() : text, ';')
  const { value, extras } = splitExtras(address.trimEnd())
  const isPath = /^(\.|\/|file:)|\//.test(value) || /\.(whl|tar\.gz|zip)(#|$)/.test(value)
  if (!isPath || /^[a-z+]+:/i.test(value.replace(/^file:/, ''))) return undefined
  const path = pathOf(cutAt(value, '#')[0], at)
  if (!(await stat(path).catch(() => undefined))) {
    throw new Problem({
      topic: 'nothing-lies-where-the-path-points',
      text: `The requirements of "source" name ${value}, but there is no such file or directory. Add it, or correct the path.`,
    })
  }
  if (!isInside(at.workspace, path)) {
    throw new Problem({
      topic: 'what-is-needed-lies-outside-of-the-checkout',
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

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}
