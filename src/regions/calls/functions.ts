import {
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  ListFunctionsCommand,
  ListTagsCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda'
import { orAbsent } from './absent.ts'
import type { CallContext } from './call-context.ts'
import { explain } from './explain.ts'
import type { Remedy } from './explain.ts'
import { aliasIn, configurationIn, functionsIn, tagsIn, versionNumbersIn } from './function-responses.ts'
import type { OwnFunctions } from './function-responses.ts'
import type { FunctionService } from './function-service.ts'
import type { Keys } from './keys.ts'
import { lambdaClient, withinRateLimit } from './lambda-client.ts'
import { everyPage } from './pages.ts'
import { senderWith } from './send.ts'
import { timeLimits } from './timeouts.ts'

/** The functions of the account in one Region, by the AWS SDK, with retries. */
export function functionsOf(own: OwnFunctions, keys: Keys, context: CallContext): FunctionService {
  const lambda = lambdaClient(own.region, keys, context, timeLimits(context.deadlines).plain)
  const within = withinRateLimit(context)
  const send = senderWith(keys, context, (error) => explain(error, remedies))
  return {
    list: () =>
      send('ListFunctions', () =>
        everyPage(async (marker) => {
          const command = new ListFunctionsCommand({ Marker: marker, MaxItems: 50 })
          return functionsIn(await within(() => lambda.send(command)), own)
        }),
      ),

    configuration: (name, version = '$LATEST') =>
      send('GetFunctionConfiguration', async () => {
        const qualifier = version === '$LATEST' ? {} : { Qualifier: version }
        const command = new GetFunctionConfigurationCommand({ FunctionName: name, ...qualifier })
        const found = await orAbsent(within(() => lambda.send(command)))
        return found && configurationIn(found, { ...own, name, version })
      }),

    tags: (arn) =>
      send('ListTags', async () => {
        const found = await orAbsent(within(() => lambda.send(new ListTagsCommand({ Resource: arn }))))
        return found && tagsIn(found)
      }),

    newestVersion: (name) =>
      send('ListVersionsByFunction', async () => {
        const numbers = await everyPage(async (marker) => {
          const command = new ListVersionsByFunctionCommand({
            FunctionName: name,
            Marker: marker,
            MaxItems: 50,
          })
          const page = await orAbsent(within(() => lambda.send(command)))
          return page ? versionNumbersIn(page, { ...own, name }) : { items: [] }
        })
        return numbers.sort((one, other) => Number(other) - Number(one))[0]
      }),

    alias: (name, alias) =>
      send('GetAlias', async () => {
        const command = new GetAliasCommand({ FunctionName: name, Name: alias })
        const found = await orAbsent(within(() => lambda.send(command)))
        return found && aliasIn(found, { ...own, name, alias })
      }),

    updateLayers: ({ name, layers, revisionId }) =>
      send('UpdateFunctionConfiguration', async () => {
        const command = new UpdateFunctionConfigurationCommand({
          FunctionName: name,
          Layers: [...layers],
          RevisionId: revisionId,
        })
        return configurationIn(await within(() => lambda.send(command)), { ...own, name, version: '$LATEST' })
      }),

    publishVersion: ({ name, codeSha256, revisionId }) =>
      send('PublishVersion', async () => {
        const command = new PublishVersionCommand({
          FunctionName: name,
          CodeSha256: codeSha256,
          RevisionId: revisionId,
        })
        return configurationIn(await within(() => lambda.send(command)), { ...own, name, version: undefined })
      }),

    updateAlias: ({ functionName: name, name: alias, version, weights, revisionId }) =>
      send('UpdateAlias', async () => {
        const command = new UpdateAliasCommand({
          FunctionName: name,
          Name: alias,
          FunctionVersion: version,
          RoutingConfig: { AdditionalVersionWeights: { ...weights } },
          RevisionId: revisionId,
        })
        return aliasIn(await within(() => lambda.send(command)), { ...own, name, alias })
      }),
  }
}

/** Errors of the calls that change functions, and what to do. */
const remedies: readonly Remedy[] = [
  {
    matches: /^InvalidParameterValue.*(?:unzipped size|combined with layers exceeds)/is,
    topic: 'the-update-of-a-function-failed',
    text: 'The code of the function and its layers together are larger than Lambda allows. Make the layer smaller, or remove another layer.',
  },
  {
    matches: /^(?:CodeVerificationFailed|InvalidCodeSignature)/,
    topic: 'the-update-of-a-function-failed',
    text: 'The function accepts only signed layers. Sign the layer, and publish it again.',
  },
]
