import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { textIfThere } from '../../files.ts'
import { elementsAt, parseXml, textAt } from './xml.ts'
import type { Element } from './xml.ts'

/** A pom.xml and what it says. Maven judges it; what is read here decides what Maven is given. */
export interface Pom {
  readonly path: string
  readonly project: Element
}

/** A dependency as a POM names it, properties filled in as far as they are known. */
export interface Dependency {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
}

/** The POM of a directory, or of a path to a POM; undefined where there is none that can be read. */
export async function readPom(at: string): Promise<Pom | undefined> {
  const path = fileAt(at)
  const text = await textIfThere(path, 'manifest').then((text = '') => text)
  const project = parseXml(text)
  return project && { path, project }
}

function fileAt(at: string): string {
  return statSync(at, { throwIfNoEntry: false })?.isFile() ? at : join(at, 'pom.xml')
}

/** A project's POM, those of its modules, and those of theirs. */
export async function modulesOf(pom: Pom, seen: readonly string[] = []): Promise<Pom[]> {
  if (seen.includes(pom.path)) return []
  const names = [pom.project, ...elementsAt(pom.project, 'profiles', 'profile')].flatMap((element) => [
    ...elementsAt(element, 'modules', 'module'),
    ...elementsAt(element, 'subprojects', 'subproject'),
  ])
  const modules = await Promise.all(
    names.map(async (name) => {
      const module = await readPom(resolve(dirname(pom.path), textAt(name) ?? ''))
      return module ? modulesOf(module, [...seen, pom.path]) : []
    }),
  )
  return [pom, ...modules.flat()]
}

/** A POM, its parent where that is beside it on disk (`relativePath`), and so on. */
export async function lineageOf(pom: Pom, seen: readonly string[] = []): Promise<Pom[]> {
  const [given] = elementsAt(pom.project, 'parent')
  if (!given || seen.includes(pom.path)) return [pom]
  const relativePath = textAt(given, 'relativePath') ?? '../pom.xml'
  const at = resolve(dirname(pom.path), relativePath)
  if (relativePath === '' || !existsSync(at)) return [pom]
  const parent = await readPom(at)
  if (!parent || textAt(parent.project, 'artifactId') !== textAt(given, 'artifactId')) return [pom]
  return [pom, ...(await lineageOf(parent, [...seen, pom.path]))]
}

/** What a POM is known by to others. */
export function idOf({ project }: Pom): string {
  const groupId = textAt(project, 'groupId') ?? textAt(project, 'parent', 'groupId') ?? ''
  return `${groupId}:${textAt(project, 'artifactId') ?? ''}`
}

/** What a POM itself names: dependencies, managed ones on request, those of its profiles too. */
export function dependenciesOf(
  lineage: readonly Pom[],
  { managed }: { readonly managed: boolean },
): Dependency[] {
  const fill = fillerOf(lineage)
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

/** Fills in `${...}`, by the properties of the nearest POM that has them. */
function fillerOf(lineage: readonly Pom[]): (text: string) => string {
  const valueOf = (name: string): string | undefined => {
    const own = name.replace(/^(project|pom)\./, '')
    for (const { project } of lineage) {
      const value =
        textAt(project, 'properties', name) ??
        (own === name ? undefined : (textAt(project, own) ?? textAt(project, 'parent', own)))
      if (value !== undefined) return value
    }
    return undefined
  }
  const fill = (text: string, depth = 0): string =>
    text.replace(/\$\{([^{}]+)\}/g, (reference, name: string) => {
      const value = valueOf(name)
      return value === undefined || depth > 9 ? reference : fill(value, depth + 1)
    })
  return (text) => fill(text)
}
