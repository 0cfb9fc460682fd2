import { join } from 'node:path'
import { readTextOrEmpty } from '../base/files.ts'
import { rethrowIfLimitExceeded } from '../base/limits.ts'
import { manifestIn } from '../install/node/package-json.ts'
import { parseToml } from '../install/python/pyproject.ts'
import type { OptLanguage } from '../layer/opt.ts'
import { pypiName } from '../packages/package-name.ts'

/** The names of direct dependencies by language. A language is missing if they are not known. */
export type DirectDependencies = Partial<Record<OptLanguage, ReadonlySet<string>>>

/**
 * Returns the names of the packages that the manifests of a directory require. Names of packages that are not in the layer can be among
 * them, such as those of development groups.
 */
export async function directDependencies(directory: string): Promise<DirectDependencies> {
  const [nodejs, python, ruby] = await Promise.all([
    namesInPackageJson(directory),
    namesForPython(directory),
    namesForRuby(directory),
  ])
  // For Python and Ruby, the metadata of the installed packages adds names.
  return { ...(nodejs.size > 0 && { nodejs }), python: new Set([...python].map(pypiName)), ruby }
}

async function namesInPackageJson(directory: string): Promise<Set<string>> {
  const { dependencies, optionalDependencies, peerDependencies } = await manifestIn(directory)
  return new Set(Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
}

/** A text that can be a manifest has any form. Values of another type are ignored. */
type Table = Readonly<Record<string, unknown>>

async function namesForPython(directory: string): Promise<Set<string>> {
  const [requirements, pyproject, pipfile] = await Promise.all([
    readTextOrEmpty(join(directory, 'requirements.txt'), 'manifest'),
    tomlIn(join(directory, 'pyproject.toml')),
    tomlIn(join(directory, 'Pipfile')),
  ])
  const project = tableIn(pyproject, 'project')
  const poetry = tableIn(tableIn(pyproject, 'tool'), 'poetry')
  const lists = [
    requirements.split(/\r?\n/),
    project['dependencies'],
    ...Object.values(tableIn(project, 'optional-dependencies')),
    ...Object.values(tableIn(pyproject, 'dependency-groups')),
  ]
  const groups = Object.values(tableIn(poetry, 'group')).map((group) =>
    tableIn(asTable(group), 'dependencies'),
  )
  const tables = [tableIn(poetry, 'dependencies'), ...groups, tableIn(pipfile, 'packages')]
  const required = lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : [])).flatMap(nameOf)
  return new Set([...required, ...tables.flatMap((table) => Object.keys(table))])
}

/** Returns the name at the beginning of a requirement. */
function nameOf(requirement: unknown): string[] {
  const [name] =
    (typeof requirement === 'string' && /^\s*([a-z\d][\w.-]*)/i.exec(requirement)?.slice(1)) || []
  return name === undefined ? [] : [name]
}

async function tomlIn(path: string): Promise<Table> {
  const text = await readTextOrEmpty(path, 'toml')
  try {
    return text === '' ? {} : parseToml<Table>(text, path)
  } catch (error) {
    rethrowIfLimitExceeded(error)
    return {}
  }
}

function tableIn(table: Table, key: string): Table {
  return asTable(table[key])
}

function asTable(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {}
}

async function namesForRuby(directory: string): Promise<Set<string>> {
  const [gemfile, other] = await Promise.all(
    ['Gemfile', 'gems.rb'].map((name) => readTextOrEmpty(join(directory, name), 'manifest')),
  )
  const lines = `${gemfile ?? ''}\n${other ?? ''}`.split('\n')
  return new Set(lines.flatMap((line) => /^gem[\s(]+["']([\w.-]+)["']/.exec(line.trim())?.[1] ?? []))
}
