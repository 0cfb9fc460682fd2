import pLimit from 'p-limit'
import type { LayerFile, LayerToCheck } from '../../layer/layer-to-check.ts'
import type { InstalledPackage } from '../../packages/installed.ts'
import { candidatesIn } from './candidates.ts'

type Read = LayerToCheck['read']

/** Returns the files of packages that only compilers and editors read: type declarations and stubs. */
export async function typingsIn(packages: readonly InstalledPackage[], read: Read): Promise<LayerFile[]> {
  const { npm = [], pypi = [], gem = [] } = Object.groupBy(packages, ({ ecosystem }) => ecosystem)
  const found = [
    ...(await unlessRead(hasCompiler(npm) ? [] : npm, declarations, read)),
    ...(await unlessRead(pypi, stubs, read)),
  ]
  return [...found, ...signaturesIn(gem)]
}

/** A kind of typings, and the code that can read them at run time. */
interface Typings {
  readonly isTyping: (path: string) => boolean
  readonly isCode: (path: string) => boolean
  /** Matches code that reads typings. */
  readonly reader: RegExp
}

const declarations: Typings = {
  isTyping: (path) => /\.d\.[cm]?ts(?:\.map)?$|\.[cm]?jsx?\.flow$/.test(path),
  isCode: (path) => /\.[cm]?js$/.test(path),
  reader: /\.d\.[cm]?ts['"`]/,
}

/** lazy_loader reads the stubs of a package by attach_stub. Checkers of types contain the stubs of other packages. */
const stubs: Typings = {
  isTyping: (path) => path.endsWith('.pyi') && !path.includes('/typeshed/'),
  isCode: (path) => path.endsWith('.py'),
  reader: /\battach_stub\b|\.pyi['"]/,
}

/** Folders of an npm package whose code its authors run. aws-sdk contains the program that creates its declarations. */
const forDevelopment = /^\/(?:scripts?|tools?|bench(?:marks?)?)\//

/** The number of files that are read in parallel. */
const parallel = 16

/** Returns the typings of packages whose own code does not read them. */
async function unlessRead(
  packages: readonly InstalledPackage[],
  { isTyping, isCode, reader }: Typings,
  read: Read,
): Promise<LayerFile[]> {
  const limit = pLimit(parallel)
  const found = packages.map(async (one) => {
    const typings = one.files.filter(({ path }) => isTyping(path))
    if (typings.length === 0) return []
    const tests = new Set(candidatesIn(one).flatMap(({ files }) => files))
    const code = one.files.filter(
      (file) =>
        isCode(file.path) && !tests.has(file) && !forDevelopment.test(file.path.slice(one.root.length)),
    )
    const readers = await limit.map(code, async ({ path }) => {
      const content = await read(path).catch(() => Buffer.alloc(0))
      return reader.test(content.toString('latin1'))
    })
    if (readers.includes(true)) return []
    return hasOnlyTypes(one) ? one.files : typings
  })
  return (await Promise.all(found)).flat()
}

/** Packages that contain a TypeScript compiler. It can read the declarations of all packages. */
const compilers = /^(?:typescript|@ts-morph\/common|@typescript\/(?:native-preview|vfs).*)$/

function hasCompiler(packages: readonly InstalledPackage[]): boolean {
  return packages.some(
    ({ name, manifest, files }) =>
      [name, manifest['name']].some((one) => typeof one === 'string' && compilers.test(one)) ||
      files.some(({ path }) => path.endsWith('/lib.es5.d.ts')),
  )
}

function hasOnlyTypes({ ecosystem, name, root, files }: InstalledPackage): boolean {
  const isCode = /\.(?:[cm]?jsx?|node|json|wasm)$/
  return (
    ecosystem === 'npm' &&
    name.startsWith('@types/') &&
    !files.some(({ path }) => isCode.test(path) && path !== `${root}/package.json`)
  )
}

function signaturesIn(gems: readonly InstalledPackage[]): LayerFile[] {
  // The gem "rbs" reads the signatures of other gems.
  if (gems.some(({ name }) => /^(?:rbs|steep|typeprof|sorbet)-\d/.test(name))) return []
  return gems.flatMap(({ root, files }) =>
    files.filter(({ path }) => /^(?:sig\/.*\.rbs|rbi\/.*\.rbi)$/.test(path.slice(root.length + 1))),
  )
}
