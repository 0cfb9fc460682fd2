import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Architecture } from '../../layer.ts'
import { isInside } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import { versionsOf } from '../../runtimes.ts'
import type { Builder, BuildRequest, Installed, Project } from '../builder.ts'
import { run } from '../child.ts'
import { copyProject, copySource } from '../copy.ts'
import { explain } from '../explain.ts'
import type { Cure } from '../explain.ts'
import { warningsAboutScripts } from '../install-scripts.ts'
import { gemsOf, setUp } from './gems.ts'
import type { Bundle, Gem } from './gems.ts'

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
  const { root } = await copyProject(given, join(work, 'project'), {
    reaches: await pathsOutside(given.root, request.workspace),
    leaveOut: (path) => Promise.resolve(path === join(given.root, 'vendor', 'bundle')),
  })
  const path = join(work, 'bundle')
  await configure(root, { path, isLocked: given.locked })
  const inProject = { ...request, env: environmentFor(root, request) }
  await runBundle(['cache', '--no-install'], root, inProject)
  const bundle = await gemsOf(root, declared, inProject)
  const gems = bundle.gems.filter(({ directory }) => directory !== root)
  requireSome(gems)
  requireFits(gems, bundle, request)
  // Also those that the runner's Ruby has already: the one on Lambda may have others.
  await runBundle(['install', '--local', '--redownload'], root, inProject)
  const directory = join(work, 'layer')
  const rubies = declared.length > 0 ? declared : [bundle.ruby]
  await layOut(gems, { installed: join(path, 'ruby'), directory, rubies }, inProject)
  return { directory, version: bundle.bundler, warnings: warningsFor(gems, bundle, declared, request) }
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

async function runBundle(args: readonly string[], cwd: string, { env, log }: BuildRequest): Promise<void> {
  const ended = await run({ tool: 'bundle', remedy: setUp, args, cwd, env, log })
  if (ended.exitCode !== 0) throw new Problem(explain('Bundler', ended, cures))
}

function requireSome(gems: readonly Gem[]): void {
  if (gems.length > 0) return
  throw new Problem(
    'The Gemfile in "source" asks for no gems outside of the groups development and test: the layer would be empty.',
  )
}

/** Throws one Problem with all that keeps gems from running where the layer is meant for. */
function requireFits(gems: readonly Gem[], { ruby }: Bundle, request: BuildRequest): void {
  const { target, installScripts } = request
  const rubies = versionsOf('ruby', target.runtimes)
  const compiled = gems.filter(({ compiles }) => compiles)
  const native = gems.filter(({ compiles, isPlatforms }) => compiles || isPlatforms)
  const isAllowed = ({ name }: Gem): boolean =>
    typeof installScripts === 'boolean' ? installScripts : installScripts.includes(name)
  const rules: readonly (readonly [readonly Gem[], (names: string) => string])[] = [
    [
      target.isOwn ? [] : native,
      (names) =>
        `${names} would be installed with native code for this runner, and the layer is meant for ${target.architecture}: ` +
        `Bundler builds for the runner's own architecture only. Use ${runnerOf[target.architecture]}.`,
    ],
    [
      compiled.filter(({ from }) => from !== 'registry'),
      (names) => `${names} is not from a registry, and has an extension to compile. Publish it as a gem.`,
    ],
    [
      compiled.filter((gem) => !isAllowed(gem)),
      (names) =>
        `${names} cannot work without the native extension that is compiled while it is installed. ` +
        `Set "install-scripts: ${names}" if you trust it, or lock a version that is compiled already ("bundle lock --add-platform").`,
    ],
    [
      rubies.some((version) => version !== ruby) ? compiled : [],
      (names) =>
        `${names} is compiled for the Ruby ${ruby} of this runner, and "compatible-runtimes" has Ruby ${rubies.join(' and ')}. ` +
        (rubies.length > 1
          ? 'Publish a layer for each of them.'
          : `Add a step with "uses: ruby/setup-ruby@v1" and "ruby-version: '${rubies.join()}'" before this one.`),
    ],
    [
      gems.filter(({ refuses }) => refuses.length > 0),
      (names) =>
        `${names} does not run with Ruby ${[...new Set(gems.flatMap(({ refuses }) => refuses))].join(' and ')}, which ` +
        '"compatible-runtimes" has. Choose another version of it, or other runtimes.',
    ],
  ]
  const complaints = rules.flatMap(([named, complaint]) =>
    named.length > 0 ? [complaint(named.map(({ name }) => name).join(', '))] : [],
  )
  if (complaints.length > 0) throw new Problem(complaints)
}

const runnerOf: Record<Architecture, string> = {
  x86_64: 'an x86_64 runner, such as "runs-on: ubuntu-latest"',
  arm64: 'an arm64 runner, such as "runs-on: ubuntu-24.04-arm"',
}

/** Puts what was installed where Lambda's Ruby looks for it: `ruby/gems/X.Y.0`, once for each Ruby. */
async function layOut(
  gems: readonly Gem[],
  { installed, directory, rubies }: { installed: string; directory: string; rubies: readonly string[] },
  request: BuildRequest,
): Promise<void> {
  const [abi = ''] = await readdir(installed).catch(() => [])
  const from = join(installed, abi)
  for (const gem of gems.filter(({ from: source }) => source !== 'registry')) await addOwn(gem, from)
  for (const name of await readdir(from)) {
    if (!['gems', 'specifications', 'extensions'].includes(name))
      await rm(join(from, name), { recursive: true })
  }
  requireInstalled(gems, from)
  await cleanSpecifications(join(from, 'specifications'))
  await cleanCompiled(
    gems.filter(({ compiles }) => compiles),
    from,
    request,
  )
  const [first = '', ...others] = rubies.map((version) => join(directory, 'ruby', 'gems', `${version}.0`))
  await mkdir(dirname(first), { recursive: true })
  await rename(from, first)
  for (const other of others) await cp(first, other, { recursive: true, verbatimSymlinks: true })
}

/** A gem by path or git is only found through Bundler: it is laid out as one that was installed. */
async function addOwn({ fullName, directory, files, specification }: Gem, to: string): Promise<void> {
  const target = join(to, 'gems', fullName)
  // A list that is made by git comes out empty in a copy without a repository.
  if (files.length === 0) await copySource(directory, target)
  for (const file of files.filter((name) => isInside(directory, join(directory, name)))) {
    if (existsSync(join(directory, file))) {
      await cp(join(directory, file), join(target, file), { recursive: true, verbatimSymlinks: true })
    }
  }
  await mkdir(join(to, 'specifications'), { recursive: true })
  await writeFile(join(to, 'specifications', `${fullName}.gemspec`), specification)
}

function requireInstalled(gems: readonly Gem[], from: string): void {
  const missing = gems.filter(
    ({ fullName }) =>
      !existsSync(join(from, 'gems', fullName)) ||
      !existsSync(join(from, 'specifications', `${fullName}.gemspec`)),
  )
  if (missing.length === 0) return
  throw new Problem(
    `Bundler reported success, but did not install ${missing.map(({ fullName }) => fullName).join(', ')}. ` +
      'Check what Gemfile and .bundle/config say of them.',
  )
}

/** The version of RubyGems that installed a gem says nothing of the gem. */
async function cleanSpecifications(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace(/^ *s\.installed_by_version = .*\n/gm, ''))
  }
}

/** What a compiler leaves beside the extension has the place and the time of the build in it. */
const leftover = /(^|\/)(Makefile|mkmf\.log|gem_make\.out|[^/]*\.o|\.[^/]*\.time)$/

async function cleanCompiled(gems: readonly Gem[], from: string, request: BuildRequest): Promise<void> {
  if (gems.length === 0) return
  const places = [join(from, 'extensions'), ...gems.map(({ fullName }) => join(from, 'gems', fullName))]
  const libraries: string[] = []
  for (const place of places) {
    for (const name of await readdir(place, { recursive: true })) {
      const path = join(place, name)
      if (leftover.test(name) || /^ext\/.*\.so$/.test(name)) await rm(path)
      else if (name.endsWith('.so')) libraries.push(path)
    }
  }
  const { exitCode } = await run({
    tool: 'strip',
    remedy: 'Install binutils.',
    // The build id is a digest that took the place of the build in.
    args: ['--strip-debug', '--remove-section=.note.gnu.build-id', ...libraries],
    cwd: from,
    env: request.env,
    log: request.log,
  })
  if (exitCode !== 0)
    throw new Problem(`"strip" ended with exit code ${exitCode}. What it printed stands above in the log.`)
}

function warningsFor(
  gems: readonly Gem[],
  { ruby }: Bundle,
  declared: readonly string[],
  { installScripts }: BuildRequest,
): string[] {
  const named = typeof installScripts === 'boolean' ? [] : installScripts
  const notFound = named.filter((name) => !gems.some((gem) => gem.name === name))
  return [
    ...(declared.length === 0
      ? [
          `The layer is laid out for the Ruby ${ruby} of this runner, and another one does not find it. ` +
            'Declare the runtimes of the functions that use it in "compatible-runtimes".',
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

/** What Bundler complains of. */
const cures: readonly Cure[] = [
  [
    /bundle lock --add-platform|your bundle only supports platforms/i,
    'Gemfile.lock does not have this runner\'s platform. Run "bundle lock --add-platform" with it, and commit the lock file.',
  ],
  [
    /frozen|deployment mode|lockfile can't be updated/i,
    'Gemfile.lock does not fit the Gemfile. Run "bundle install", and commit the lock file.',
  ],
  [
    /Your Ruby version is .*, but your Gemfile specified/,
    'The Gemfile asks for another Ruby than that of this runner. Choose it by "ruby-version" of ruby/setup-ruby@v1.',
  ],
  [
    /Authentication is required|Bad username or password|401|403/,
    'A source asks for credentials, or refuses them. Give them by a variable of this step, such as BUNDLE_RUBYGEMS__PKG__GITHUB__COM.',
  ],
  [
    /Failed to build gem native extension/,
    'A native extension did not compile. Install what it needs, as the log says, by a step before this one.',
  ],
  [
    /Could not find|Could not reach|Could not fetch/,
    'A gem was not found, as the log says. Check its name and version, and the sources in the Gemfile.',
  ],
]
