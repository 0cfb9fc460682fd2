import {
  DeleteLayerVersionCommand,
  GetLayerVersionPolicyCommand,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm'
import AdmZip from 'adm-zip'
import type { Rig } from '../rig/rig.mjs'
import { fourRegions, lambdaOn } from './run-bundle.ts'

/** Prepares and reads the state of the layer `test-layer` on the rig. */

const LayerName = 'test-layer'

/** Publishes this many versions with different content, and then deletes those in `deleted`. */
export async function publishVersions(
  rig: Rig,
  region: string,
  versions: number,
  deleted: readonly number[] = [],
): Promise<void> {
  const lambda = lambdaOn(rig, region)
  const zip = new AdmZip()
  zip.addFile('nodejs/older.js', Buffer.from('older'))
  const command = new PublishLayerVersionCommand({ LayerName, Content: { ZipFile: zip.toBuffer() } })
  for (let version = 0; version < versions; version += 1) await lambda.send(command)
  for (const VersionNumber of deleted) {
    await lambda.send(new DeleteLayerVersionCommand({ LayerName, VersionNumber }))
  }
}

/** Returns the version numbers that are listed in each of the four Regions, newest first. */
export async function versionNumbersOn(rig: Rig): Promise<Record<string, number[]>> {
  const entries = fourRegions.map(async (region) => {
    const { LayerVersions = [] } = await lambdaOn(rig, region).send(
      new ListLayerVersionsCommand({ LayerName }),
    )
    return [region, LayerVersions.map(({ Version = 0 }) => Version)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Returns the ids of the statements in the policy of a version, or undefined if it has no policy. */
export async function statementIdsOn(
  rig: Rig,
  region: string,
  VersionNumber: number,
): Promise<string[] | undefined> {
  const command = new GetLayerVersionPolicyCommand({ LayerName, VersionNumber })
  try {
    const { Policy = '' } = await lambdaOn(rig, region).send(command)
    const { Statement } = JSON.parse(Policy) as { Statement: { Sid: string }[] }
    return Statement.map(({ Sid }) => Sid)
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Returns the value of a parameter, or undefined if it does not exist. */
export async function parameterOn(
  { url, env }: Rig,
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
