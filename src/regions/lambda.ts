import {
  AddLayerVersionPermissionCommand,
  GetLayerVersionCommand,
  GetLayerVersionPolicyCommand,
  LambdaClient,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  ResourceConflictException,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import type {
  Architecture,
  GetLayerVersionResponse,
  LambdaClientConfig,
  Runtime,
} from '@aws-sdk/client-lambda'
import type { Grant, LayerVersion, Region } from '../layer.ts'
import type { Credentials } from './credentials.ts'
import { statementsOf } from './policy.ts'
import { isThrottled } from './refusals.ts'
import type { LayerService, Release } from './service.ts'
import type { Sleep } from './sleep.ts'

/** Milliseconds. An upload of 50 MiB takes a while; nothing takes for ever. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 120_000, throwOnRequestTimeout: true }

const attemptsWhenThrottled = 6

/** Lambda in one Region, by the AWS SDK. */
export function lambdaIn(region: Region, credentials: Credentials, sleep: Sleep): LayerService {
  const config: LambdaClientConfig = { region, credentials, requestHandler: timeouts }
  const reads = new LambdaClient({ ...config, maxAttempts: 5 })
  // The SDK's retry of a lost reply publishes twice: five times out of five when measured.
  const writes = new LambdaClient({ ...config, maxAttempts: 1 })

  return {
    async newestVersion(layerName) {
      const listed = await orAbsent(
        reads.send(new ListLayerVersionsCommand({ LayerName: layerName, MaxItems: 50 })),
      )
      if (!listed) return undefined
      if (!listed.LayerVersions) throw unreadable('ListLayerVersions')
      const numbers = listed.LayerVersions.map(({ Version }) => Version ?? 0)
      return numbers.length > 0 ? Math.max(...numbers) : undefined
    },

    async version(layerName, version) {
      const found = await orAbsent(
        reads.send(new GetLayerVersionCommand({ LayerName: layerName, VersionNumber: version })),
      )
      return found && layerVersionOf(found, 'GetLayerVersion')
    },

    async statements(layerName, version) {
      const found = await orAbsent(
        reads.send(new GetLayerVersionPolicyCommand({ LayerName: layerName, VersionNumber: version })),
      )
      if (!found) return []
      if (!found.Policy) throw unreadable('GetLayerVersionPolicy')
      return statementsOf(found.Policy)
    },

    async publish(release) {
      const command = new PublishLayerVersionCommand(requestOf(release))
      return layerVersionOf(await whileThrottled(() => writes.send(command), sleep), 'PublishLayerVersion')
    },

    async grant(layerName, version, grant) {
      const command = new AddLayerVersionPermissionCommand({
        LayerName: layerName,
        VersionNumber: version,
        StatementId: grant.statementId,
        Action: 'lambda:GetLayerVersion',
        ...principalOf(grant),
      })
      try {
        await whileThrottled(() => writes.send(command), sleep)
      } catch (error) {
        // The statement stands already; whether it is the right one, the policy tells.
        if (!(error instanceof ResourceConflictException)) throw error
      }
    },
  }
}

function requestOf({ layerName, zip, description, licenseInfo, runtimes, architectures }: Release) {
  return {
    LayerName: layerName,
    Content: { ZipFile: zip },
    ...(description ? { Description: description } : {}),
    ...(licenseInfo ? { LicenseInfo: licenseInfo } : {}),
    // The SDK's types list the runtimes of its day; AWS decides.
    ...(runtimes.length > 0 ? { CompatibleRuntimes: [...runtimes] as Runtime[] } : {}),
    ...(architectures.length > 0 ? { CompatibleArchitectures: [...architectures] as Architecture[] } : {}),
  }
}

function principalOf({ principal }: Grant): { Principal: string; OrganizationId?: string } {
  return principal.startsWith('o-') ? { Principal: '*', OrganizationId: principal } : { Principal: principal }
}

/** An absent, an empty and an unset field mean the same. */
function layerVersionOf(reply: GetLayerVersionResponse, operation: string): LayerVersion {
  const { LayerVersionArn: arn, Version: version, Content } = reply
  if (!arn || !version || !Content?.CodeSha256) throw unreadable(operation)
  return {
    arn,
    version,
    codeSha256: Content.CodeSha256,
    description: reply.Description ?? '',
    licenseInfo: reply.LicenseInfo ?? '',
    runtimes: reply.CompatibleRuntimes ?? [],
    architectures: reply.CompatibleArchitectures ?? [],
  }
}

function unreadable(operation: string): Error {
  return new Error(`the reply to ${operation} was empty or cut short`)
}

async function orAbsent<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Sends again only what was refused for its rate: nothing else is known not to have happened. */
async function whileThrottled<T>(send: () => Promise<T>, sleep: Sleep): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (error) {
      if (!isThrottled(error) || attempt === attemptsWhenThrottled) throw error
      await sleep(Math.random() * 500 * 2 ** attempt)
    }
  }
}
