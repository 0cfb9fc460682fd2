import { existsSync } from 'node:fs'
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parse, stringify } from 'yaml'
import { isInside } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import { versionsOf } from '../../runtimes.ts'
import type { Builder, BuildRequest, Installed, Project } from '../builder.ts'
import { copyProject } from '../copy.ts'
import { namedBeyond, warningsAboutScripts } from '../install-scripts.ts'
import { runTool } from '../tool.ts'
import { requireFits, requireSome } from './fits.ts'
import { gemsOf } from './gems.ts'
import type { Bundle, Gem } from './gems.ts'
import { layOut } from './layout.ts'
import { bundleTool } from './tools.ts'

export const bundler: Builder = {
  name: 'bundler',
  language: 'Ruby',
  lockFiles: ['Gemfile.lock'],
  manifests: ['Gemfile'],
  toLock: 'Let "bundle lock" write Gemfile.lock, and commit it.',
  takesExtras: false,
  build,
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  // The project itself is told by its path, which Ruby gives without links.
  const work = await realpath(request.work)
  const declared = versionsOf('ruby', request.target.runtimes)
  const { root } = await copyProject(given, join(work, 'project'), request, {
    reaches: await pathsOutside(given.root, request.workspace),
    leaveOut: (path) => Promise.resolve(path === join(given.root, 'vendor', 'bundle')),
  })
  const path = join(work, 'bundle')
  await configure(root, { path, isLocked: given.locked })
  const inProject = { ...request, env: environmentFor(root, request) }
  await runTool(bundleTool, ['cache', '--no-install'], root, inProject)
  const bundle = await gemsOf(root, declared, inProject)
  const gems = bundle.gems.filter(({ directory }) => directory !== root)
  requireSome(gems)
  requireFits(gems, bundle, request)
  // Also those that the runner's Ruby has already: the one on Lambda may have others.
  await runTool(bundleTool, ['install', '--local', '--redownload'], root, inProject)
  const directory = join(work, 'layer')
  const rubies = declared.length > 0 ? declared : [bundle.ruby]
  await layOut(gems, { installed: join(path, 'ruby'), directory, rubies }, inProject)
  const own = gems.filter(({ from }) => from === 'path')
  return {
    directory,
    own: rubies.flatMap((ruby) => own.map(({ fullName }) => `ruby/gems/${ruby}.0/gems/${fullName}`)),
    version: bundle.bundler,
    warnings: warningsFor(gems, bundle, declared, request),
  }
}

/** What decides what is installed and where, over what the project's own settings say; mirrors and the like are kept. */
async function configure(
  root: string,
  { path, isLocked }: { readonly path: string; readonly isLocked: boolean },
): Promise<void> {
  const file = join(root, '.bundle', 'config')
  const given = parse(await readFile(file, 'utf8').catch(() => '')) as Record<string, unknown> | null
  const { BUNDLE_WITHOUT: left } = given ?? {}
  const without = typeof left === 'string' ? left.split(/[:\s]+/) : []
  const settings = {
    ...given,
    BUNDLE_PATH: path,
    BUNDLE_PATH__SYSTEM: 'false',
    BUNDLE_DEPLOYMENT: 'false',
    BUNDLE_FROZEN: String(isLocked),
    BUNDLE_WITHOUT: [...new Set([...without, 'development', 'test'])]
      .filter((group) => group !== '')
      .join(':'),
    BUNDLE_WITH: '',
    BUNDLE_ONLY: '',
    BUNDLE_CACHE_ALL: 'false',
    BUNDLE_CACHE_ALL_PLATFORMS: 'false',
    BUNDLE_FORCE_RUBY_PLATFORM: 'false',
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(
    file,
    `---\n${stringify(settings, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}`,
  )
}

function environmentFor(root: string, { env }: BuildRequest): BuildRequest['env'] {
  return {
    ...env,
    BUNDLE_GEMFILE: join(root, 'Gemfile'),
    BUNDLE_APP_CONFIG: join(root, '.bundle'),
    BUNDLE_SILENCE_ROOT_WARNING: 'true',
    // A gemspec without a date has that of the build.
    SOURCE_DATE_EPOCH: '315532800',
  }
}

function warningsFor(
  gems: readonly Gem[],
  { ruby }: Bundle,
  declared: readonly string[],
  { installScripts }: BuildRequest,
): string[] {
  const fromGit = gems.filter(({ from }) => from === 'git').map(({ name }) => name)
  const notFound = namedBeyond(
    installScripts,
    gems.map(({ name }) => name),
  )
  return [
    ...(declared.length === 0
      ? [
          `The layer is laid out for the Ruby ${ruby} of this runner, and another one does not find it. ` +
            'Declare the runtimes of the functions that use it in "compatible-runtimes".',
        ]
      : []),
    ...(fromGit.length > 0
      ? [
          `Gems come from git: ${fromGit.join(', ')}. Registries vouch for what they publish; nobody does for these.`,
        ]
      : []),
    ...warningsAboutScripts({ heldBack: [], notFound }),
  ]
}

/** The directories in the checkout, but not below the project, that a Gemfile or its lock file take gems from. */
async function pathsOutside(root: string, workspace: string): Promise<string[]> {
  const [gemfile = '', lock = ''] = await Promise.all(
    ['Gemfile', 'Gemfile.lock'].map((name) => readFile(join(root, name), 'utf8').catch(() => '')),
  )
  const named = [
    ...gemfile.matchAll(/\bpath(?::|['"]?\s*=>|\s*\(?)\s*(['"])([^'"\n]+)\1/g),
    ...lock.matchAll(/^PATH\n {2}(remote): (.+)$/gm),
  ]
  const paths = named.map(([, , path = '']) => resolve(root, path))
  const outside = [...new Set(paths)].filter((path) => !isInside(root, path))
  const beyond = outside.filter((path) => !isInside(workspace, path))
  if (beyond.length > 0) {
    throw new Problem(
      `The Gemfile takes ${beyond.map((path) => basename(path)).join(', ')} from outside of the checkout. Move it inside.`,
    )
  }
  return outside.filter((path) => existsSync(path))
}
