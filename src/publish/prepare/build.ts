import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tree } from '../../layer/layer.ts'
import { inGroup, warn } from '../../steps/job.ts'
import type { Job } from '../inputs/inputs.ts'
import { targetOf } from '../inputs/wanted.ts'
import type { BuildContext } from './build-context.ts'

/** The source of the layer: the prepared layer directory, or the path of the user's archive. */
export type LayerSource = { readonly tree: Tree } | { readonly tree?: undefined; readonly given: string }

/** Builds the layer directory, unless the input "archive" is set. Throws a Problem if the build fails. */
export async function buildLayer(context: BuildContext, job: Job): Promise<LayerSource> {
  const { archive: given } = job.inputs
  return given === undefined ? { tree: await buildTree(context, job) } : { given }
}

function buildTree({ directory, writtenFiles, env, log }: BuildContext, job: Job): Promise<Tree> {
  const { inputs, runner, run } = job
  return inGroup('Build', job, async () => {
    const [{ build }, { secretsInSource }] = await Promise.all([
      import('../../install/build.ts'),
      import('../../install/source/source-secrets.ts'),
    ])
    const secrets = await log.timed('find secrets in the source', () =>
      secretsInSource([inputs.source, runner.workspace]),
    )
    for (const secret of secrets) runner.addForeignSecret(secret)
    const work = join(directory, 'build')
    await mkdir(work)
    const tree = await build(
      {
        packageManager: inputs['package-manager'],
        buildCommand: inputs['build-command'],
        requireLockfile: inputs['require-lockfile'],
        include: inputs.include,
        without: writtenFiles,
      },
      {
        source: inputs.source,
        workspace: runner.workspace,
        work,
        target: targetOf(inputs),
        installScripts: inputs['install-scripts'],
        extras: inputs.extras,
        env,
        log,
      },
    )
    run.madeBy = runner.hide(tree.madeBy)
    warn(tree.warnings, { runner, run })
    return { ...tree, license: tree.license && runner.hide(tree.license) }
  })
}
