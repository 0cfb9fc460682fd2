import {
  AddLayerVersionPermissionCommand,
  DeleteLayerVersionCommand,
  GetAccountSettingsCommand,
  GetLayerVersionCommand,
  GetLayerVersionPolicyCommand,
  ListFunctionsCommand,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  RemoveLayerVersionPermissionCommand,
  ResourceConflictException,
} from '@aws-sdk/client-lambda'
import type { Architecture, Runtime } from '@aws-sdk/client-lambda'
import type { Grant } from '../../layer/layer.ts'
import { orAbsent } from './absent.ts'
import { cameFromAws } from './aws-errors.ts'
import type { CallContext } from './call-context.ts'
import { explain } from './explain.ts'
import type { Keys } from './keys.ts'
import { lambdaClient, withinRateLimit } from './lambda-client.ts'
import { everyPage } from './pages.ts'
import {
  codeStorageIn,
  downloadIn,
  isNoContent,
  layerVersionIn,
  policyIn,
  requireGranted,
  usesIn,
  versionsIn,
} from './responses.ts'
import type { About } from './responses.ts'
import { senderWith } from './send.ts'
import type { LayerService, PublishRequest } from './service.ts'
import { timeLimits } from './timeouts.ts'
import { unreadable } from './unreadable.ts'
import { withRetries } from './with-retries.ts'
import { publishCommand } from './zip-body.ts'

/** The account that owns the layers, and their Region. */
type Owned = Pick<About, 'region' | 'account'>

/** Lambda in one Region, by the AWS SDK, with retries. */
export function lambdaIn(owned: Owned, keys: Keys, context: CallContext): LayerService {
  return withRetries(
    lambdaOnce(owned, keys, context),
    senderWith(keys, context, (error) => explain(error)),
  )
}

/** Lambda in one Region. Each call is sent once. */
function lambdaOnce({ region, account }: Owned, keys: Keys, context: CallContext): LayerService {
  const { plain, upload } = timeLimits(context.deadlines)
  const lambda = lambdaClient(region, keys, context, plain)
  const uploads = lambdaClient(region, keys, context, upload)
  const within = withinRateLimit(context)

  const about = (layerName: string): About => ({ region, account, layerName })

  return {
    versions: async (layerName) => {
      const listed = await everyPage(async (marker) => {
        const command = new ListLayerVersionsCommand({ LayerName: layerName, Marker: marker, MaxItems: 50 })
        const page = await orAbsent(within(() => lambda.send(command)))
        return page ? versionsIn(page, about(layerName)) : { items: [] }
      })
      // If a version number occurs twice, one page is the response to another request.
      if (new Set(listed.map(({ version }) => version)).size < listed.length) return unreadable()
      return listed.sort((one, other) => other.version - one.version)
    },

    version: async (layerName, version) => {
      const command = new GetLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
      const found = await orAbsent(within(() => lambda.send(command)))
      return found && layerVersionIn(found, { ...about(layerName), version })
    },

    download: async (layerName, version) => {
      const command = new GetLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
      const found = await orAbsent(within(() => lambda.send(command)))
      return found && downloadIn(found, { ...about(layerName), version })
    },

    statements: async (layerName, version) => {
      const command = new GetLayerVersionPolicyCommand({ LayerName: layerName, VersionNumber: version })
      const found = await orAbsent(within(() => lambda.send(command)))
      return found ? policyIn(found, { ...about(layerName), version }) : []
    },

    publish: async (request) => {
      const command = publishing(request)
      return layerVersionIn(await within(() => uploads.send(command)), about(request.layerName))
    },

    grant: async (layerName, version, grant) => {
      const command = new AddLayerVersionPermissionCommand({
        LayerName: layerName,
        VersionNumber: version,
        StatementId: grant.statementId,
        Action: 'lambda:GetLayerVersion',
        ...principalOf(grant),
      })
      // If the statement id exists, the action reads the policy afterwards to see whether the statement is correct.
      const response = await within(() => lambda.send(command)).catch(unlessConflict)
      if (response) requireGranted(response, { ...about(layerName), version, statementId: grant.statementId })
    },

    revoke: async (layerName, version, statementId) => {
      const command = new RemoveLayerVersionPermissionCommand({
        LayerName: layerName,
        VersionNumber: version,
        StatementId: statementId,
      })
      // The action reads the policy afterwards, so a missing statement is no failure.
      await orAbsent(within(() => lambda.send(command)))
    },

    remove: async (layerName, version) => {
      const command = new DeleteLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
      const response = await orAbsent(within(() => lambda.send(command)))
      // Lambda returns 204. Emulators of AWS return 200, as other operations do. Then a read confirms the deletion.
      if (!response || isNoContent(response)) return
      const read = new GetLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
      if (await orAbsent(within(() => lambda.send(read)))) unreadable()
    },

    uses: (layerName) =>
      everyPage(async (marker) => {
        const command = new ListFunctionsCommand({ FunctionVersion: 'ALL', Marker: marker, MaxItems: 50 })
        return usesIn(await within(() => lambda.send(command)), about(layerName))
      }),

    codeStorage: async () =>
      codeStorageIn(await within(() => lambda.send(new GetAccountSettingsCommand({})))),
  }
}

function publishing({
  layerName,
  content,
  description,
  licenseInfo,
  runtimes,
  architectures,
}: PublishRequest): PublishLayerVersionCommand {
  const input = {
    LayerName: layerName,
    ...(description ? { Description: description } : {}),
    ...(licenseInfo ? { LicenseInfo: licenseInfo } : {}),
    // The types of the SDK list the runtimes at its release. Lambda decides which exist.
    ...(runtimes.length > 0 ? { CompatibleRuntimes: [...runtimes] as Runtime[] } : {}),
    ...(architectures.length > 0 ? { CompatibleArchitectures: [...architectures] as Architecture[] } : {}),
  }
  if ('zip' in content) return publishCommand(input, content.zip)
  const { bucket, key, version } = content.staged
  const Content = { S3Bucket: bucket, S3Key: key, S3ObjectVersion: version }
  return new PublishLayerVersionCommand({ ...input, Content })
}

function principalOf({ principal }: Grant): { Principal: string; OrganizationId?: string } {
  return principal.startsWith('o-') ? { Principal: '*', OrganizationId: principal } : { Principal: principal }
}

function unlessConflict(error: unknown): undefined {
  if (!(error instanceof ResourceConflictException && cameFromAws(error))) throw error
}
