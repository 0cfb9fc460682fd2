import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { readText, readTextOrEmpty } from '../../base/files.ts'
import { about } from '../../base/message.ts'
import type { Message } from '../../base/message.ts'
import { isInside } from '../../base/paths.ts'
import { Problem } from '../../base/problem.ts'
import { opt } from '../../layer/opt.ts'
import { versionsOf } from '../../layer/runtimes.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import { itemsFor, mayRun, namesNotInstalled, warningsAboutScripts } from '../install-scripts.ts'
import type { Origin } from '../install-scripts.ts'
import { runTool, versionOf } from '../run/tool.ts'
import { copyProject } from '../source/copy.ts'
import { requireFits, requireSome } from './fits.ts'
import { gemsFromGit, gemsOf } from './gems.ts'
import type { Bundle, Gem } from './gems.ts'
import { layOut } from './layout.ts'
import { readLock, requireChecksums, requireLocked } from './lock.ts'
import { settingsOf, withSettings } from './settings.ts'
import { bundleTool } from './tools.ts'

export const bundler: Builder = {
  name: 'bundler',
  language: 'Ruby',
  lockFiles: ['Gemfile.lock'],
  manifests: ['Gemfile'],
  lockHint: 'Run "bundle lock" and commit Gemfile.lock.',
  supportsExtras: false,
  reads,
  build,
}

/** Bundler compiles extensions, and runs the gemspecs of gems in the checkout, many of which list the files of the repository. */
async function reads({ root }: Project, { workspace }: Pick<BuildRequest, 'workspace'>): Promise<Reads> {
  const lock = await readTextOrEmpty(join(root, 'Gemfile.lock'))
  return {
    paths: [root, ...(await pathsOutside(root, workspace))],
    isLeftover: (path) => path === join(root, 'vendor', 'bundle'),
    runsCode: true,
    readsRepository: /^PATH\r?$/m.test(lock),
  }
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const lock = given.locked ? readLock(await readText(join(given.root, 'Gemfile.lock'))) : undefined
  if (lock) requireAllowed(lock.fromGit, request)
  // The project itself is recognized by its real path, which Ruby reports.
  const work = await realpath(request.work)
  const declared = versionsOf('ruby', request.target.runtimes)
  const { root } = await copyProject(given, join(work, 'project'), request, await reads(given, request))
  const path = join(work, 'bundle')
  const settings = await settingsOf(root, request.env)
  const env = { ...withSettings(request.env, settings.used), ...variablesFor(root, path, given.locked) }
  const version = await versionOf(bundleTool, versionLine, root, { ...request, env })
  // Otherwise, Bundler would install the version in the lock file and continue with it.
  const inProject = { ...request, env: { ...env, BUNDLER_VERSION: version } }
  // This includes gems that are not in the lock file yet, because Bundler can fetch them before it compares.
  requireAllowed(await gemsFromGit(root, inProject), request)
  await runTool(bundleTool, ['cache', '--no-install'], root, inProject)
  if (lock) await requireChecksums(lock, join(root, 'vendor', 'cache'))
  const bundle = await gemsOf(root, declared, inProject)
  const gems = bundle.gems.filter(({ directory }) => directory !== root)
  if (lock) requireLocked(lock, gems)
  requireSome(gems)
  requireFits(gems, bundle, request)
  // This includes gems that the Ruby of the runner has already, because Lambda can have other versions.
  await runTool(bundleTool, ['install', '--local', '--redownload'], root, inProject)
  const directory = join(work, 'layer')
  const rubies = declared.length > 0 ? declared : [bundle.ruby]
  await request.log.timed('lay out the packages', () =>
    layOut(gems, { installed: join(path, 'ruby'), directory, rubies }, inProject),
  )
  const own = gems.filter(({ from }) => from === 'path')
  return {
    directory,
    own: rubies.flatMap((ruby) =>
      own.map(({ fullName }) => `${opt.ruby.versioned.packagesFor(ruby)}/gems/${fullName}`),
    ),
    version: bundle.bundler,
    warnings: [
      ...warningsFor(
        gems,
        bundle,
        { declared, blocked: (lock?.fromGit ?? []).map(({ name }) => name) },
        request,
      ),
      ...warningsAboutSettings(settings.ignored),
    ],
  }
}

/** Matches "Bundler version 2.6.9", and since Bundler 4 the version number alone. */
const versionLine = /^(?:Bundler version )?(\d+\.\d+\.\d\S*)/

/** Returns the variables that decide what is installed, and where. */
function variablesFor(root: string, path: string, isLocked: boolean): Record<string, string> {
  return {
    BUNDLE_GEMFILE: join(root, 'Gemfile'),
    BUNDLE_PATH: path,
    BUNDLE_PATH__SYSTEM: 'false',
    BUNDLE_FROZEN: String(isLocked),
    BUNDLE_WITHOUT: 'development:test',
    // Plugins in a Gemfile or in the settings of a user would run.
    BUNDLE_PLUGINS: 'false',
    BUNDLE_SILENCE_ROOT_WARNING: 'true',
    // The default date of a gemspec is the time of the build.
    SOURCE_DATE_EPOCH: '315532800',
  }
}

/** Throws a Problem for gems from Git that are not allowed to run code. Bundler runs the gemspecs of a repository to list its gems. */
function requireAllowed(fromGit: readonly Origin[], { installScripts }: BuildRequest): void {
  const notAllowed = fromGit.filter((one) => !mayRun(installScripts, one))
  if (notAllowed.length === 0) return
  throw new Problem({
    topic: 'code-of-a-package-would-have-to-run',
    text:
      `${[...new Set(notAllowed.map(({ name }) => name))].join(', ')} comes from Git, and Bundler runs the gemspecs of its repository. ` +
      `If you trust it, set "install-scripts: ${itemsFor(notAllowed)}". Otherwise, use a version from a registry.`,
  })
}

function warningsAboutSettings(ignored: readonly string[]): Message[] {
  if (ignored.length === 0) return []
  return [
    {
      topic: 'the-lock-file-does-not-match',
      text:
        `Settings of Bundler that change what is installed are not used: ${ignored.join(', ')}. ` +
        'Change the Gemfile instead. Its groups development and test are never installed.',
    },
  ]
}

function warningsFor(
  gems: readonly Gem[],
  { ruby }: Bundle,
  { declared, blocked }: { readonly declared: readonly string[]; readonly blocked: readonly string[] },
  { installScripts }: BuildRequest,
): Message[] {
  const fromGit = gems.filter(({ from }) => from === 'git').map(({ name }) => name)
  const notFound = namesNotInstalled(
    installScripts,
    // Gems in groups that are not installed are included, because Bundler reads their gemspecs.
    [...gems.map(({ name }) => name), ...blocked],
  )
  return [
    ...(declared.length === 0
      ? [
          about(
            'the-target-was-not-declared',
            `The layer is for Ruby ${ruby}, as on this runner, and other versions of Ruby do not find it. ` +
              'Declare the runtimes of the functions that use it in "compatible-runtimes".',
          ),
        ]
      : []),
    ...(fromGit.length > 0
      ? [
          about(
            'a-package-does-not-match-its-hash',
            `Gems come from Git: ${fromGit.join(', ')}. No registry vouches for their content.`,
          ),
        ]
      : []),
    ...warningsAboutScripts({ blocked: [], notFound }),
  ]
}

/**
 * Returns the directories of gems that are outside of the project but in the checkout. Throws a Problem for directories outside of the
 * checkout.
 */
async function pathsOutside(root: string, workspace: string): Promise<string[]> {
  const [gemfile = '', lock = ''] = await Promise.all(
    ['Gemfile', 'Gemfile.lock'].map((name) => readTextOrEmpty(join(root, name))),
  )
  const named = [
    ...gemfile.matchAll(/\bpath(?::|['"]?\s*=>|\s*\()?\s*(['"])([^'"\n]+)\1/g),
    ...lock.matchAll(/^PATH\r?\n {2}(remote): (.+)$/gm),
  ]
  const paths = named.map(([, , path = '']) => resolve(root, path.trimEnd()))
  const outside = [...new Set(paths)].filter((path) => !isInside(root, path))
  const beyond = outside.filter((path) => !isInside(workspace, path))
  if (beyond.length > 0) {
    throw new Problem({
      topic: 'a-path-is-outside-of-the-checkout',
      text: `The Gemfile uses gems outside of the checkout: ${beyond.map((path) => basename(path)).join(', ')}. Move them into the checkout.`,
    })
  }
  return outside.filter((path) => existsSync(path))
}
