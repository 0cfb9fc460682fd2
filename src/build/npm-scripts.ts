import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../problem.ts'
import type { BuildRequest, Scripts, Target } from './builder.ts'
import { runNpm } from './npm-command.ts'

/** Runs the install scripts that are allowed, in a project that npm has installed without any. Throws a Problem. */
export async function runScripts(project: string, request: BuildRequest): Promise<Scripts> {
  const packages = await installedPackages(project)
  const withScripts = packages.filter(({ hasScripts }) => hasScripts)
  const { installScripts: allowed } = request
  const isAllowed = ({ name }: Package): boolean =>
    typeof allowed === 'boolean' ? allowed : allowed.includes(name)
  const toRun = withScripts.filter(isAllowed)
  const heldBack = withScripts.filter((candidate) => !isAllowed(candidate))
  if (toRun.length > 0) {
    requireOwnTarget(toRun, request.target)
    await rebuild(toRun, heldBack, project, request)
  }
  await requireBinaries(project, heldBack)
  return {
    heldBack: [...new Set(heldBack.map(({ name }) => name))],
    notFound:
      typeof allowed === 'boolean'
        ? []
        : allowed.filter((name) => !packages.some((one) => one.name === name)),
  }
}

/** What an install script compiles or fetches is for the machine that it runs on. */
function requireOwnTarget(toRun: readonly Package[], { architecture, isOwn }: Target): void {
  if (isOwn) return
  throw new Problem(
    `The install scripts of ${toRun.map(({ name }) => name).join(', ')} would make a layer for this runner, ` +
      `and it is meant for ${architecture}. Use a runner of that architecture, or run no install scripts.`,
  )
}

/** npm runs install scripts by the names of folders, which can be aliases: one must not let another package's script run. */
async function rebuild(
  toRun: readonly Package[],
  heldBack: readonly Package[],
  project: string,
  request: BuildRequest,
): Promise<void> {
  const folders = [...new Set(toRun.map(({ folder }) => folder))]
  const impostor = heldBack.find(({ folder }) => folders.includes(folder))
  if (impostor) {
    throw new Problem(
      `The package ${impostor.name} is installed under the name ${impostor.folder}, and its install script would run ` +
        `with that of ${impostor.folder}. Allow it in "install-scripts" too, or remove it.`,
    )
  }
  const args = ['rebuild', ...folders, '--ignore-scripts=false', '--foreground-scripts']
  const { exitCode } = await runNpm(args, project, request)
  if (exitCode !== 0) {
    throw new Problem(
      `An install script of ${folders.join(', ')} failed: npm ended with exit code ${exitCode}.`,
    )
  }
}

/** An installed package. `name` is its own, `folder` what it is installed as: they differ for an alias. */
interface Package {
  readonly path: string
  readonly name: string
  readonly folder: string
  readonly hasScripts: boolean
  readonly optional: boolean
  readonly optionalDependencies: readonly string[]
}

interface LockEntry {
  readonly name?: string
  readonly link?: boolean
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly optional?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** The installed packages, by the lock file that npm leaves in node_modules. */
async function installedPackages(project: string): Promise<Package[]> {
  const hidden = join(project, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return []
  const { packages } = JSON.parse(await readFile(hidden, 'utf8')) as { packages: Record<string, LockEntry> }
  return Object.entries(packages)
    .filter(([, entry]) => !entry.link)
    .map(([path, entry]) => {
      const folder = folderOf(path, packages)
      return {
        path,
        name: entry.name ?? folder,
        folder,
        hasScripts: entry.hasInstallScript ?? false,
        optional: entry.optional ?? false,
        optionalDependencies: Object.keys(entry.optionalDependencies ?? {}),
      }
    })
}

/** What a package is installed as; a directory outside node_modules is installed as the link that leads to it. */
function folderOf(path: string, packages: Readonly<Record<string, LockEntry>>): string {
  const link = Object.entries(packages).find(([, entry]) => entry.link && entry.resolved === path)
  const [installed] = link ?? [path]
  return installed.split('node_modules/').at(-1) ?? installed
}

/** A native addon whose binary its install script would have made or fetched cannot load: better to stop here. */
async function requireBinaries(project: string, heldBack: readonly Package[]): Promise<void> {
  const broken: string[] = []
  for (const { path, name, optional, optionalDependencies } of heldBack) {
    if (optional || !existsSync(join(project, path, 'binding.gyp'))) continue
    const places = [path, ...optionalDependencies.map((dependency) => join('node_modules', dependency))]
    const found = await Promise.all(places.map((place) => hasBinary(join(project, place))))
    if (!found.includes(true)) broken.push(name)
  }
  if (broken.length > 0) {
    throw new Problem(
      `${broken.join(', ')} cannot work without its install script, which makes or fetches its binary. ` +
        `Set "install-scripts: ${broken.join(', ')}" if you trust it.`,
    )
  }
}

async function hasBinary(directory: string): Promise<boolean> {
  if (!existsSync(directory)) return false
  const names = await readdir(directory, { recursive: true })
  return names.some((name) => name.endsWith('.node'))
}
