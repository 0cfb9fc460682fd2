import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readTextIfPossible } from '../../base/files.ts'
import type { Budget } from '../../base/limits.ts'
import { newBudget, countOccurrences, requireWithinLimit } from '../../base/limits.ts'
import { elementsAt, parseXml, textAt } from '../../base/xml.ts'
import type { Element } from '../../base/xml.ts'

/** A pom.xml and its content. Maven validates it. This content decides the arguments for Maven. */
export interface Pom {
  readonly path: string
  readonly project: Element
}

/** A dependency in a POM. Known properties are replaced. */
export interface Dependency {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
}

/** Reads the POMs of one build, each once. Its methods throw LimitExceeded for too many or too large POMs. */
export interface PomReader {
  /** Returns the POM at a path of a directory or of a POM. Undefined if there is none that can be read. */
  readonly at: (place: string) => Promise<Pom | undefined>
  /** Returns the POM of a directory and those of all its modules, including nested ones. */
  readonly reactor: (root: string) => Promise<Pom[]>
  /** Returns a POM and its parents in the checkout (`relativePath`), nearest first. */
  readonly lineage: (pom: Pom) => Promise<Pom[]>
}

/** Returns a new reader. */
export function pomReader(): PomReader {
  const known = new Map<string, Promise<Pom | undefined>>()
  const [count, size] = [newBudget('poms'), newBudget('pomTags')]
  const read = async (path: string): Promise<Pom | undefined> => {
    const text = (await readTextIfPossible(path, 'manifest')) ?? ''
    if (text !== '') count.spend(path)
    const tags = countOccurrences('<', text)
    requireWithinLimit('tags', path, tags)
    size.spend(path, tags)
    const project = parseXml(text)
    return project && { path, project }
  }
  const at = (place: string): Promise<Pom | undefined> => {
    const path = fileAt(place)
    const found = known.get(path) ?? read(path)
    known.set(path, found)
    return found
  }
  return {
    at,
    reactor: async (root) => {
      const found = new Set<Pom>()
      const add = (pom: Pom | undefined): unknown => pom && found.add(pom)
      add(await at(root))
      // The loop also visits POMs that it adds.
      for (const pom of found) for (const place of new Set(modulesOf(pom))) add(await at(place))
      return [...found]
    },
    lineage: async (pom) => {
      const found = new Set([pom])
      for (const one of found) {
        const parent = await parentOf(one, at)
        if (parent) found.add(parent)
        requireWithinLimit('parents', pom.path, found.size - 1)
      }
      return [...found]
    },
  }
}

function fileAt(at: string): string {
  return statSync(at, { throwIfNoEntry: false })?.isFile() ? at : join(at, 'pom.xml')
}

/** Returns the paths of the modules of a POM. */
function modulesOf({ path, project }: Pom): string[] {
  const names = [project, ...elementsAt(project, 'profiles', 'profile')].flatMap((element) => [
    ...elementsAt(element, 'modules', 'module'),
    ...elementsAt(element, 'subprojects', 'subproject'),
  ])
  return names.map(({ text }) => resolve(dirname(path), text))
}

async function parentOf(pom: Pom, at: PomReader['at']): Promise<Pom | undefined> {
  const [given] = elementsAt(pom.project, 'parent')
  const relativePath = textAt(given, 'relativePath') ?? '../pom.xml'
  const place = resolve(dirname(pom.path), relativePath)
  if (!given || relativePath === '' || !existsSync(place)) return undefined
  const parent = await at(place)
  const isIt = parent && textAt(parent.project, 'artifactId') === textAt(given, 'artifactId')
  return isIt ? parent : undefined
}

/** Returns the id by which other POMs refer to a POM: `groupId:artifactId`. */
export function idOf({ project }: Pom): string {
  const groupId = textAt(project, 'groupId') ?? textAt(project, 'parent', 'groupId') ?? ''
  return `${groupId}:${textAt(project, 'artifactId') ?? ''}`
}

/**
 * Returns the dependencies in POMs and their profiles, and managed dependencies on request. `expansion` limits the size of expanded
 * properties.
 */
export function dependenciesOf(
  lineage: readonly Pom[],
  {
    managed,
    expansion = newBudget('properties'),
  }: { readonly managed: boolean; readonly expansion?: Budget },
): Dependency[] {
  const fill = expanderOf(lineage, expansion)
  const owners = lineage.flatMap(({ project }) => [project, ...elementsAt(project, 'profiles', 'profile')])
  return owners
    .flatMap((owner) => [
      ...elementsAt(owner, 'dependencies', 'dependency'),
      ...(managed ? elementsAt(owner, 'dependencyManagement', 'dependencies', 'dependency') : []),
    ])
    .map((dependency) => ({
      groupId: fill(textAt(dependency, 'groupId') ?? ''),
      artifactId: fill(textAt(dependency, 'artifactId') ?? ''),
      version: fill(textAt(dependency, 'version') ?? ''),
    }))
}

/** The maximum depth of properties that refer to other properties. */
const deepest = 10

/** Returns a function that replaces `${...}` with properties of the nearest POM that has them. Each property is expanded once. */
function expanderOf(lineage: readonly Pom[], expansion: Budget): (text: string) => string {
  const subject = `The properties of ${lineage[0]?.path ?? 'pom.xml'}`
  const properties = new Map(
    lineage.toReversed().flatMap(({ project }) =>
      elementsAt(project, 'properties')
        .flatMap(({ children }) => children)
        .toReversed()
        .map(({ name, text }) => [name, text] as const),
    ),
  )
  const filled = new Map<string, string>()
  const valueOf = (name: string): string | undefined => properties.get(name) ?? coordinateOf(name, lineage)
  const fill = (text: string, within: readonly string[]): string =>
    text.replace(/\$\{([^{}]+)\}/g, (reference, name: string) => {
      const value = valueOf(name)
      if (value === undefined || within.includes(name) || within.length > deepest) return reference
      const known = filled.get(name) ?? fill(value, [...within, name])
      expansion.spend(subject, known.length + 1)
      filled.set(name, known)
      return known
    })
  return (text) => fill(text, [])
}

/** Returns the value of a name such as `project.version` from the nearest POM that has it. */
function coordinateOf(name: string, lineage: readonly Pom[]): string | undefined {
  const own = name.replace(/^(project|pom)\./, '')
  if (own === name) return undefined
  return lineage
    .map(({ project }) => textAt(project, own) ?? textAt(project, 'parent', own))
    .find((value) => value !== undefined)
}
