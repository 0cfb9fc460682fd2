import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify, stripVTControlCharacters } from 'node:util'
import { goTool } from './tools.mjs'

/**
 * @typedef {{ workflow: string, event?: string, attempt?: number, payload?: object, env?: Record<string, string>,
 *   inputs?: Record<string, string>, matrix?: Record<string, string>, path?: string }} WorkflowRun
 *   `workflow` is a file name, `matrix` runs only the jobs with these values, and `path` is the PATH of the steps
 * @typedef {{ exitCode: number, log: string }} Result  `log` without colours
 */

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

const workflowFolders = [join(root, 'test', 'workflows'), join(root, 'test', 'workflows', 'recipes')]
const standInFolder = join(root, 'test', 'workflows', 'stand-ins')

/** A directory with stand-ins for the programs `docker` and `gh`. Prepend it to the PATH of the steps. */
export const standInPrograms = join(standInFolder, 'programs')

/** The stand-ins for actions in other repositories. */
const standIns = /** @type {const} */ ({
  'actions/attest': 'attest',
  'actions/cache': 'cache',
  'actions/download-artifact': 'download-artifact',
  'actions/upload-artifact': 'upload-artifact',
  'anchore/scan-action': 'scan-action',
  'aws-actions/configure-aws-credentials': 'configure-aws-credentials',
})

/**
 * Creates a user's repository with these files, and with all workflows of test/workflows and of this repository. act runs them as GitHub
 * would, with the committed bundles of this repository as the action, and a directory as the store of artifacts.
 * @param {Record<string, string>} files
 */
export async function userRepository(files) {
  const home = await mkdtemp(join(os.tmpdir(), 'act-'))
  const names = ['action', 'user', 'artifacts', 'data']
  const [own, user, artifacts, data] = names.map((name) => join(home, name))
  if (!own || !user || !artifacts || !data) throw new Error('unreachable')
  await Promise.all([own, user, data].map((folder) => mkdir(folder)))
  for (const name of ['action.yml', 'collect', 'copy', 'rollout', 'verify', 'yank', 'dist', '.github']) {
    await cp(join(root, name), join(own, name), { recursive: true })
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(user, path)), { recursive: true })
    await writeFile(join(user, path), text)
  }
  const workflows = join(user, '.github', 'workflows')
  await mkdir(workflows, { recursive: true })
  for (const folder of workflowFolders) {
    for (const name of await workflowsIn(folder)) await cp(join(folder, name), join(workflows, name))
  }
  for (const name of await workflowsIn(join(own, '.github', 'workflows'))) {
    const path = join(own, '.github', 'workflows', name)
    // act does not support "$/", the repository of the workflow itself.
    const text = (await readFile(path, 'utf8')).replace(
      /uses: \$\/(\S+)/g,
      'uses: OWNER/lambda-layer-everywhere/$1@v1',
    )
    await writeFile(path, text)
    await writeFile(join(workflows, name), text)
  }
  for (const repository of [own, user]) await commit(repository)
  const options = [
    ...['--platform', 'ubuntu-latest=-self-hosted', '--no-skip-checkout=false'],
    ...[
      '--env',
      `ARTIFACTS=${artifacts}`,
      '--env',
      `STAND_IN_DATA=${data}`,
      '--secret',
      'GITHUB_TOKEN=a-token',
    ],
    // act's own service for caches. By default, it has the address of the network, and all repositories share its directory.
    ...['--cache-server-addr', '127.0.0.1', '--cache-server-path', join(home, 'cache')],
    ...(await localRepositories(own, workflows)),
  ]

  return {
    artifacts,
    /** A directory with the data that stand-ins keep between runs: attestations, caches and releases. */
    data,
    /** Runs a workflow, or another attempt of the previous run with its artifacts. @param {WorkflowRun} asked @returns {Promise<Result>} */
    async act({ workflow, event = 'workflow_dispatch', attempt = 1, payload = {}, ...asked }) {
      const { env = {}, inputs = {}, matrix = {}, path = process.env['PATH'] } = asked
      if (attempt === 1) await rm(artifacts, { recursive: true, force: true })
      await mkdir(artifacts, { recursive: true })
      const eventPath = join(home, 'event.json')
      await writeFile(eventPath, JSON.stringify({ ...payload, inputs }))
      const words = [
        ...[event, '--workflows', join('.github', 'workflows', workflow), '--eventpath', eventPath],
        ...options,
        ...Object.entries({ ...env, GITHUB_RUN_ATTEMPT: attempt }).flatMap(([name, value]) => [
          '--env',
          `${name}=${value}`,
        ]),
        ...Object.entries(matrix).flatMap(([name, value]) => ['--matrix', `${name}:${value}`]),
      ]
      return finished(
        spawn(await goTool('github.com/nektos/act@v0.2.89'), words, {
          cwd: user,
          env: { ...process.env, PATH: withNode24(path) },
        }),
      )
    },
  }
}

/** @param {string} folder */
async function workflowsIn(folder) {
  return (await readdir(folder)).filter((name) => name.endsWith('.yml'))
}

/** The directory of each action that the workflows use, as options of act. @param {string} own @param {string} workflows */
async function localRepositories(own, workflows) {
  const texts = await Promise.all(
    (await workflowsIn(workflows)).map((name) => readFile(join(workflows, name), 'utf8')),
  )
  const used = texts.join('\n').matchAll(/uses: ([\w-]+\/[\w-]+)(?:\/\S*?)?@(\S+)/g)
  const places = [...used].flatMap(([, repository = '', ref = '']) => {
    const standIn = standIns[/** @type {keyof typeof standIns} */ (repository)]
    if (standIn) return [`${repository}@${ref}=${join(standInFolder, standIn)}`]
    return repository === 'OWNER/lambda-layer-everywhere' ? [`${repository}@${ref}=${own}`] : []
  })
  return [...new Set(places)].flatMap((place) => ['--local-repository', place])
}

/** @param {string} repository */
async function commit(repository) {
  const git = (/** @type {string[]} */ ...words) =>
    run('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...words], { cwd: repository })
  await git('init', '--quiet', '--initial-branch=main')
  await git('remote', 'add', 'origin', 'https://github.com/octo-org/octo-repo.git')
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'All')
}

/** The Node version in action.yml has no effect, because act runs the `node` on PATH. @param {string | undefined} path */
function withNode24(path) {
  return `${dirname(process.execPath)}:${path}`
}

/** @param {import('node:child_process').ChildProcessWithoutNullStreams} child @returns {Promise<Result>} */
async function finished(child) {
  child.stdin.end()
  /** @type {Buffer[]} */
  const chunks = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk))
  const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  return { exitCode, log: stripVTControlCharacters(Buffer.concat(chunks).toString()) }
}
