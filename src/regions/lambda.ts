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
import { timeouts, uploadTimeouts } from './timeouts.ts'
import { statementsOf } from './policy.ts'
import { explain, isRefusal, redacted } from './refusals.ts'
import type { Sleep } from './retry.ts'
import { attemptsToRead, attemptsToWrite, retrying } from './retry.ts'
import { ServiceFailure } from './service.ts'
import type { LayerService, Release } from './service.ts'

/** Lambda in one Region, by the AWS SDK. */
export function lambdaIn(region: Region, credentials: Credentials, sleep: Sleep): LayerService {
  // The SDK's own retries do not know a read from a write: one lost reply gave two versions, five times out of five.
  const config: LambdaClientConfig = { region, credentials, maxAttempts: 1 }
  const lambda = new LambdaClient({ ...config, requestHandler: timeouts })
  const uploads = new LambdaClient({ ...config, requestHandler: uploadTimeouts })
  const { secretAccessKey, sessionToken } = credentials
  const explained = <T>(ask: () => Promise<T>, attempts: (error: unknown) => number): Promise<T> =>
    retrying(ask, attempts, sleep).catch((error: unknown) => {
      const message = error instanceof Unreadable ? error.message : explain(error)
      const refused = isRefusal(error)
      throw new ServiceFailure(redacted(message, [secretAccessKey, sessionToken]), { refused, cause: error })
    })
  const read = <T>(ask: () => Promise<T>): Promise<T> => explained(ask, attemptsToRead)
  const write = <T>(ask: () => Promise<T>): Promise<T> => explained(ask, attemptsToWrite)

  return {
    newestVersion: (layerName) => read(() => newestVersion(lambda, layerName)),

    version: (layerName, version) =>
      read(async () => {
        const command = new GetLayerVersionCommand({ LayerName: layerName, VersionNumber: version })
        const found = await orAbsent(lambda.send(command))
        return found && layerVersionOf(found, 'GetLayerVersion')
      }),

    statements: (layerName, version) =>
      read(async () => {
        const command = new GetLayerVersionPolicyCommand({ LayerName: layerName, VersionNumber: version })
        const found = await orAbsent(lambda.send(command))
        if (!found) return []
        return found.Policy ? statementsOf(found.Policy) : unreadable('GetLayerVersionPolicy')
      }),

    publish: (release) =>
      write(async () =>
        layerVersionOf(
          await uploads.send(new PublishLayerVersionCommand(requestOf(release))),
          'PublishLayerVersion',
        ),
      ),

    grant: (layerName, version, grant) =>
      write(async () => {
        const command = new AddLayerVersionPermissionCommand({
          LayerName: layerName,
          VersionNumber: version,
          StatementId: grant.statementId,
          Action: 'lambda:GetLayerVersion',
          ...principalOf(grant),
        })
        // A statement that stands already is right or wrong: the policy tells.
        await lambda.send(command).catch(unlessConflict)
      }),
  }
}

async function newestVersion(lambda: LambdaClient, layerName: string): Promise<number | undefined> {
  for (let marker: string | undefined; ;) {
    const command = new ListLayerVersionsCommand({ LayerName: layerName, Marker: marker, MaxItems: 50 })
    const page = await orAbsent(lambda.send(command))
    if (!page) return undefined
    const { LayerVersions: versions, NextMarker: next } = page
    const numbers = versions?.map(({ Version }) => Version) ?? unreadable('ListLayerVersions')
    // Newest first: the first page that has any is enough.
    if (numbers.length > 0)
      return Math.max(...numbers.map((number) => number ?? unreadable('ListLayerVersions')))
    if (!next) return undefined
    marker = next
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
  if (!arn || !version || !Content?.CodeSha256) return unreadable(operation)
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

class Unreadable extends Error {}

function unreadable(operation: string): never {
  throw new Unreadable(`The reply to ${operation} was empty or cut short.`)
}

async function orAbsent<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

function unlessConflict(error: unknown): void {
  if (!(error instanceof ResourceConflictException)) throw error
}
