import { join } from 'node:path'
import { readTextOrEmpty } from '../base/files.ts'
import type { BuildRequest } from '../install/builder.ts'
import { probe } from '../install/run/probe.ts'
import { repositoryAbove } from '../install/source/repository.ts'
import { digestOf } from './digest.ts'

const git = { name: 'Git', command: 'git', setupHint: 'Install Git.' }

/** The questions to Git whose answers can decide versions and lists of files. */
const questions = [
  ['rev-parse', 'HEAD'],
  ['symbolic-ref', '--quiet', 'HEAD'],
  ['for-each-ref'],
  ['ls-files', '--stage'],
  // A changed file elsewhere in the repository can make a version "dirty". Untracked files elsewhere are not copied.
  ['status', '--porcelain', '--untracked-files=no', '--ignore-submodules=dirty'],
]

/** Git must not write the index, and must not start a program that the repository names. */
const options = ['--no-optional-locks', '-c', 'core.fsmonitor=false']

/**
 * Returns a digest of the Git repositories that contain the paths, and of the nested ones: their commit, refs, lists of files and changed
 * files. It is for builds that get versions or lists of files from Git.
 */
export async function digestOfGitRepositories(
  { paths, nested }: { readonly paths: readonly string[]; readonly nested: ReadonlySet<string> },
  { workspace, env, log }: Pick<BuildRequest, 'workspace' | 'env' | 'log'>,
): Promise<string> {
  const repositories = new Set([
    ...nested,
    ...paths.flatMap((path) => repositoryAbove(path, workspace) ?? []),
  ])
  const withoutGit = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')))
  const answers = [...repositories].sort().map(async (directory) => {
    const place = [...options, `--git-dir=${join(directory, '.git')}`, `--work-tree=${directory}`]
    const ended = await Promise.all(
      questions.map((question) => probe(git, [...place, ...question], directory, { env: withoutGit, log })),
    )
    const files = ['shallow', 'info/exclude', 'info/attributes'].map((name) => join(directory, '.git', name))
    return [ended.map(({ lines }) => lines), await Promise.all(files.map((file) => readTextOrEmpty(file)))]
  })
  return digestOf(await Promise.all(answers))
}
