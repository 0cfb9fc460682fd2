import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBytes } from '../../base/files.ts'
import type { Budget } from '../../base/limits.ts'
import { newBudget, rethrowIfLimitExceeded, requireWithinLimit } from '../../base/limits.ts'
import { becauseOf } from '../../base/message.ts'
import { isInside } from '../../base/paths.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import type { Location } from './requirement-line.ts'
import { absoluteSource, parseRequirement, unquoted } from './requirement-line.ts'
import { logicalLines, optionsIn } from './requirement-text.ts'
import type { Requirements } from './requirements.ts'
import { joined, noRequirements } from './requirements.ts'

/** Reads a requirements file with all files that it includes. Throws a Problem for a file that is missing or outside of the workspace. */
export async function readRequirements(path: string, place: Location): Promise<Requirements> {
  return withHashesOfConstraints(await readFrom(path, startingAt(place)))
}

/**
 * Adds the hashes of constraints to requirements, as pip does. Throws a Problem if other requirements have no hash, because pip then
 * requires one for all.
 */
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
    topic: 'a-package-does-not-match-its-hash',
    text:
      `A constraints file has hashes, so all requirements must have one. These have none: ${bare.map(({ text }) => text).join(', ')}. ` +
      'Add their hashes.',
  })
}

/** Reads a text in the format of pip's requirements files. Throws a Problem for an included file that cannot be read. */
export async function parseRequirements(text: string, place: Location): Promise<Requirements> {
  return parse(text, { ...startingAt(place), file: place.directory })
}

interface ReadState extends Location {
  /** The depth of includes. */
  readonly level: number
  /** The purpose of the list: requirements, constraints, or constraints of constraints, which have no effect. */
  readonly constraining: 0 | 1 | 2
  /** The files that were read for the same purpose. A second time, they add nothing, or include themselves. */
  readonly seen: Set<string>
  readonly files: Budget
  readonly requirements: Budget
}

function startingAt({ directory, workspace }: Location): ReadState {
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

async function readFrom(path: string, reading: ReadState): Promise<Requirements> {
  const { level, constraining, seen, files, workspace } = reading
  const key = `${constraining} ${path}`
  if (seen.has(key)) return noRequirements
  seen.add(key)
  files.spend(path)
  requireWithinLimit('includes', path, level)
  if (!isInside(workspace, path)) {
    throw new Problem({
      topic: 'a-path-is-outside-of-the-checkout',
      text: `The requirements file ${path} is outside of the checkout. Move it into the checkout.`,
    })
  }
  const bytes = await readBytes(path, 'manifest').catch((error: unknown) => {
    rethrowIfLimitExceeded(error)
    const reason = reasonOf(error)
    const text = `The requirements file ${path} cannot be read: ${reason.text}. Add the file, or remove the line that includes it.`
    throw new Problem(becauseOf(reason, 'a-manifest-cannot-be-read', text), { cause: error })
  })
  const found = await parse(decode(bytes), { ...reading, file: path, level: level + 1 })
  return { ...found, files: [path, ...found.files] }
}

/** Decodes UTF-16, which editors on Windows write and pip reads. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

interface FileState extends ReadState {
  readonly file: string
}

async function parse(text: string, at: FileState): Promise<Requirements> {
  const lists: Requirements[] = []
  // One after another, because the first occurrence counts if a file is included twice.
  for (const line of logicalLines(text).flatMap(optionsIn)) {
    at.requirements.spend(at.file)
    lists.push(await parseLine(line, at))
  }
  return joined(lists)
}

async function parseLine(line: string, at: FileState): Promise<Requirements> {
  const [begin = '', short, long] = /^(?:-([a-z])|--([a-z-]+)(?:[\s=]|$))/i.exec(line) ?? []
  const option = short ?? long
  if (option === undefined) return parseRequirement(line, at)
  const read = optionReaders[option]
  if (read) return read(unquoted(line.slice(begin.length)), at)
  if (ignoredOptions.has(option)) return noRequirements
  throw new Problem({
    topic: 'a-manifest-cannot-be-read',
    text: `The requirements of "source" have the option ${line.split(/[\s=]/)[0] ?? ''}, which this action does not support. Remove it.`,
  })
}

type OptionReader = (value: string, at: FileState) => Promise<Requirements>

const indexLine =
  (option: string): OptionReader =>
  (value, at) =>
    Promise.resolve({ ...noRequirements, indexLines: [`${option} ${absoluteSource(value, at)}`] })

const readInclude: OptionReader = (value, at) => readFrom(includedBy(at, value), at)
const readConstraints: OptionReader = async (value, at) => {
  const constraining = at.constraining === 0 ? 1 : 2
  const { requirements, indexLines, formats, files } = await readFrom(includedBy(at, value), {
    ...at,
    constraining,
  })
  return { ...noRequirements, indexLines, formats, files, constraints: requirements }
}
const editable: OptionReader = (value, at) => parseRequirement(value, at)

const optionReaders: Readonly<Record<string, OptionReader | undefined>> = {
  r: readInclude,
  requirement: readInclude,
  c: readConstraints,
  constraint: readConstraints,
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

/** Options without effect here. Hashes are required as soon as one requirement has one. */
const ignoredOptions = new Set(['require-hashes', 'prefer-binary', 'use-feature', 'use-pep517'])

function includedBy({ file }: FileState, value: string): string {
  if (/^https?:/.test(value)) {
    throw new Problem({
      topic: 'a-path-is-outside-of-the-checkout',
      text: `The requirements of "source" include the web address ${value}, whose content can change at any time. Commit the file instead.`,
    })
  }
  return value.startsWith('file:') ? fileURLToPath(value) : resolve(dirname(file), value)
}
