import { namedRegions, noRegions } from '../aws-names/region-selection.ts'
import type { Message } from '../base/message.ts'
import { about, becauseOf } from '../base/message.ts'
import { Problem, reasonOf } from '../base/problem.ts'
import { numbered } from '../layer/version-ranges.ts'
import type { LayerService } from '../regions/calls/service.ts'
import type { Connection } from '../regions/connect.ts'
import { withAdvice } from '../report/advice.ts'
import { connectAs } from '../steps/connect-to-aws.ts'
import type { Job } from './inputs.ts'
import type { SourceLayer } from './source-arn.ts'

/** The layer to copy, Lambda in its Region, and the account of the credentials that read it. */
export interface Source {
  readonly layer: SourceLayer
  readonly service: LayerService
  readonly reader: string
}

/** The source, or why its Region cannot be reached. */
export type SourceConnection = { readonly source: Source } | { readonly unreached: readonly Message[] }

/**
 * Connects to the Region of the source, with "from-role" or with the credentials of the target. If that fails, a dry run gets the reasons, and
 * any other run throws a Problem.
 */
export async function connectToSource(target: Connection, job: Job): Promise<SourceConnection> {
  try {
    return { source: await sourceFor(target, job) }
  } catch (error) {
    if (!job.inputs['dry-run'] || !(error instanceof Problem)) throw error
    return { unreached: error.errors }
  }
}

async function sourceFor(target: Connection, { inputs, runner }: Job): Promise<Source> {
  const { from: layer, 'from-role': arn } = inputs
  if (arn === undefined) return { layer, service: target.serviceIn(layer.region), reader: target.account }
  const role = { arn, input: 'from-role' }
  const regions = { required: namedRegions([layer.region]), optional: noRegions }
  const { account, serviceIn } = await connectAs({ role, regions, allowedAccountIds: [] }, { inputs, runner })
  return { layer, service: serviceIn(layer.region), reader: account }
}

/** Returns the error for a source that cannot be read. */
export function cannotRead(error: unknown, { layer }: Source): Problem {
  const reason = withAdvice(reasonOf(error))
  const text = `The source ${layer.arn} cannot be read. ${reason.text}`
  return new Problem(becauseOf(reason, 'a-source-version-cannot-be-read', text))
}

/** Returns the error for versions of the own account that do not exist. */
export function noSuchVersions(numbers: readonly number[], { layer }: Source): Problem {
  const why = numbers.length === 1 ? 'it does not exist' : 'they do not exist'
  const text = `${numbered(numbers, 'Version')} of ${layer.arn} cannot be copied: ${why}. Correct the version numbers.`
  return new Problem(about('a-source-version-cannot-be-read', text))
}
