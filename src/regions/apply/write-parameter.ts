import { becauseOf } from '../../base/message.ts'
import { Problem, reasonOf } from '../../base/problem.ts'
import { isTolerated } from '../calls/service.ts'
import type { RegionRun } from './region-run.ts'

/** Writes the ARN of the current version to the parameter of the Region, unless it has that value. Throws a Problem. */
export async function writeParameter(regionRun: RegionRun): Promise<void> {
  const { parameter } = regionRun.task
  const { layerVersion } = regionRun.outcome
  if (!parameter || !layerVersion) return
  const { arn, version } = layerVersion
  const name = parameter.nameOf(version)
  try {
    const before = await parameter.store.value(name)
    if (before !== arn) await parameter.store.put(name, arn, before)
    regionRun.advance({ parameter: name })
  } catch (error) {
    if (isTolerated(error)) throw error
    const reason = reasonOf(error)
    const text =
      `Version ${version} exists, but the parameter "${name}" could not be set to its ARN. ${reason.text} ` +
      'Re-run the job. It does only what is missing.'
    throw new Problem(becauseOf(reason, 'the-parameter-cannot-be-set', text))
  }
}
