import type { Plan, RegionPlan } from '../../layer/layer.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { publishes } from './checks.ts'

/** The inputs that decide about permissions, in addition to the steps of the plan. */
type Writing = Pick<Inputs, 'on-failure'> & {
  readonly 'ssm-parameter': readonly string[]
  /** Whether the archive is staged in S3, because it is too large for a request. */
  readonly isStaged: boolean
}

/** Returns the permissions that the known steps of a plan need for writes. */
export function permissionsToWrite(plan: Plan, { isStaged, ...inputs }: Writing): string[] {
  const steps = [...plan.values()].filter((planned) => 'target' in planned)
  const isPublished = steps.some(publishes)
  const needs: readonly (readonly [permission: string, isNeeded: boolean])[] = [
    ['lambda:PublishLayerVersion', isPublished],
    ['lambda:AddLayerVersionPermission', steps.some(({ grants }) => grants.length > 0)],
    ['lambda:RemoveLayerVersionPermission', steps.some(({ revokes }) => revokes.length > 0)],
    [
      'lambda:DeleteLayerVersion',
      steps.some(deletes) || (isPublished && inputs['on-failure'] === 'rollback'),
    ],
    ['s3:PutObject', isPublished && isStaged],
    ['s3:DeleteObject', isPublished && isStaged],
    ['ssm:PutParameter', inputs['ssm-parameter'].length > 0 && steps.length > 0],
  ]
  return needs.flatMap(([permission, isNeeded]) => (isNeeded ? [permission] : []))
}

function deletes({ fill, prunes }: Extract<RegionPlan, { target: unknown }>): boolean {
  return fill > 0 || prunes.length > 0
}
