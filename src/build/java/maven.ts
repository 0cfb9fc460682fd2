import { existsSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { isInside } from '../../paths.ts'
import { Problem } from '../../problem.ts'
import type { Builder, BuildRequest, Installed, Project } from '../builder.ts'
import type { Ended } from '../child.ts'
import { copyProject } from '../copy.ts'
import { runTool } from '../tool.ts'
import type { Tool } from '../tool.ts'
import { builtIn, layOut } from './jars.ts'
import type { ClassPathFile } from './jars.ts'
import { dependenciesOf, idOf, lineageOf, modulesOf, readPom } from './pom.ts'
import type { Pom } from './pom.ts'
import { rootsAbove } from './roots.ts'
import { textAt } from './xml.ts'

export const maven: Builder = {
  name: 'maven',
  language: 'Java',
  lockFiles: [],
  manifests: ['pom.xml'],
  toLock: 'Give every dependency in pom.xml an exact version.',
  takesExtras: false,
  isLocked,
  hasMember,
  build,
}

const tool: Tool = {
  name: 'Maven',
  command: 'mvn',
  remedy:
    'Use a runner that has Maven, as those of GitHub do, and add a step with "uses: actions/setup-java@v5" before this one.',
  cures: [
    [
      /status code: 40[13]|40[13] (Unauthorized|Forbidden)/,
      'A repository refuses the credentials, or asks for some. Check settings.xml, and the variables of this step that it names.',
    ],
    [
      /Non-resolvable parent POM/,
      'A parent POM was not found. Check its version and "relativePath", and the repositories in settings.xml.',
    ],
    [
      /COMPILATION ERROR/,
      'A module that "source" depends on does not compile. Check that it does so with the Java of this runner.',
    ],
    [
      /Could not (find|resolve|transfer)|was not found in/,
      'A dependency was not found, as the log says. Check its name and version, and the repositories in pom.xml and settings.xml.',
    ],
  ],
}

/** Pinned: the version that a Maven takes by itself is as old as that Maven. */
const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0'

/** Relative, so that each module of a build writes a list of its own. */
const list = '.lambda-layer-dependencies.txt'

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const { source } = given
  const root = (await rootsAbove(source, request.workspace, hasMember)).at(-1) ?? source
  const pom = await readPom(source)
  if (!pom) {
    throw new Problem(
      'Input "source" has no pom.xml that can be read. Correct it, or point "source" at the directory that has one.',
    )
  }
  const reactor = await reactorOf(root)
  // What Maven lists has no links in its paths.
  const work = await realpath(request.work)
  const project = await copyProject({ ...given, root }, join(work, 'project'), request, {
    reaches: await parentsOutside(root, reactor, request.workspace),
    leaveOut: isLeftover,
  })
  const built = await builtIn(project.root)
  const ended = await runMaven(
    (await needsModules(pom, reactor)) ? modulesFirst(project) : alone(project),
    project.root,
    request,
  )
  const directory = join(work, 'layer')
  const { warnings } = await layOut('Maven', await listed(join(project.source, list)), {
    directory,
    runtimes: request.target.runtimes,
    built,
  })
  return {
    directory,
    version: versionIn(ended),
    license: await licenseOf(pom),
    warnings,
  }
}

/** What an earlier build has left. */
function isLeftover(path: string): Promise<boolean> {
  return Promise.resolve(basename(path) === 'target' && existsSync(join(dirname(path), 'pom.xml')))
}

const goal = [`${dependencyPlugin}:list`]

function alone({ root, source }: Project): string[] {
  return ['--file', join(relative(root, source), 'pom.xml'), '--non-recursive', ...goal]
}

/**
 * The modules that a project needs are dependencies once they are packaged, in the same run. The list comes before its own
 * package, which may replace what it depends on, as shading does.
 */
function modulesFirst({ root, source }: Project): string[] {
  const module = relative(root, source) || '.'
  return ['--projects', module, '--also-make', '-DskipTests', ...goal, 'package']
}

function runMaven(args: readonly string[], cwd: string, request: BuildRequest): Promise<Ended> {
  const settings = [
    '--batch-mode',
    '--show-version',
    '--no-transfer-progress',
    '-Dstyle.color=never',
    '-DincludeScope=runtime',
    `-DoutputFile=${list}`,
    '-DoutputAbsoluteArtifactFilename=true',
    // For what is packaged here: without it, archives have the time of the build in them.
    '-Dproject.build.outputTimestamp=1980-01-01T00:00:02Z',
  ]
  return runTool(tool, [...settings, ...args], cwd, request)
}

/** What a line of `dependency:list` says: group, artifact, type, perhaps a classifier, version, scope and file. */
const line =
  /^ {3}([^:\s]+):([^:]+):([^:]+):(?:([^:]+):)?([^:]+):(?:compile|runtime):(.*?)(?: \(optional\))?(?: -- module .*)?$/

async function listed(path: string): Promise<ClassPathFile[]> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new Problem(
      'Maven reported success, but did not list what "source" depends on. Check what pom.xml says of maven-dependency-plugin: ' +
        'a configuration of it for the whole project turns what this action asks of it.',
    )
  }
  return text.split('\n').flatMap((given) => {
    const [, group, artifact, type, classifier, version, file] = line.exec(given) ?? []
    if (group === undefined || file === undefined || type === 'pom') return []
    const name = [artifact, version, ...(classifier === undefined ? [] : [classifier])].join('-')
    return [{ owner: group, name: `${name}${/\.[a-z]+$/.exec(file)?.[0] ?? '.jar'}`, path: file }]
  })
}

/** Whether a project, or a parent of it, names another module of its build. */
async function needsModules(pom: Pom, reactor: readonly Pom[]): Promise<boolean> {
  const modules = new Set(reactor.map(idOf))
  const named = dependenciesOf(await lineageOf(pom), { managed: false })
  return named.some(({ groupId, artifactId }) => {
    const id = `${groupId}:${artifactId}`
    return modules.has(id) || (id.includes('${') && modules.size > 1)
  })
}

async function reactorOf(root: string): Promise<Pom[]> {
  const pom = await readPom(root)
  return pom ? modulesOf(pom) : []
}

/** The parents of a build's modules that lie in the checkout, but not below the build's root. */
async function parentsOutside(root: string, reactor: readonly Pom[], workspace: string): Promise<string[]> {
  const lineages = await Promise.all(reactor.map((pom) => lineageOf(pom)))
  const paths = lineages.flat().map(({ path }) => path)
  return [...new Set(paths)].filter((path) => !isInside(root, path) && isInside(workspace, path))
}

async function hasMember(root: string, directory: string): Promise<boolean> {
  const modules = await reactorOf(root)
  return modules.some(({ path }) => path !== join(root, 'pom.xml') && dirname(path) === directory)
}

const inexact = /^[[(]|^(LATEST|RELEASE)$|-SNAPSHOT$/

/** Maven has no lock file: what a build asks for is exact where no version is a range, or one that moves. */
async function isLocked(directory: string): Promise<boolean> {
  const root = (await rootsAbove(directory, '/', hasMember)).at(-1) ?? directory
  const reactor = await reactorOf(root)
  const lineages = await Promise.all(reactor.map((pom) => lineageOf(pom)))
  const own = new Set(lineages.flat().map(idOf))
  return lineages.every((lineage) => {
    const parents = lineage.map(({ project }) => ({
      groupId: textAt(project, 'parent', 'groupId') ?? '',
      artifactId: textAt(project, 'parent', 'artifactId') ?? '',
      version: textAt(project, 'parent', 'version') ?? '',
    }))
    return [...parents, ...dependenciesOf(lineage, { managed: true })].every(
      ({ groupId, artifactId, version }) => own.has(`${groupId}:${artifactId}`) || !inexact.test(version),
    )
  })
}

async function licenseOf(pom: Pom): Promise<string | undefined> {
  for (const { project } of await lineageOf(pom)) {
    const license = textAt(project, 'licenses', 'license', 'name')
    if (license !== undefined) return license
  }
  return undefined
}

/** As `--show-version` prints it, in colours that no option of Maven 3 takes away. */
function versionIn({ lines }: Ended): string {
  return /Apache Maven (\d[\w.-]*)/.exec(lines.join('\n'))?.[1] ?? ''
}
