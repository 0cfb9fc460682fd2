import {
  DeleteLayerVersionCommand,
  GetLayerVersionPolicyCommand,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm'
import AdmZip from 'adm-zip'
import type { Endpoint } from './run-bundle.ts'
import { fourRegions, lambdaOn } from './run-bundle.ts'

/** Prepares and reads the state of the layer `test-layer` on a stand-in. */

const LayerName = 'test-layer'

/** Publishes this many versions with different content, and then deletes those in `deleted`. */
export async function publishVersions(
  aws: Endpoint,
  region: string,
  versions: number,
  deleted: readonly number[] = [],
): Promise<void> {
  const lambda = lambdaOn(aws, region)
  const zip = new AdmZip()
  zip.addFile('nodejs/older.js', Buffer.from('older'))
  const command = new PublishLayerVersionCommand({ LayerName, Content: { ZipFile: zip.toBuffer() } })
  for (let version = 0; version < versions; version += 1) await lambda.send(command)
  for (const VersionNumber of deleted) {
    await lambda.send(new DeleteLayerVersionCommand({ LayerName, VersionNumber }))
  }
}

/** Returns the version numbers that are listed in each of the four Regions, newest first. */
export async function versionNumbersOn(aws: Endpoint): Promise<Record<string, number[]>> {
  const entries = fourRegions.map(async (region) => {
    const { LayerVersions = [] } = await lambdaOn(aws, region).send(
      new ListLayerVersionsCommand({ LayerName }),
    )
    return [region, LayerVersions.map(({ Version = 0 }) => Version)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** A statement in the policy of a layer version. */
export interface Statement {
  readonly Sid: string
  readonly Principal: string | { readonly AWS: string }
  readonly Condition?: object
}

/** Returns the statements in the policy of a version, or undefined if it has no policy. */
export async function statementsOn(
  aws: Endpoint,
  region: string,
  VersionNumber: number,
): Promise<Statement[] | undefined> {
  const command = new GetLayerVersionPolicyCommand({ LayerName, VersionNumber })
  try {
    const { Policy = '' } = await lambdaOn(aws, region).send(command)
    return (JSON.parse(Policy) as { Statement: Statement[] }).Statement
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Returns the ids of the statements in the policy of a version, or undefined if it has no policy. */
export async function statementIdsOn(
  aws: Endpoint,
  region: string,
  VersionNumber: number,
): Promise<string[] | undefined> {
  return (await statementsOn(aws, region, VersionNumber))?.map(({ Sid }) => Sid)
}

/** Returns the value of a parameter, or undefined if it does not exist. */
export async function parameterOn(
  { url, env }: Endpoint,
  region: string,
  Name: string,
): Promise<string | undefined> {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  const ssm = new SSMClient({ region, endpoint: url, credentials })
  try {
    return (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined
    throw error
  }
}
