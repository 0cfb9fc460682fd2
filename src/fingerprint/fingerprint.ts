import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { Problem, reasonOf } from '../base/problem.ts'
import type { BuildRequest, Builder, Project, Reads } from '../install/builder.ts'
import { gitRules } from '../install/source/copy.ts'
import { matchingFiles } from '../install/source/include.ts'
import { findProject } from '../install/source/project.ts'
import { filesAbove } from '../install/source/workspaces.ts'
import type { SlimKind } from '../layer/slim.ts'
import { filesOfBuildInputs } from './build-inputs.ts'
import { digestOfCode } from './code.ts'
import { digestOf } from './digest.ts'
import { digestOfEnvironment } from './environment.ts'
import { digestOfFiles } from './files.ts'
import type { FilesDigest } from './files.ts'
import { digestOfGitRepositories } from './git-repositories.ts'
import type { DecidingInput } from './inputs.ts'
import { decidingValues } from './inputs.ts'
import { digestOfLocalArtifacts } from './local-artifacts.ts'
import { digestOfPrepared } from './prepared.ts'
import { runnerFolders } from './runner-folders.ts'
import { digestOfSettings } from './settings.ts'
import { digestOfSystem } from './system.ts'
import { digestOfTools } from './tools.ts'

/** A digest of everything that decides the bytes of a layer, or why there is none. */
export type Fingerprint =
  | {
      /** SHA-256 in hexadecimal. */
      readonly digest: string
      /** The digest of each part by its name, to say what differs. */
      readonly parts: Parts
    }
  | { readonly unusable: Message }

/** The values of the inputs that a fingerprint needs, by their names in action.yml. */
export interface FingerprintInputs extends Readonly<Record<DecidingInput, unknown>> {
  readonly source: string
  readonly archive: string | undefined
  readonly 'package-manager': string
  readonly 'build-command': string | undefined
  readonly 'install-scripts': BuildRequest['installScripts']
  readonly extras: readonly string[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly slim: readonly SlimKind[]
}

/** Where a layer would be built. Paths are absolute. */
export interface FingerprintContext extends Pick<
  BuildRequest,
  'workspace' | 'work' | 'target' | 'env' | 'log'
> {
  /** Files that do not belong to the source, because the action writes them in each run. */
  readonly without: readonly string[]
  /** Glob patterns of the files that "build-command" reads, relative to the checkout. */
  readonly buildInputs: readonly string[]
  /** The directory of this action's bundle. */
  readonly code: string
}

/** Digests by the name of what they are about. */
type Parts = Readonly<Record<string, string>>

/** The parts that depend on the kind of the build, or why they cannot be known. */
type PartsOfKind = { readonly parts: Parts } | { readonly unusable: Message }

/**
 * Returns a fingerprint of everything that decides the bytes of a layer, before anything is installed. The same layer can have several
 * fingerprints, but different layers never have the same one. No code of the project runs. Throws a Problem for a pattern in "build-inputs" that
 * matches nothing.
 */
export async function fingerprintOf(
  inputs: FingerprintInputs,
  context: FingerprintContext,
): Promise<Fingerprint> {
  const found = await partsOf(inputs, context)
  if ('unusable' in found) return found
  const parts = {
    action: digestOfCode(context.code),
    inputs: digestOf(decidingValues(inputs)),
    target: digestOf(context.target),
    ...found.parts,
  }
  return { digest: digestOf(parts), parts }
}

async function partsOf(inputs: FingerprintInputs, context: FingerprintContext): Promise<PartsOfKind> {
  if (inputs.archive !== undefined) return unusable('an archive is published as it is, and nothing is built')
  if (inputs['build-command'] !== undefined) return partsOfCommand(inputs['build-command'], inputs, context)
  try {
    const found = await findProject(inputs['package-manager'], inputs.source, context.workspace)
    if (found === 'none') return { parts: await partsOfPrepared(inputs, context) }
    if (!hasExactVersions(found.builder, found.project))
      return unusable(`there is no lock file. ${found.builder.lockHint}`, 'a-lock-file-is-needed')
    return { parts: await partsOfProject(found, inputs, context) }
  } catch (error) {
    // The build reports the same error, or does not need what could not be read.
    const { text, topic } = reasonOf(error)
    return { unusable: about(topic, `The inputs of the build could not be read: ${text}`) }
  }
}

/** Without a lock file, Gradle knows the versions of a build only after it has resolved them. */
function hasExactVersions({ name }: Builder, { source, locked }: Project): boolean {
  const locks = ['gradle.lockfile', join('gradle', 'dependency-locks')]
  return locked && (name !== 'gradle' || locks.some((lock) => existsSync(join(source, lock))))
}

function unusable(
  why: string,
  topic: Message['topic'] = 'two-inputs-contradict-each-other',
): { unusable: Message } {
  return { unusable: about(topic, `The build cannot be skipped, because ${why}`) }
}

async function partsOfCommand(
  command: string,
  inputs: FingerprintInputs,
  context: FingerprintContext,
): Promise<PartsOfKind> {
  const { workspace, without, buildInputs, env } = context
  const { source } = inputs
  if (buildInputs.length === 0)
    return unusable('it is not known what "build-command" reads. Name its files in "build-inputs".')
  const paths = await filesOfBuildInputs(buildInputs, workspace, without)
  const files = await digestOfFiles({
    // The whole checkout changes with each commit, so only the named files count then.
    paths: source === workspace ? paths : [...paths, source],
    without,
    base: workspace,
    workspace,
  })
  const mentioned = new Set([...files.mentioned, ...(command.match(/\b(?:GITHUB|RUNNER)_\w+/g) ?? [])])
  const parts = {
    files: files.digest,
    tools: await digestOfTools({
      ...context,
      manager: 'build-command',
      directory: source,
      runsCode: true,
    }),
    environment: digestOfEnvironment({
      env,
      runsCode: true,
      mentioned,
      folders: runnerFolders(env, workspace),
    }),
    system: await digestOfSystem(env, true),
  }
  return { parts }
}

/** A prepared directory is not built. Only its files and the compression decide the archive. */
async function partsOfPrepared(
  { source, exclude }: FingerprintInputs,
  { without, env }: FingerprintContext,
): Promise<Parts> {
  return {
    files: digestOfPrepared(source, exclude, without),
    system: await digestOfSystem(env, false),
  }
}

async function partsOfProject(
  { builder, project }: { readonly builder: Builder; readonly project: Project },
  inputs: FingerprintInputs,
  context: FingerprintContext,
): Promise<Parts> {
  const { env, workspace } = context
  const { name: manager } = builder
  const reads = await builder.reads(project, {
    workspace,
    extras: inputs.extras,
    installScripts: inputs['install-scripts'],
  })
  const { runsCode, readsRepository, paths } = reads
  const folders = runnerFolders(env, workspace)
  const [root = project.root] = paths
  // Started first, because the programs run while this process reads the files.
  const tools = digestOfTools({
    ...context,
    manager,
    directory: root,
    runsCode,
  })
  tools.catch(() => undefined)
  // Build tools leave out what Git ignores, by rules that can be above the project.
  const rules = readsRepository ? paths.flatMap((path) => filesAbove(path, workspace, gitRules)) : []
  const files = await filesOf(project, { ...reads, paths: [...paths, ...rules] }, inputs, context)
  return {
    project: digestOf([manager, builder.lockFiles, relative(project.root, project.source)]),
    files: files.digest,
    settings: await digestOfSettings({ manager, env, folders, directories: [workspace, context.work] }),
    environment: digestOfEnvironment({ env, runsCode, mentioned: files.mentioned, folders }),
    system: await digestOfSystem(env, runsCode),
    artifacts: builder.language === 'Java' ? await digestOfLocalArtifacts(root, env) : '',
    repository: readsRepository
      ? await digestOfGitRepositories({ paths, nested: files.repositories }, context)
      : '',
    tools: await tools,
  }
}

/** Returns a digest of what the build reads, and of the files in "include", which can be in a folder that the build does not read. */
async function filesOf(
  { source }: Project,
  { paths, isLeftover }: Reads,
  { include }: FingerprintInputs,
  { workspace, without }: FingerprintContext,
): Promise<FilesDigest> {
  const { chosen, unmatched } = await matchingFiles(include, source, without)
  if (unmatched.length > 0)
    throw new Problem(
      about('a-pattern-matches-nothing-or-too-much', `"include" matches no file: ${unmatched.join(', ')}`),
    )
  const included = chosen.map((path) => join(source, path))
  return digestOfFiles({ paths: [...paths, ...included], isLeftover, without, base: source, workspace })
}
