import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readTextOrEmpty } from '../base/files.ts'
import { distInfos, recordOf } from '../install/python/record.ts'
import { pypiName } from '../packages/package-name.ts'
import { namesIn } from './environment.ts'
import { joined, reasons } from './selection.ts'
import type { Place, Selection } from './selection.ts'

/** An installed distribution of Python. */
interface Distribution {
  readonly name: string
  /** The directory of its metadata. */
  readonly place: string
  /** The modules that it provides, as code imports them. */
  readonly modules: readonly string[]
  readonly why: string
  /** The distributions that it requires in any case. */
  readonly requires: readonly string[]
  /** Whether it requires further distributions for optional features (PyPA: "Core metadata", Provides-Extra). */
  readonly hasExtras: boolean
}

/**
 * Returns the packages of Python to import. The names of modules come from the file list of each distribution, because they can differ from
 * its name. A distribution that no other one requires is a direct dependency, even if the manifest is not readable.
 */
export async function pythonPackages({ folders, direct }: Place): Promise<Selection> {
  const found = new Map<string, Distribution>()
  for (const folder of folders)
    for (const one of await distributionsIn(folder)) if (!found.has(one.name)) found.set(one.name, one)
  const all = [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
  const required = new Set(all.flatMap(({ requires }) => requires))
  const chosen = direct ? all.filter(({ name }) => direct.has(name) || !required.has(name)) : all
  const own = direct ? [] : await modulesWithoutMetadata(folders, all)
  return joined([
    ...chosen.map(selectionOf),
    { loads: own.map(([module, place]) => loadOf(module, module, place)), skipped: [] },
  ])
}

/** Each module in a namespace can be for an optional feature, such as google.longrunning.operations_grpc of googleapis-common-protos. */
function selectionOf({ name, place, modules, why, hasExtras }: Distribution): Selection {
  if (modules.length === 0) return { loads: [], skipped: [{ package: name, why }] }
  const loads = modules.map((module) => ({
    ...loadOf(name, module, place),
    ...(hasExtras && module.includes('.') && { isOptional: true }),
  }))
  return { loads, skipped: [] }
}

function loadOf(name: string, module: string, place: string): Selection['loads'][number] {
  return { package: name, module, how: 'import', place }
}

async function distributionsIn(folder: string): Promise<Distribution[]> {
  const eggs = (await namesIn(folder)).filter((name) => name.endsWith('.egg-info'))
  const wheels = await distInfos(folder)
  return Promise.all([...wheels, ...eggs].map((info) => distributionAt(folder, info)))
}

async function distributionAt(folder: string, info: string): Promise<Distribution> {
  const recorded = (await recordOf(folder, info)).map(({ path }) => path)
  const files = recorded.filter((path) => existsSync(join(folder, path)))
  const listed = recorded.length > 0 ? modulesOf(files) : await listedModules(folder, info)
  const texts = await Promise.all(
    ['METADATA', 'PKG-INFO'].map((name) => readTextOrEmpty(join(folder, info, name))),
  )
  const metadata = texts.find((text) => text !== '') ?? ''
  return {
    name: pypiName(info.replace(/(-[^-]*)?(-py\d.*)?\.(dist|egg)-info$/, '')),
    place: join(folder, info),
    modules: listed,
    why: whyNoModules(recorded),
    requires: requiredBy(metadata),
    hasExtras: /^Provides-Extra:/im.test(metadata),
  }
}

function whyNoModules(files: readonly string[]): string {
  if (files.some((path) => path.endsWith('.pyi'))) return reasons.types
  return files.some((path) => /^(bin|Scripts)\/|\/entry_points\.txt$/.test(path))
    ? reasons.programs
    : reasons.noModules
}

/** Without a file list, top_level.txt has the names of the modules (setuptools). */
async function listedModules(folder: string, info: string): Promise<string[]> {
  const text = await readTextOrEmpty(join(folder, info, 'top_level.txt'))
  const names = text.split(/\s+/).filter(isIdentifier)
  const files = names.flatMap((name) => [`${name}/__init__.py`, `${name}.py`])
  return modulesOf(files.filter((path) => existsSync(join(folder, path))))
}

/** Returns the distributions that core metadata requires. Requirements of extras are left out. */
export function requiredBy(metadata: string): string[] {
  const [head = ''] = metadata.split(/\r?\n\r?\n/, 1)
  return head.split(/\r?\n/).flatMap((line) => {
    const [, name, rest = ''] = /^Requires-Dist:\s*([\w.-]+)(?![\w.-])(.*)$/i.exec(line) ?? []
    return name === undefined || /\bextra\s*==/.test(rest) ? [] : [pypiName(name)]
  })
}

/** Folders that installers fill with files that are not imported. */
const neverModules = new Set(['bin', 'Scripts', 'share', 'lib', 'lib64', 'include', 'etc', 'man'])

/** Modules that are not part of what a package provides, unless it provides nothing else. */
const secondary = /^(tests?|docs?|examples?|samples?|benchmarks?|scripts|conftest|setup)$|^_/

/**
 * Returns the modules to import of a distribution with these files. They are top-level packages and modules, and in a namespace, which has
 * no `__init__.py`, those below it.
 */
export function modulesOf(files: readonly string[]): string[] {
  const modules = new Map(files.flatMap(moduleAt))
  const isInPackage = (name: string): boolean =>
    [...name.matchAll(/\./g)].some(({ index }) => modules.get(name.slice(0, index)) === 'package')
  const outer = [...modules.keys()].filter((name) => !isInPackage(name)).sort()
  const main = outer.filter((name) => !name.split('.').some((part) => secondary.test(part)))
  return main.length > 0 ? main : outer
}

function moduleAt(path: string): [[name: string, kind: 'package' | 'module']] | [] {
  const folders = path.split('/')
  const [, stem] = /^([^.]+)\.(?:py|(?:[\w-]+\.)?so)$/.exec(folders.pop() ?? '') ?? []
  if (stem === undefined || neverModules.has(folders[0] ?? '')) return []
  const isPackage = stem === '__init__'
  if (!isPackage && stem.startsWith('__')) return []
  const parts = isPackage ? folders : [...folders, stem]
  if (parts.length === 0 || !parts.every(isIdentifier)) return []
  return [[parts.join('.'), isPackage ? 'package' : 'module']]
}

function isIdentifier(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)
}

/** Returns the modules of the user in a prepared layer directory, which have no metadata, with their folders. */
async function modulesWithoutMetadata(
  folders: readonly string[],
  known: readonly Distribution[],
): Promise<[module: string, place: string][]> {
  const names = new Set(known.flatMap(({ modules }) => modules.map((module) => module.split('.')[0])))
  const found = new Map<string, string>()
  for (const folder of folders) {
    const entries = await namesIn(folder)
    const files = entries.flatMap((name) =>
      existsSync(join(folder, name, '__init__.py')) ? [`${name}/__init__.py`] : [name],
    )
    const modules = modulesOf(files.filter((path) => !secondary.test(path.split(/[./]/)[0] ?? '')))
    for (const module of modules) if (!names.has(module) && !found.has(module)) found.set(module, folder)
  }
  return [...found]
}

/** The packages that the Python runtimes include (AWS: Lambda developer guide, "Runtime-included SDK versions"), and their dependencies. */
const ofRuntime = new Set(['boto3', 'botocore', 's3transfer', 'jmespath', 'urllib3', 'dateutil', 'six'])

/** Returns the module of the runtime that a package requires, if that is why it does not load. */
export function missingOfPythonRuntime({
  missing,
}: {
  readonly missing?: string | undefined
}): string | undefined {
  const [top = ''] = missing?.split('.') ?? []
  return ofRuntime.has(top) ? top : undefined
}
