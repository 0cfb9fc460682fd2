import { messageOf } from '../../base/problem.ts'
import type { Observation, Region } from '../../layer/layer.ts'
import type { Connection } from '../../regions/connect.ts'
import { newRuns } from '../../report/run.ts'
import type { Runner } from '../../runner/runner.ts'
import type { RestrictedSession } from '../../steps/connect-to-aws.ts'
import type { Job } from '../inputs/inputs.ts'
import { takeLayers } from '../inputs/take-layers.ts'
import { observeLayers } from '../regions/observe.ts'
import type { Observations } from '../regions/observe.ts'
import { parametersIn } from '../regions/parameters.ts'
import type { LayerStates, RegionsAnswer } from './region-states.ts'

/**
 * The permissions of the session that reads the Regions. It cannot write, even if the role can. An inline session policy has at most
 * 2,048 characters (AWS STS: AssumeRoleWithWebIdentity, Policy).
 */
const readOnly: RestrictedSession = {
  // The shortest session that AWS allows (AWS STS: AssumeRoleWithWebIdentity, DurationSeconds).
  durationSeconds: 900,
  policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'lambda:ListLayerVersions',
          'lambda:GetLayerVersion',
          'lambda:GetLayerVersionPolicy',
          'lambda:ListFunctions',
          'ssm:GetParameter',
          'ec2:DescribeRegions',
        ],
        Resource: '*',
      },
    ],
  }),
}

/** Reads the state of each layer of the step in each Region. Never rejects. */
export async function readRegions(runner: Runner): Promise<RegionsAnswer> {
  try {
    return await statesIn(runner)
  } catch (error) {
    return { failed: runner.hide(messageOf(error)) }
  }
}

async function statesIn(runner: Runner): Promise<RegionsAnswer> {
  const step = takeLayers(runner, newRuns(runner.env))
  const { reached, observed } = await observeLayers(step, readOnly)
  if ('unreached' in reached) return { failed: reached.unreached.map(({ text }) => text).join(' ') }
  const { account, regions, optionalRegions, patterns } = step.jobs[0].run
  const layers = step.jobs.map(async (job): Promise<LayerStates> => {
    const observations = observed.get(job) ?? new Map<Region, Observation>()
    return { observations, parameters: await parameterValues(reached.connection, observations, job) }
  })
  return { common: { account, regions, optionalRegions, patterns }, layers: await Promise.all(layers) }
}

/** Returns the values of the SSM parameters that the newest version should have. */
async function parameterValues(
  connection: Connection,
  observations: Observations,
  { inputs }: Job,
): Promise<LayerStates['parameters']> {
  if (inputs['ssm-parameter'].length === 0) return new Map()
  const stores = await connection.parameters()
  const values = [...observations].flatMap(([region, observed]) => {
    const store = stores.get(region)
    const version = observed.seen ? observed.candidate?.version : undefined
    if (!store || version === undefined) return []
    const names = parametersIn(region, inputs).map(({ nameOf }) => nameOf(version))
    const read = names.map(async (name) => [name, await store.value(name)] as const)
    return [Promise.all(read).then((found) => [region, new Map(found)] as const)]
  })
  return new Map(await Promise.all(values))
}
