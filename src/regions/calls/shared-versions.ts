import { GetLayerVersionByArnCommand, ResourceNotFoundException } from '@aws-sdk/client-lambda'
import type { LayerVersionArn } from '../../aws-names/layer-version-arn.ts'
import type { LayerVersion, Region } from '../../layer/layer.ts'
import { cameFromAws, isDenied } from './aws-errors.ts'
import type { CallContext } from './call-context.ts'
import { comesFromOwner } from './denials.ts'
import { explain } from './explain.ts'
import type { Keys } from './keys.ts'
import { lambdaClient, withinRateLimit } from './lambda-client.ts'
import { layerVersionIn } from './responses.ts'
import { senderWith } from './send.ts'
import { timeLimits } from './timeouts.ts'

/** The layer versions in one Region that any account shares. Every method rejects with a ServiceFailure if it has no valid response. */
export interface SharedVersions {
  /** A version, by its ARN alone. Undefined if it does not exist or is not shared, because AWS does not distinguish the two. */
  version(arn: LayerVersionArn): Promise<LayerVersion | undefined>
}

/** Returns the shared versions in one Region, by the AWS SDK, with retries. */
export function sharedVersionsIn(region: Region, keys: Keys, context: CallContext): SharedVersions {
  const lambda = lambdaClient(region, keys, context, timeLimits(context.deadlines).plain)
  const within = withinRateLimit(context)
  const send = senderWith(keys, context, (error) => explain(error))
  return {
    version: (arn) =>
      send('GetLayerVersionByArn', async () => {
        const command = new GetLayerVersionByArnCommand({ Arn: arn.text })
        const response = await within(() => lambda.send(command)).catch(unlessNotShared)
        return response && layerVersionIn(response, arn)
      }),
  }
}

function unlessNotShared(error: unknown): undefined {
  const isAbsent = error instanceof ResourceNotFoundException && cameFromAws(error)
  if (!isAbsent && !(isDenied(error) && comesFromOwner(error))) throw error
}
