import {
  AddLayerVersionPermissionCommand,
  DeleteLayerVersionCommand,
  PublishLayerVersionCommand,
  RemoveLayerVersionPermissionCommand,
} from '@aws-sdk/client-lambda'
import type { PublishLayerVersionCommandInput } from '@aws-sdk/client-lambda'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import AdmZip from 'adm-zip'
import { lambdaOn } from './run-bundle.ts'
import type { Endpoint } from './run-bundle.ts'

/** Creates and changes the layer `test-layer` on a stand-in, as other runs and persons do. */

const LayerName = 'test-layer'

type VersionMetadata = Pick<
  PublishLayerVersionCommandInput,
  'Description' | 'LicenseInfo' | 'CompatibleRuntimes' | 'CompatibleArchitectures'
>

/** Returns an archive with one file. */
export function archiveOf(code: string): Buffer {
  const zip = new AdmZip()
  zip.addFile('nodejs/node_modules/own/index.js', Buffer.from(code))
  const [entry] = zip.getEntries()
  // Without a fixed time, the same code would not always have the same hash.
  if (entry) entry.header.time = new Date(2026, 0, 1)
  return zip.toBuffer()
}

/** Publishes a version, and returns its number. */
export async function publishVersion(
  aws: Endpoint,
  region: string,
  code: string,
  metadata: VersionMetadata = {},
  layerName = LayerName,
): Promise<number> {
  const command = new PublishLayerVersionCommand({
    LayerName: layerName,
    Content: { ZipFile: archiveOf(code) },
    ...metadata,
  })
  return (await lambdaOn(aws, region).send(command)).Version ?? 0
}

export async function deleteVersion(aws: Endpoint, region: string, VersionNumber: number): Promise<void> {
  await lambdaOn(aws, region).send(new DeleteLayerVersionCommand({ LayerName, VersionNumber }))
}

export async function shareVersion(
  aws: Endpoint,
  region: string,
  VersionNumber: number,
  principal: string,
): Promise<void> {
  const command = new AddLayerVersionPermissionCommand({
    LayerName,
    VersionNumber,
    StatementId: `shared-with-${principal === '*' ? 'everyone' : principal}`,
    Action: 'lambda:GetLayerVersion',
    ...(principal.startsWith('o-')
      ? { Principal: '*', OrganizationId: principal }
      : { Principal: principal }),
  })
  await lambdaOn(aws, region).send(command)
}

export async function unshareVersion(
  aws: Endpoint,
  region: string,
  VersionNumber: number,
  principal: string,
): Promise<void> {
  const StatementId = `shared-with-${principal}`
  const command = new RemoveLayerVersionPermissionCommand({ LayerName, VersionNumber, StatementId })
  await lambdaOn(aws, region).send(command)
}

export async function setParameter(
  { url, env }: Endpoint,
  region: string,
  Name: string,
  Value: string,
): Promise<void> {
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY }
  const ssm = new SSMClient({ region, endpoint: url, credentials })
  await ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: true }))
}
