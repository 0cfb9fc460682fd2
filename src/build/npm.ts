import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, matchesGlob, normalize, relative } from 'node:path'
import type { Architecture } from '../layer.ts'
import { Problem } from '../problem.ts'
import type { Builder, BuildRequest, Installed, Target } from './builder.ts'
import type { Ended } from './child.ts'
import { copySource } from './copy.ts'
import { replaceLinks } from './links.ts'
import { runNpm } from './npm-command.ts'
import { runScripts } from './npm-scripts.ts'
import { readManifest } from './package-json.ts'
import type { Manifest } from './package-json.ts'

export const npm: Builder = {
  name: 'npm',
  language: 'Node.js',
  lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'],
  manifests: ['package.json'],
  build,
}

const cpuOf: Record<Architecture, string> = { x86_64: 'x64', arm64: 'arm64' }

async function build(request: BuildRequest, locked: boolean): Promise<Installed> {
  const { source, work } = request
  const manifest = await readManifest(source)
  if (!locked) await refuseWorkspaceMember(source)
  const project = join(work, 'project')
  await copySource(source, project, (path) => isLeftover(source, path))
  const command = locked ? ['ci'] : ['install', '--no-package-lock']
  const ended = await runNpm([...command, ...settingsFor(request.target)], project, request)
  if (ended.exitCode !== 0) throw new Problem(explain(ended))
  const scripts = await runScripts(project, request)
  await requireAll(project, manifest)
  const directory = join(work, 'layer')
  await mkdir(join(directory, 'nodejs'), { recursive: true })
  await moveModules(join(project, 'node_modules'), join(directory, 'nodejs', 'node_modules'))
  return {
    directory,
    ...scripts,
    license: typeof manifest.license === 'string' ? manifest.license : undefined,
  }
}

/** What an earlier install has left; what a package bundles lies in its node_modules too, and is part of it. */
async function isLeftover(source: string, path: string): Promise<boolean> {
  if (basename(path) !== 'node_modules') return false
  const owner = dirname(path)
  if (owner === source || !existsSync(join(owner, 'package.json'))) return true
  const { bundledDependencies, bundleDependencies } = await readManifest(owner)
  return (bundledDependencies ?? bundleDependencies) === undefined
}

/**
 * What the user's settings, from .npmrc or the environment, give way to: production only, for the target, no scripts.
 * `--include=prod` is there because an `include=dev` would beat `--omit=dev`.
 */
function settingsFor({ architecture }: Target): string[] {
  return [
    '--omit=dev',
    '--include=prod',
    '--ignore-scripts',
    '--install-strategy=hoisted',
    '--os=linux',
    `--cpu=${cpuOf[architecture]}`,
    '--libc=glibc',
  ]
}

/** npm can end with 0 and leave a dependency out; a missing one is found here. */
async function requireAll(project: string, manifest: Manifest): Promise<void> {
  const optional = new Set(Object.keys(manifest.optionalDependencies ?? {}))
  const missing = Object.keys(manifest.dependencies ?? {}).filter(
    (name) => !optional.has(name) && !existsSync(join(project, 'node_modules', name)),
  )
  if (missing.length > 0) {
    throw new Problem(
      `npm reported success, but did not install ${missing.join(', ')}. Check that the lock file has them, ` +
        'and that the directories of "file:" dependencies lie in "source".',
    )
  }
}

/** Installing a workspace's member alone ends with 0 and an empty or unlocked tree (npm 11). */
async function refuseWorkspaceMember(source: string): Promise<void> {
  for (let parent = dirname(source); parent !== dirname(parent); parent = dirname(parent)) {
    if (await hasMember(parent, source)) {
      throw new Problem(
        'Input "source" is a member of a workspace, whose lock file lies above it. Members are not supported yet: ' +
          'give "source" a lock file of its own, or use "build-command".',
      )
    }
    if (existsSync(join(parent, '.git'))) return
  }
}

async function hasMember(root: string, directory: string): Promise<boolean> {
  if (!existsSync(join(root, 'package.json'))) return false
  // One that cannot be read is no workspace of npm's.
  const { workspaces } = await readManifest(root).catch((): Manifest => ({}))
  const patterns =
    [workspaces, (workspaces as { packages?: unknown } | undefined)?.packages].find(Array.isArray) ?? []
  return patterns.reduce<boolean>((isMember, pattern) => {
    const [, not, glob = ''] = /^(!?)(.*?)\/?$/.exec(String(pattern)) ?? []
    return matchesGlob(relative(root, directory), normalize(glob)) ? not === '' : isMember
  }, false)
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

/** The sentence for npm's error code, which it prints as `npm error code EUSAGE`. */
function explain({ exitCode, lines }: Ended): string {
  const code = lines
    .map((line) => /npm (?:error|ERR!) code (\S+)/.exec(line)?.[1])
    .find((found) => found !== undefined)
  const cures: Record<string, string> = {
    EUSAGE: 'The lock file does not fit package.json. Run "npm install" and commit the lock file.',
    EINTEGRITY:
      'A package is not the one that the lock file names. Find out why before you update the lock file.',
    EBADPLATFORM:
      "A package says that it does not run on this runner, or on the target. Build on a runner of the target's " +
      'architecture, or make the package optional.',
    E401: 'A registry asks for credentials. Give them by .npmrc and a variable of this step, such as NODE_AUTH_TOKEN.',
    E403: 'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
    E404: 'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
  }
  const cure = (code && cures[code]) ?? 'What it printed stands above in the log.'
  return `npm ended with exit code ${exitCode}${code ? ` (${code})` : ''}. ${cure}`
}
