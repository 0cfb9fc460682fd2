import { existsSync } from 'node:fs'
import { readFile, realpath, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isInside } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import type { Builder, BuildRequest, Installed, Project } from '../builder.ts'
import type { Ended } from '../child.ts'
import { run } from '../child.ts'
import { copyProject } from '../copy.ts'
import { explain } from '../explain.ts'
import type { Cure } from '../explain.ts'
import { builtIn, layOut } from './jars.ts'
import type { ClassPathFile } from './jars.ts'
import { rootsAbove } from './roots.ts'

export const gradle: Builder = {
  name: 'gradle',
  language: 'Java',
  lockFiles: ['gradle.lockfile'],
  manifests: ['build.gradle', 'build.gradle.kts'],
  toLock: 'Let "gradle dependencies --write-locks" write gradle.lockfile, and commit it.',
  takesExtras: false,
  isLocked,
  hasMember,
  build,
}

async function build(request: BuildRequest, { source }: Project): Promise<Installed> {
  const root = await rootOf(source, request.workspace)
  // The project is found by its path, which Gradle tells without links.
  const work = await realpath(request.work)
  const project = await copyProject({ source, root }, join(work, 'project'), {
    reaches: await buildsOutside(root, request.workspace),
    leaveOut: isLeftover,
  })
  const built = await builtIn(project.root)
  const list = join(work, 'class-path.txt')
  const ended = await runGradle(project, list, request)
  if (ended.exitCode !== 0) throw new Problem(explain('Gradle', ended, cures))
  const found = await listed(list)
  const locked = await lockedModules(source)
  if (locked) requireLocked(locked, found.modules)
  const directory = join(work, 'layer')
  const { warnings } = await layOut('Gradle', found.files, {
    directory,
    runtimes: request.target.runtimes,
    built,
  })
  const moving = found.requested.filter((module) => inexact.test(module))
  return {
    directory,
    version: found.version,
    warnings: [
      ...(moving.length > 0 && !locked
        ? [`No exact version, and no lock file: ${moving.join(', ')}. Every build may get another one.`]
        : []),
      ...warnings,
    ],
  }
}

/** A directory with settings of its own is a build of its own. */
async function rootOf(source: string, workspace: string): Promise<string> {
  if (settingsIn(source)) return source
  const [root = source] = await rootsAbove(source, workspace, hasMember)
  return root
}

/** What an earlier build has left. */
function isLeftover(path: string): Promise<boolean> {
  const owner = dirname(path)
  const isProject = gradle.manifests.some((name) => existsSync(join(owner, name)))
  return Promise.resolve(
    basename(path) === '.gradle' || (basename(path) === 'build' && isProject && !hasSource(path)),
  )
}

/** A project may be called "build". */
function hasSource(path: string): boolean {
  return gradle.manifests.some((name) => existsSync(join(path, name)))
}

const task = 'lambdaLayerClassPath'

/**
 * Lists what the class path of one project has at run time, once what its own build gives to it is built. It uses only what Gradle 4.4
 * has and Gradle 9 still has, and no project while a task runs.
 */
const initScript = `
import org.gradle.api.artifacts.component.ModuleComponentIdentifier
import org.gradle.api.artifacts.component.ModuleComponentSelector
import org.gradle.api.artifacts.component.ProjectComponentIdentifier

allprojects { project ->
  if (project.projectDir.canonicalPath != System.getProperty('lambdaLayer.source')) return
  def classPath = { project.configurations.findByName('runtimeClasspath') }
  def gradleVersion = project.gradle.gradleVersion
  def list = new File(System.getProperty('lambdaLayer.list'))
  project.tasks.create('${task}') { task ->
    task.dependsOn { classPath() ?: [] }
    task.doLast {
      def lines = ['version', gradleVersion].collate(2)
      def configuration = classPath()
      if (configuration != null) {
        lines << ['classPath', configuration.name]
        configuration.incoming.artifacts.artifacts.each { artifact ->
          def id = artifact.id.componentIdentifier
          def owner = id instanceof ModuleComponentIdentifier ? id.group :
            id instanceof ProjectComponentIdentifier ? id.projectPath : ''
          lines << ['file', owner, artifact.file.absolutePath]
        }
        def result = configuration.incoming.resolutionResult
        result.allComponents.each { component ->
          def id = component.id
          if (id instanceof ModuleComponentIdentifier) lines << ['module', id.group + ':' + id.module + ':' + id.version]
        }
        result.allDependencies.each { dependency ->
          def asked = dependency.requested
          if (asked instanceof ModuleComponentSelector) lines << ['asked', asked.group + ':' + asked.module + ':' + asked.version]
        }
      }
      list.setText(lines.collect { it.join('\\t') }.join('\\n'), 'UTF-8')
    }
  }
}
`

/** A wrapper brings the Gradle that the project was written for, as its users expect. */
async function runGradle(
  { root, source }: Pick<Project, 'root' | 'source'>,
  list: string,
  { env, log, work }: BuildRequest,
): Promise<Ended> {
  const script = join(work, 'class-path.init.gradle')
  await writeFile(script, initScript)
  const hasWrapper = existsSync(join(root, 'gradlew'))
  return run({
    tool: hasWrapper ? 'sh' : 'gradle',
    remedy:
      'Add a step with "uses: gradle/actions/setup-gradle@v5" before this one, or commit a Gradle wrapper.',
    args: [
      ...(hasWrapper ? ['gradlew'] : []),
      '--no-daemon',
      '--init-script',
      script,
      `-DlambdaLayer.source=${source}`,
      `-DlambdaLayer.list=${list}`,
      // The task has to look at the project that it is for.
      '-Dorg.gradle.configuration-cache=false',
      '-Dorg.gradle.unsafe.configuration-cache=false',
      '-Dorg.gradle.unsafe.isolated-projects=false',
      '-Dorg.gradle.configureondemand=false',
      task,
    ],
    cwd: root,
    env,
    log,
  })
}

/** What a build has found; modules are `group:name:version`. */
interface ClassPath {
  readonly version: string
  readonly files: readonly ClassPathFile[]
  readonly modules: readonly string[]
  readonly requested: readonly string[]
}

async function listed(list: string): Promise<ClassPath> {
  const text = await readFile(list, 'utf8').catch(() => '')
  const lines = text.split('\n').map((given) => given.split('\t'))
  const valuesOf = (kind: string): string[] => [
    ...new Set(lines.flatMap(([name, value = '']) => (name === kind ? [value] : []))),
  ]
  if (valuesOf('classPath').length === 0) {
    throw new Problem(
      'Gradle finds no configuration "runtimeClasspath" in "source". Point "source" at a project that applies the plugin "java".',
    )
  }
  return {
    version: valuesOf('version')[0] ?? '',
    files: lines.flatMap(([kind, owner = '', path = '']) =>
      kind === 'file'
        ? [{ owner: owner.replace(/^:/, '').replaceAll(':', '.'), name: basename(path), path }]
        : [],
    ),
    modules: valuesOf('module'),
    requested: valuesOf('asked'),
  }
}

/** The modules of `runtimeClasspath` in a lock file, as Gradle writes it since 6.0, or as it did before; undefined without one. */
async function lockedModules(source: string): Promise<readonly string[] | undefined> {
  const before = await readFile(
    join(source, 'gradle', 'dependency-locks', 'runtimeClasspath.lockfile'),
    'utf8',
  ).catch(() => undefined)
  const given = before ?? (await readFile(join(source, 'gradle.lockfile'), 'utf8').catch(() => undefined))
  if (given === undefined) return undefined
  const lines = given.split(/\r?\n/).filter((text) => text !== '' && !text.startsWith('#'))
  if (before !== undefined) return lines.filter((text) => !text.startsWith('empty='))
  const entries = lines.map((text) => {
    const [module = '', configurations = ''] = text.split('=')
    return { module, isOurs: configurations.split(',').includes('runtimeClasspath') }
  })
  if (!entries.some(({ isOurs }) => isOurs)) {
    throw new Problem(
      'gradle.lockfile says nothing of the configuration "runtimeClasspath", which the layer is made of. ' +
        `Lock all configurations ("dependencyLocking { lockAllConfigurations() }"). ${gradle.toLock}`,
    )
  }
  return entries.filter(({ module, isOurs }) => isOurs && module !== 'empty').map(({ module }) => module)
}

/** Gradle passes over a lock file where locking was not activated, or is older than lock files. */
function requireLocked(locked: readonly string[], installed: readonly string[]): void {
  const unlocked = installed.filter((module) => !locked.includes(module))
  const missing = locked.filter((module) => !installed.includes(module))
  if (unlocked.length === 0 && missing.length === 0) return
  throw new Problem(
    'Gradle reported success, but did not keep to gradle.lockfile. ' +
      `Installed, and not locked: ${unlocked.join(', ') || 'none'}; locked, and not installed: ${missing.join(', ') || 'none'}. ` +
      `Activate locking for "runtimeClasspath" in the build. ${gradle.toLock}`,
  )
}

function settingsIn(directory: string): string | undefined {
  return ['settings.gradle', 'settings.gradle.kts']
    .map((name) => join(directory, name))
    .find((path) => existsSync(path))
}

/** Whether a build's settings name a directory, by a path such as `:a:b` or `a/b`. */
async function hasMember(root: string, directory: string): Promise<boolean> {
  return (await namesIn(root)).some(
    (name) => resolve(root, name.replace(/^:/, '').replaceAll(':', '/')) === directory,
  )
}

/** The builds in the checkout that a build includes from beside itself. */
async function buildsOutside(root: string, workspace: string): Promise<string[]> {
  const paths = (await namesIn(root))
    .filter((name) => name.startsWith('..'))
    .map((name) => resolve(root, name))
  return paths.filter((path) => existsSync(path) && !isInside(path, root) && isInside(workspace, path))
}

/** All texts in quotes of a build's settings. */
async function namesIn(root: string): Promise<string[]> {
  const settings = settingsIn(root)
  if (settings === undefined) return []
  const text = (await readFile(settings, 'utf8')).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
  return [...text.matchAll(/(["'])([^"'\n]+)\1/g)].map(([, , name = '']) => name)
}

/** A module's version that is a range, or one that moves. */
const inexact = /^[^:\s]+:[^:\s]+:(?:[^:\s]*\+|latest\.\w+|[[\](].*|[^:\s]+-SNAPSHOT)(?:[:@].*)?$/

/** What a build asks for is exact where it has a lock file, or names no version that is a range, or one that moves. */
async function isLocked(root: string): Promise<boolean> {
  if (existsSync(join(root, 'gradle.lockfile')) || existsSync(join(root, 'gradle', 'dependency-locks')))
    return true
  const texts = await Promise.all(
    gradle.manifests.map((name) => readFile(join(root, name), 'utf8').catch(() => '')),
  )
  return texts.every((text) =>
    [...text.matchAll(/(["'])([^"'\n]+)\1/g)].every(([, , module = '']) => !inexact.test(module)),
  )
}

/** What Gradle complains of. */
const cures: readonly Cure[] = [
  [/dependency lock state/, `The lock file does not fit the build. ${gradle.toLock}`],
  [
    new RegExp(`Task '${task}' not found`),
    'It does not know the project in "source". Include it in settings.gradle, or point "source" at another one.',
  ],
  [
    /status code 40[13]/,
    'A repository refuses the credentials, or asks for some. Check the variables of this step that the build takes them from.',
  ],
  [
    /Could not (find|resolve|get resource)/,
    'A dependency was not found, as the log says. Check its name and version, and the repositories of the build.',
  ],
  [
    /Unsupported class file major version|Could not determine java version/,
    'This Gradle is too old for the Java of this runner. Choose another by "java-version" of actions/setup-java@v5, or update the wrapper.',
  ],
]
