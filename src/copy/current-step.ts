import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import type { Region } from '../layer/layer.ts'
import { permissionChanges } from '../plan/plan.ts'
import type { LayerService } from '../regions/calls/service.ts'
import { isCopyOf } from './plan.ts'
import type { SourceVersion, Step } from './plan.ts'

/** Where a step is done. */
interface Place {
  readonly region: Region
  readonly services: ReadonlyMap<Region, LayerService>
  readonly layerName: string
  readonly keepNumbers: boolean
}

/**
 * Returns a step as it is correct immediately before it is done. Another run can have published since the plan was made, and a version number
 * cannot be requested from Lambda. If that run published the same copy, it is reused. Throws a Problem if a number that is needed is taken.
 */
export async function currentStep(
  step: Step | undefined,
  version: SourceVersion,
  { region, services, layerName, keepNumbers }: Place,
): Promise<Step | undefined> {
  const service = services.get(region)
  if (step?.plan.target.do !== 'publish' || !service) return step
  const { expected } = step.plan.target
  const first = expected - step.plan.fill
  const found = await service.version(layerName, first)
  if (!found) return step
  if (first === expected && isCopyOf(version, found)) {
    const statements = version.principals ? await service.statements(layerName, expected) : []
    const permissions = version.principals
      ? permissionChanges(version.principals, statements, expected)
      : { grants: [], revokes: [], notes: [] }
    const target = { do: 'reuse', arn: found.arn, version: expected } as const
    return { ...step, plan: { ...step.plan, target, fill: 0, ...permissions } }
  }
  if (!keepNumbers) return step
  throw new Problem(
    about(
      'the-version-number-is-not-available',
      `Another run published version ${first} in the meantime. Make sure that only one run publishes this layer, and re-run the job.`,
    ),
  )
}
