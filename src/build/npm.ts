import { cp, lstat, mkdir, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Architecture, Tree } from '../layer.ts'
import { isInside } from '../paths.ts'
import { Problem } from '../problem.ts'
import type { Builder, BuildRequest } from './builder.ts'
import type { Ended } from './child.ts'
import { run } from './child.ts'
import { copySource } from './copy.ts'

export const npm: Builder = {
  name: 'npm',
  language: 'Node.js',
  lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'],
  manifests: ['package.json'],
  build,
}

const npmItself = { tool: 'npm', remedy: 'Add a step with "uses: actions/setup-node@v6" before this one.' }

const cpuOf: Record<Architecture, string> = { x86_64: 'x64', arm64: 'arm64' }

interface Manifest {
  readonly license?: unknown
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly workspaces?: unknown
}

async function build(request: BuildRequest): Promise<Tree> {
  const { source, work } = request
  const manifest = await readManifest(source)
  refuseWorkspaceMember(source)
  const project = join(work, 'project')
  await copySource(source, project, ['node_modules'])
  const warnings = await install(project, request)
  await requireAll(project, manifest)
  const directory = join(work, 'layer')
  await mkdir(join(directory, 'nodejs'), { recursive: true })
  await moveModules(join(project, 'node_modules'), join(directory, 'nodejs', 'node_modules'))
  const license = typeof manifest.license === 'string' ? { license: manifest.license } : {}
  return { directory, madeBy: 'npm', warnings, ...license }
}

async function install(project: string, request: BuildRequest): Promise<string[]> {
  const locked = npm.lockFiles.some((name) => existsSync(join(project, name)))
  if (!locked && request.requireLockfile) {
    throw new Problem(
      'Input "require-lockfile" is true, but "source" has no package-lock.json. Run "npm install" there and commit it.',
    )
  }
  const ended = await runNpm(locked ? ['ci'] : ['install', '--no-package-lock'], project, request)
  if (ended.exitCode !== 0) throw new Problem(explain(ended))
  const heldBack = await runScripts(project, request)
  return [
    ...(locked
      ? []
      : [
          'There is no package-lock.json: every build may get other versions. Run "npm install" and commit it.',
        ]),
    ...(heldBack.length > 0
      ? [
          `Install scripts were not run: ${heldBack.join(', ')}. Name those that must run in "install-scripts".`,
        ]
      : []),
  ]
}

/**
 * npm's own settings, from .npmrc or the environment, give way to these: production only, for the target, no scripts.
 * `--include=prod` is there because an `include=dev` would beat `--omit=dev`.
 */
function runNpm(command: readonly string[], cwd: string, { target, env, log }: BuildRequest): Promise<Ended> {
  const args = [
    ...command,
    '--omit=dev',
    '--include=prod',
    '--ignore-scripts',
    '--install-strategy=hoisted',
    '--os=linux',
    `--cpu=${cpuOf[target.architecture]}`,
    '--libc=glibc',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
  ]
  return run({ ...npmItself, args, cwd, env, log })
}

/** Runs the install scripts that are allowed; the names of the packages whose scripts were held back. */
async function runScripts(project: string, request: BuildRequest): Promise<string[]> {
  const withScripts = await packagesWithScripts(project)
  const { installScripts, env, log } = request
  const allowed = (name: string): boolean =>
    typeof installScripts === 'boolean' ? installScripts : installScripts.includes(name)
  const toRun = withScripts.filter(({ name }) => allowed(name))
  if (toRun.length > 0) {
    const names = [...new Set(toRun.map(({ name }) => name))]
    const args = ['rebuild', ...names, '--ignore-scripts=false', '--foreground-scripts']
    const { exitCode } = await run({ ...npmItself, args, cwd: project, env, log })
    if (exitCode !== 0)
      throw new Problem(`An install script of ${names.join(', ')} failed (exit code ${exitCode}).`)
  }
  const heldBack = withScripts.filter(({ name }) => !allowed(name))
  await requireBinaries(project, heldBack)
  return [...new Set(heldBack.map(({ name }) => name))]
}

interface Installed {
  readonly path: string
  readonly name: string
  readonly optional: boolean
  readonly optionalDependencies: readonly string[]
}

/** The installed packages that have install scripts, by the lock file that npm leaves in node_modules. */
async function packagesWithScripts(project: string): Promise<Installed[]> {
  const path = join(project, 'node_modules', '.package-lock.json')
  if (!existsSync(path)) return []
  const { packages } = JSON.parse(await readFile(path, 'utf8')) as {
    packages: Record<
      string,
      { hasInstallScript?: boolean; optional?: boolean; optionalDependencies?: Record<string, string> }
    >
  }
  return Object.entries(packages).flatMap(([path, entry]) =>
    entry.hasInstallScript
      ? [
          {
            path,
            name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
            optional: entry.optional ?? false,
            optionalDependencies: Object.keys(entry.optionalDependencies ?? {}),
          },
        ]
      : [],
  )
}

/** A native addon whose binary its install script would have made or fetched cannot load: better to stop here. */
async function requireBinaries(project: string, heldBack: readonly Installed[]): Promise<void> {
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

/** npm can end with 0 and leave a dependency out; a missing one is found here. */
async function requireAll(project: string, manifest: Manifest): Promise<void> {
  const optional = new Set(Object.keys(manifest.optionalDependencies ?? {}))
  const missing = Object.keys(manifest.dependencies ?? {}).filter(
    (name) => !optional.has(name) && !existsSync(join(project, 'node_modules', name)),
  )
  if (missing.length > 0) {
    throw new Problem(
      `npm ended well, but did not install ${missing.join(', ')}. Check that the lock file has them, ` +
        'and that the directories of "file:" dependencies lie in "source".',
    )
  }
}

async function readManifest(source: string): Promise<Manifest> {
  const path = join(source, 'package.json')
  if (!existsSync(path)) throw new Problem('Input "source" has a lock file of npm, but no package.json.')
  try {
    const manifest: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest)) return manifest
  } catch {
    // Said below, as for JSON that is no object.
  }
  throw new Problem('The package.json in "source" is not a JSON object. Correct it.')
}

/** Installing a workspace's member alone ends with 0 and an empty or unlocked tree (npm 11). */
function refuseWorkspaceMember(source: string): void {
  if (npm.lockFiles.some((name) => existsSync(join(source, name)))) return
  for (let parent = dirname(source); parent !== dirname(parent); parent = dirname(parent)) {
    if (npm.lockFiles.some((name) => existsSync(join(parent, name)))) {
      throw new Problem(
        `Input "source" has no lock file, but a directory above it has one: a workspace's member. ` +
          'Members are not supported yet: give "source" a lock file of its own, or use "build-command".',
      )
    }
    if (existsSync(join(parent, '.git'))) return
  }
}

/** Moves what was installed to where the layer wants it; what is linked from elsewhere comes along as a copy. */
async function moveModules(from: string, to: string): Promise<void> {
  if (!existsSync(from)) {
    throw new Problem(
      'The package.json in "source" asks for no production dependencies: the layer would be empty.',
    )
  }
  await rm(join(from, '.package-lock.json'), { force: true })
  await replaceLinks(from)
  await rename(from, to)
}

/** `file:` dependencies and workspace members are links that lead out of node_modules. */
async function replaceLinks(modules: string): Promise<void> {
  const inside = await realpath(modules)
  const tops = await readdir(modules)
  const scoped = await Promise.all(
    tops
      .filter((name) => name.startsWith('@'))
      .map(async (scope) => (await readdir(join(modules, scope))).map((name) => join(scope, name))),
  )
  for (const name of [...tops, ...scoped.flat()]) {
    const link = join(modules, name)
    if (!(await lstat(link)).isSymbolicLink()) continue
    const target = await realpath(link).catch(() => undefined)
    if (target === undefined)
      throw new Problem(`The dependency ${name} is a link to a directory that is not there.`)
    if (isInside(inside, target)) continue
    await rm(link)
    await cp(target, link, { recursive: true, verbatimSymlinks: true })
  }
}

/** The sentence for npm's error code, which it prints as `npm error code EUSAGE`. */
function explain({ exitCode, lines }: Ended): string {
  const code = lines
    .map((line) => /npm (?:error|ERR!) code (\S+)/.exec(line)?.[1])
    .find((found) => found !== undefined)
  const cures: Record<string, string> = {
    EUSAGE: 'The lock file does not fit package.json. Run "npm install" and commit the lock file.',
    EINTEGRITY:
      'A package is not the one that the lock file names. Find out why before you update the lock file.',
    EBADPLATFORM: 'A package does not run on the target. Remove it, or change "compatible-architectures".',
    E401: 'A registry asks for credentials. Give them by .npmrc and a variable of this step, such as NODE_AUTH_TOKEN.',
    E403: 'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
    E404: 'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
  }
  const cure = (code && cures[code]) ?? 'What it printed stands above in the log.'
  return `npm ended with exit code ${exitCode}${code ? ` (${code})` : ''}. ${cure}`
}
