import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readTextIfPossible } from '../../base/files.ts'
import { newBudget } from '../../base/limits.ts'
import type { Message } from '../../base/message.ts'
import { isInside } from '../../base/paths.ts'
import { Problem } from '../../base/problem.ts'
import { elementsAt, textAt } from '../../base/xml.ts'
import type { Builder, BuildRequest, Installed, Project, Reads } from '../builder.ts'
import { copyProject } from '../source/copy.ts'
import { builtIn, layOut } from './jars.ts'
import type { ClassPathFile } from './jars.ts'
import { mavenSettingsOf } from './maven-settings.ts'
import { argumentsForProject, dependencyList, argumentsWithModules, runMaven } from './maven-tool.ts'
import { dependenciesOf, idOf, pomReader } from './pom.ts'
import type { Pom, PomReader } from './pom.ts'
import { rootsAbove } from './roots.ts'

export const maven: Builder = {
  name: 'maven',
  language: 'Java',
  lockFiles: [],
  manifests: ['pom.xml'],
  lockHint: 'Give every dependency in pom.xml an exact version.',
  supportsExtras: false,
  isLocked,
  hasMember,
  reads,
  build,
}

async function reads({ source }: Project, { workspace }: Pick<BuildRequest, 'workspace'>): Promise<Reads> {
  return readsOf(await rootOf(source, workspace), workspace, pomReader())
}

/** Plugins and extensions run in each build. Those of the checkout can take versions from Git. */
async function readsOf(root: string, workspace: string, read: PomReader): Promise<Reads> {
  const reactor = await read.reactor(root)
  return {
    paths: [root, ...(await parentsOutside(root, reactor, workspace, read))],
    isLeftover,
    runsCode: true,
    readsRepository: reactor.length > 1 || existsSync(join(root, '.mvn', 'extensions.xml')),
  }
}

async function rootOf(source: string, workspace: string): Promise<string> {
  return (await rootsAbove(source, workspace, hasMember)).at(-1) ?? source
}

async function build(request: BuildRequest, given: Project): Promise<Installed> {
  const { source } = given
  const root = await rootOf(source, request.workspace)
  const read = pomReader()
  const pom = await read.at(source)
  if (!pom) {
    throw new Problem({
      topic: 'the-package-manager-was-not-found',
      text: 'Input "source" has no pom.xml that can be read. Correct it, or point "source" at the directory that has one.',
    })
  }
  const reactor = await read.reactor(root)
  // Maven lists real paths.
  const work = await realpath(request.work)
  const project = await copyProject(
    { ...given, root },
    join(work, 'project'),
    request,
    await readsOf(root, request.workspace, read),
  )
  const built = await builtIn(project.root)
  const lineage = await read.lineage(pom)
  requireOwnList([...reactor, ...lineage])
  const { env, options, profiles } = await mavenSettingsOf(request.env, lineage)
  const inCopy = { ...request, env }
  const goals = needsModules(lineage, reactor) ? argumentsWithModules(project) : argumentsForProject(project)
  const version = await runMaven([...options, ...goals], project.root, inCopy)
  const dependencies = await listed(join(project.source, dependencyList))
  const directory = join(work, 'layer')
  const { warnings } = await request.log.timed('lay out the packages', () =>
    layOut('Maven', dependencies.filter(isForRuntime), {
      directory,
      runtimes: request.target.runtimes,
      built,
    }),
  )
  return {
    directory,
    version,
    license: licenseOf(lineage),
    warnings: [...warnings, ...warningsAboutSystem(dependencies), ...warningsAboutProfiles(profiles)],
  }
}

/** Returns whether a path is a leftover of an earlier build. */
function isLeftover(path: string): boolean {
  return basename(path) === 'target' && existsSync(join(dirname(path), 'pom.xml'))
}

/** Matches a line of `dependency:list`: group, artifact, type, optional classifier, version, scope and file. */
const line =
  /^ {3}([^:\s]+):([^:]+):([^:]+):(?:([^:]+):)?([^:]+):(compile|runtime|provided|test|system):(.*?)(?: \(optional\))?(?: -- module .*)?$/

interface Listed extends ClassPathFile {
  readonly scope: string
}

async function listed(path: string): Promise<Listed[]> {
  const text = await readTextIfPossible(path)
  if (text === undefined)
    throw new Problem({
      topic: 'the-package-manager-reported-success',
      text: `Maven reported success, but did not list the dependencies of "source". ${ownGoal}`,
    })
  return text.split('\n').flatMap((given) => {
    const [, group, artifact, type, classifier, version, scope = '', file] = line.exec(given) ?? []
    if (group === undefined || file === undefined || type === 'pom') return []
    const name = [artifact, version, ...(classifier === undefined ? [] : [classifier])].join('-')
    return [{ owner: group, name: `${name}${/\.[a-z]+$/.exec(file)?.[0] ?? '.jar'}`, path: file, scope }]
  })
}

function isForRuntime({ scope }: Listed): boolean {
  return scope === 'compile' || scope === 'runtime'
}

/** Returns a warning about dependencies with a system path. This is a file that must exist on each machine, and Lambda does not have it. */
function warningsAboutSystem(dependencies: readonly Listed[]): Message[] {
  const names = dependencies.filter(({ scope }) => scope === 'system').map(({ name }) => name)
  if (names.length === 0) return []
  return [
    {
      topic: 'the-package-manager-reported-success',
      text:
        `Not in the layer, because its scope is "system": ${names.join(', ')}. ` +
        'Install it into a repository and use the scope "compile", or add the file with "include".',
    },
  ]
}

function warningsAboutProfiles(profiles: readonly string[]): Message[] {
  if (profiles.length === 0) return []
  return [
    {
      topic: 'the-lock-file-does-not-match',
      text:
        `Profiles of pom.xml that only settings.xml activates are not used: ${profiles.join(', ')}. ` +
        'Activate them in pom.xml or .mvn/maven.config, which are part of the project.',
    },
  ]
}

const ownGoal =
  'Check the configuration of maven-dependency-plugin in pom.xml. If it is for the whole project, it changes the list that this action needs.'

/** Throws a Problem for a POM that configures the plugin that lists the dependencies so that it would omit some. */
function requireOwnList(poms: readonly Pom[]): void {
  const turned = poms.some(({ project }) =>
    [project, ...elementsAt(project, 'profiles', 'profile')]
      .flatMap((owner) => [
        ...elementsAt(owner, 'build', 'plugins', 'plugin'),
        ...elementsAt(owner, 'build', 'pluginManagement', 'plugins', 'plugin'),
      ])
      .filter((plugin) => textAt(plugin, 'artifactId') === 'maven-dependency-plugin')
      .flatMap((plugin) => elementsAt(plugin, 'configuration'))
      .some((configuration) =>
        configuration.children.some(({ name }) =>
          /^(include|exclude)(Scope|Types|Classifiers|GroupIds|ArtifactIds|Transitive)$|^outputFile$|^skip$/.test(
            name,
          ),
        ),
      ),
  )
  if (turned)
    throw new Problem({
      topic: 'the-package-manager-reported-success',
      text: `The dependencies of "source" cannot be listed. ${ownGoal}`,
    })
}

/** Returns whether a project or one of its parents depends on another module of the build. */
function needsModules(lineage: readonly Pom[], reactor: readonly Pom[]): boolean {
  const modules = new Set(reactor.map(idOf))
  const named = dependenciesOf(lineage, { managed: false })
  return named.some(({ groupId, artifactId }) => {
    const id = `${groupId}:${artifactId}`
    return modules.has(id) || (id.includes('${') && modules.size > 1)
  })
}

/** Returns the parent POMs of modules that are in the checkout, but not below the root of the build. */
async function parentsOutside(
  root: string,
  reactor: readonly Pom[],
  workspace: string,
  read: PomReader,
): Promise<string[]> {
  const lineages = await Promise.all(reactor.map((pom) => read.lineage(pom)))
  const paths = lineages.flat().map(({ path }) => path)
  return [...new Set(paths)].filter((path) => !isInside(root, path) && isInside(workspace, path))
}

async function hasMember(root: string, directory: string): Promise<boolean> {
  const modules = await pomReader().reactor(root)
  return modules.some(({ path }) => path !== join(root, 'pom.xml') && dirname(path) === directory)
}

const inexact = /^[[(]|^(LATEST|RELEASE)$|-SNAPSHOT$/

/** Returns whether the dependencies of a build are exact: no version is a range or can change. Maven has no lock file. */
async function isLocked(directory: string): Promise<boolean> {
  const root = await rootOf(directory, '/')
  const read = pomReader()
  const reactor = await read.reactor(root)
  const lineages = await Promise.all(reactor.map((pom) => read.lineage(pom)))
  const own = new Set(lineages.flat().map(idOf))
  const expansion = newBudget('properties')
  return lineages.every((lineage) => {
    const parents = lineage.map(({ project }) => ({
      groupId: textAt(project, 'parent', 'groupId') ?? '',
      artifactId: textAt(project, 'parent', 'artifactId') ?? '',
      version: textAt(project, 'parent', 'version') ?? '',
    }))
    return [...parents, ...dependenciesOf(lineage, { managed: true, expansion })].every(
      ({ groupId, artifactId, version }) => own.has(`${groupId}:${artifactId}`) || !inexact.test(version),
    )
  })
}

function licenseOf(lineage: readonly Pom[]): string | undefined {
  for (const { project } of lineage) {
    const license = textAt(project, 'licenses', 'license', 'name')
    if (license !== undefined) return license
  }
  return undefined
}
