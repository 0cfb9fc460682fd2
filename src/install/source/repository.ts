import { existsSync } from 'node:fs'
import { copyFile, lstat, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { listPathsIn, readText, readTextOrEmpty } from '../../base/files.ts'
import { messageOf } from '../../base/problem.ts'
import { copyTree } from '../../base/trees.ts'
import { quiet } from '../run/quiet.ts'
import { tryTool } from '../run/tool.ts'
import type { ToolContext } from '../run/tool.ts'
import { directoriesAbove } from './workspaces.ts'

/** Marks a repository that this action created. A build command can copy it into the layer, from which the action then removes it. */
const description = 'The repository of a working copy, without remotes, hooks and settings.\n'

/** Files that this action writes into a working copy. Versions that are derived from Git must not count them as changes. */
const ownFiles = '.lambda-layer-*'

/** The settings for reading the repository and its files. None of them runs a program or refers to another location. */
const settings: Readonly<Record<string, RegExp>> = {
  'core.repositoryformatversion': /^[01]$/,
  'core.filemode': /^(true|false)$/,
  'core.symlinks': /^(true|false)$/,
  'core.ignorecase': /^(true|false)$/,
  'core.precomposeunicode': /^(true|false)$/,
  'core.autocrlf': /^(true|false|input)$/,
  'core.eol': /^(lf|crlf|native)$/,
  'extensions.objectformat': /^sha(1|256)$/,
  'extensions.refstorage': /^(files|reftable)$/,
}

/**
 * Compares the index of the copy with the files of the source, so that "dirty" means the same in both. A file that is unchanged in the
 * source stays unchanged in the copy, even if it was not copied or if the build changes it.
 */
const settleIndex = `
in_copy() { git -c core.fsmonitor=false -c core.hooksPath=/dev/null -c core.ignoreStat=true --git-dir="$1" --work-tree="$2" "\${@:3}"; }
in_copy "$1" "$2" update-index -q --no-split-index --no-untracked-cache --really-refresh
in_copy "$1" "$3" ls-files -v -z --deleted | sed -z -n 's/^r //p' | in_copy "$1" "$3" update-index -z --stdin --skip-worktree
`

/** Returns the nearest directory with a repository, from a path up to the checkout. */
export function repositoryAbove(path: string, workspace: string): string | undefined {
  return [path, ...directoriesAbove(path, workspace)].find((directory) => existsSync(join(directory, '.git')))
}

/**
 * Creates a repository in the copy `to` of the directory `from`. Build tools read versions and lists of files from it. It has objects, refs
 * and index, but no remotes, settings, hooks and logs. Objects are read from the original and written to the copy. An error is only logged,
 * because few builds need the repository.
 */
export async function copyRepository(from: string, to: string, setting: ToolContext): Promise<void> {
  const target = join(to, '.git')
  try {
    await copyGitDirectory(await gitDirectoriesOf(from), target, setting)
    await runQuietly('bash', ['-c', settleIndex, 'settle-index', target, from, to], to, setting)
  } catch (error) {
    await rm(target, { recursive: true, force: true })
    setting.log.info(
      `The working copy has no Git repository, because the repository in ${from} could not be read: ${messageOf(error)}`,
    )
  }
}

/** Removes the repositories of working copies from a layer. A build command can have copied them. */
export async function removeRepositories(layer: string): Promise<void> {
  const names = await listPathsIn(layer)
  for (const name of names.filter((one) => /(^|\/)\.git\/description$/.test(one))) {
    const path = join(layer, name)
    if ((await readTextOrEmpty(path)) === description) await rm(dirname(path), { recursive: true })
  }
}

/** The directories of Git: `own` belongs to this checkout, `common` is shared by all worktrees of the repository. */
interface GitDirectories {
  readonly own: string
  readonly common: string
}

/** In worktrees and submodules, `.git` is a file with the path of the directory. */
async function gitDirectoriesOf(directory: string): Promise<GitDirectories> {
  const path = join(directory, '.git')
  const isDirectory = (await stat(path)).isDirectory()
  const [, elsewhere = '.git'] = isDirectory ? [] : (/^gitdir: (.+)/.exec(await readText(path)) ?? [])
  const own = resolve(directory, elsewhere.trimEnd())
  const common = await readText(join(own, 'commondir')).catch(() => '.')
  return { own, common: resolve(own, common.trimEnd()) }
}

async function copyGitDirectory(
  { own, common }: GitDirectories,
  to: string,
  setting: ToolContext,
): Promise<void> {
  await mkdir(join(to, 'objects', 'info'), { recursive: true })
  await mkdir(join(to, 'refs'))
  await mkdir(join(to, 'info'))
  await writeFile(join(to, 'description'), description)
  await writeFile(join(to, 'objects', 'info', 'alternates'), `${join(common, 'objects')}\n`)
  await writeFile(join(to, 'config'), await configFor(common, setting))
  await copyFile(join(own, 'HEAD'), join(to, 'HEAD'))
  for (const name of ['packed-refs', 'shallow', 'info/attributes'])
    await copyIfThere(join(common, name), join(to, name))
  for (const name of ['refs', 'reftable']) await copyFiles(join(common, name), join(to, name))
  const sharedIndexes = (await readdir(own)).filter((name) => name.startsWith('sharedindex.'))
  for (const name of ['index', ...sharedIndexes]) await copyIfThere(join(own, name), join(to, name))
  const excluded = await readTextOrEmpty(join(common, 'info', 'exclude'))
  await writeFile(join(to, 'info', 'exclude'), `${excluded}\n${ownFiles}\n`)
}

/** Keeps the modification time. Git compares it with the times of files to find changes. */
async function copyIfThere(from: string, to: string): Promise<void> {
  const stats = await lstat(from).catch(() => undefined)
  if (!stats?.isFile()) return
  await copyFile(from, to)
  const time = Math.floor(stats.mtimeMs) / 1000
  await utimes(to, time, time)
}

async function copyFiles(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return
  await copyTree(from, to, async (path) => (await lstat(path)).isSymbolicLink())
}

/** Returns the configuration for a copy: only the settings for reading the repository. */
async function configFor(common: string, setting: ToolContext): Promise<string> {
  const file = join(common, 'config')
  const lines = await runQuietly(
    'git',
    ['config', '--file', file, '--no-includes', '--list'],
    common,
    setting,
  )
  const given = lines.flatMap((line) => {
    const [, section = '', name = '', value = ''] = /^([^.=]+)\.([^.=]+)=(.*)$/.exec(line) ?? []
    return settings[`${section}.${name}`]?.test(value) ? [`[${section}]\n\t${name} = ${value}`] : []
  })
  return ['[core]\n\tbare = false', ...given, ''].join('\n')
}

/** Runs without the variables of Git, which can select another repository or other settings. */
async function runQuietly(
  command: string,
  args: readonly string[],
  cwd: string,
  setting: ToolContext,
): Promise<readonly string[]> {
  const env = Object.fromEntries(Object.entries(setting.env).filter(([name]) => !name.startsWith('GIT_')))
  const tool = { name: command, command, setupHint: 'Install it.', remedies: [] }
  const { lines } = await tryTool(tool, args, cwd, quiet({ ...setting, env }))
  return lines
}
