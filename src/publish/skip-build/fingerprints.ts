import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import type { Fingerprint } from '../../fingerprint/fingerprint.ts'
import { fingerprintOf } from '../../fingerprint/fingerprint.ts'
import type { Inputs, Job } from '../inputs/inputs.ts'
import { eachOf, inEachLayer, writtenBy } from '../inputs/layers.ts'
import type { Layers, Step } from '../inputs/layers.ts'
import { targetOf } from '../inputs/wanted.ts'

/** A layer, and the fingerprint of everything that decides its bytes. */
export interface LayerWithFingerprint {
  readonly job: Job
  readonly fingerprint: Fingerprint
}

/** Returns the fingerprint of each layer, or why it has none. Nothing is installed, and no code of the project runs. Throws a Problem. */
export async function withFingerprints(step: Step): Promise<Layers<LayerWithFingerprint>> {
  const { runner, jobs } = step
  const work = runner.newDirectory()
  const without = writtenBy(step)
  try {
    return await inEachLayer(
      eachOf(jobs, (job) => ({ job })),
      async ({ job: { inputs } }) => {
        const needed = needForArchive(inputs)
        if (needed) return { fingerprint: { unusable: needed } }
        const fingerprint = await fingerprintOf(inputs, {
          ...{ workspace: runner.workspace, work, without, env: runner.env, log: runner.log },
          target: targetOf(inputs),
          buildInputs: inputs['build-inputs'],
          code: dirname(runner.entry),
        })
        return { fingerprint }
      },
    )
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** The inputs that need an archive in each run. */
const archiveUsers = ['smoke-test', 'test-command', 'sbom'] as const

/** Returns why the build of this step can never be skipped, if an input needs the archive in each run. */
function needForArchive(inputs: Inputs): Message | undefined {
  const name = archiveUsers.find((one) => inputs[one] !== undefined && inputs[one] !== false)
  return name && about('the-build-is-not-skipped', noEffect(name))
}

function noEffect(name: string): string {
  return (
    `Input "skip-build-if-unchanged" has no effect, because "${name}" needs the archive in each run. The layer is built. ` +
    `Remove "skip-build-if-unchanged", or use "${name}" in another workflow, such as one for pull requests.`
  )
}
