import type { LayerFile, LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import type { LeftOut, SlimKind } from '../../layer/slim.ts'
import { slimKinds } from '../../layer/slim.ts'
import type { InstalledPackage } from '../../packages/installed.ts'
import { installedPackages } from '../../packages/installed.ts'
import { packagesOf } from '../../packages/packages.ts'
import type { Candidate } from './candidates.ts'
import { candidatesIn } from './candidates.ts'
import { isAboutLicense, isReadme } from './names.ts'
import { nodeReferences } from './node-references.ts'
import { pythonReferences } from './python-references.ts'
import { unusedOf } from './references.ts'
import { rubyReferences } from './ruby-references.ts'
import { sdkAmong } from './runtime-sdk.ts'
import { typingsIn } from './typings.ts'

/** The kinds of files to leave out of a layer. With `runtime-sdk`, all runtimes must include an SDK. */
export interface SlimRequest {
  readonly kinds: readonly SlimKind[]
  readonly runtimes: readonly Runtime[]
}

/** The files that "slim" leaves out, by their paths, and the folders that contain nothing else. */
export interface Slimming {
  readonly kindOf: ReadonlyMap<string, SlimKind>
  readonly folders: ReadonlySet<string>
  readonly summary: LeftOut
}

type Layer = Pick<LayerToCheck, 'files' | 'links' | 'own' | 'directDependencies' | 'read'>

/** Finds the files of installed packages that functions do not need. The result depends only on the content of the layer. */
export async function slimmingOf(layer: Layer, { kinds, runtimes }: SlimRequest): Promise<Slimming> {
  const packages = await installedPackages(layer)
  const kindOf = new Map<string, SlimKind>()
  const add = (kind: SlimKind, files: readonly LayerFile[]): void => {
    if (!kinds.includes(kind)) return
    for (const { path } of files) if (!kindOf.has(path)) kindOf.set(path, kind)
  }
  if (kinds.includes('runtime-sdk')) {
    for (const { files } of await sdkAmong(packages, { ...layer, runtimes })) add('runtime-sdk', files)
  }
  const others = packages.filter(({ files }) => !files.every(({ path }) => kindOf.has(path)))
  const remaining = layer.files.filter(({ path }) => !kindOf.has(path))
  if (kinds.includes('tests') || kinds.includes('docs')) {
    for (const { kind, files } of await unusedIn(others, { ...layer, files: remaining }, kinds))
      add(kind, files)
  }
  if (kinds.includes('typings')) add('typings', await typingsIn(others, layer.read))
  add('source-maps', sourceMapsIn(others, layer.files))
  return {
    kindOf,
    folders: emptyFolders(layer, kindOf),
    summary: {
      kinds: tallyOf(layer.files, kindOf),
      packages: await namesOf(
        packages.filter(({ files }) => files.every(({ path }) => kindOf.has(path))),
        layer,
      ),
    },
  }
}

/** Returns the tests and documents that no code uses. */
async function unusedIn(
  packages: readonly InstalledPackage[],
  layer: Layer,
  kinds: readonly SlimKind[],
): Promise<Candidate[]> {
  const candidates = packages.flatMap(candidatesIn).filter(({ kind }) => kinds.includes(kind))
  const of = (ecosystem: InstalledPackage['ecosystem']): Candidate[] =>
    candidates.filter(({ owner }) => owner.ecosystem === ecosystem)
  const { npm, pypi, gem } = { npm: of('npm'), pypi: of('pypi'), gem: of('gem') }
  const unused = [
    ...(await unusedOf(npm, layer, nodeReferences(npm))),
    ...(await unusedOf(pypi, layer, pythonReferences(pypi))),
    ...(await unusedOf(gem, layer, rubyReferences(gem))),
  ]
  const licenses = await readmesWithLicense(unused, layer)
  return unused.filter(({ path }) => !licenses.has(path))
}

/** Returns the READMEs that are the only place of a license in their package. */
async function readmesWithLicense(candidates: readonly Candidate[], { read }: Layer): Promise<Set<string>> {
  const found = new Set<string>()
  for (const { path, owner } of candidates) {
    if (!isReadme(path) || owner.files.some((file) => isAboutLicense(file.path.slice(owner.root.length))))
      continue
    if (/licen[cs]e|copyright/i.test((await read(path)).toString('latin1'))) found.add(path)
  }
  return found
}

/** A map without its source, such as `names.map`, is data. */
function sourceMapsIn(packages: readonly InstalledPackage[], files: readonly LayerFile[]): LayerFile[] {
  const paths = new Set(files.map(({ path }) => path))
  return packages.flatMap((one) =>
    one.files.filter(
      ({ path }) => /\.(?:[cm]?js|css)\.map$/.test(path) && paths.has(path.slice(0, -'.map'.length)),
    ),
  )
}

/** Returns the folders in which all files are left out, so that links to them are left out too. A link in a folder can have another target. */
function emptyFolders({ files, links }: Layer, kindOf: Slimming['kindOf']): Set<string> {
  const left = new Set<string>()
  const kept = new Set<string>()
  for (const path of [...files.map((file) => file.path), ...links]) {
    const into = kindOf.has(path) ? left : kept
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (into.has(folder)) break
      into.add(folder)
    }
  }
  return new Set([...left].filter((folder) => !kept.has(folder)))
}

function tallyOf(files: readonly LayerFile[], kindOf: Slimming['kindOf']): LeftOut['kinds'] {
  const byKind = Map.groupBy(files, ({ path }) => kindOf.get(path))
  return slimKinds.flatMap((kind) => {
    const found = byKind.get(kind) ?? []
    const size = found.reduce((sum, file) => sum + file.size, 0)
    return found.length === 0 ? [] : [{ kind, files: found.length, size }]
  })
}

/** Returns the names and versions of packages, as the bill of materials has them. */
async function namesOf(packages: readonly InstalledPackage[], { read }: Layer): Promise<LeftOut['packages']> {
  const paths = packages.flatMap(({ files }) => files.map(({ path }) => path))
  const known = new Set(packages.map(({ path }) => path))
  const found = await packagesOf({ paths, read: (path) => read(path).catch(() => undefined) })
  return found
    .filter(({ path }) => known.has(path))
    .map(({ ecosystem, name, version }) => ({ ecosystem, name, version }))
}
