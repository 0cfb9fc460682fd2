import {
  AddLayerVersionPermissionCommand,
  DeleteLayerVersionCommand,
  GetLayerVersionCommand,
  GetLayerVersionPolicyCommand,
  LambdaClient,
  ListLayerVersionsCommand,
  PublishLayerVersionCommand,
} from '@aws-sdk/client-lambda'
import AdmZip from 'adm-zip'
import type { Endpoint } from './run-bundle.ts'

/** Prepares and reads layers of several accounts on a stand-in. */

/** The account of the keys in the environment of the stand-in. */
export const homeAccount = '123456789012'

/** A layer in a Region of an account. */
export interface Place {
  readonly account?: string
  readonly region: string
  readonly name?: string
}

/** What tests compare of a version. */
export interface Described {
  readonly hash: string | undefined
  readonly description: string | undefined
  readonly license: string | undefined
  readonly runtimes: readonly string[] | undefined
  readonly architectures: readonly string[] | undefined
}

export const layerName = 'test-layer'

/** Returns Lambda in a Region, with the keys of an account. */
function lambdaOf({ url }: Endpoint, { account = homeAccount, region }: Place): LambdaClient {
  const accessKeyId = account === homeAccount ? 'AKIAIOSFODNN7EXAMPLE' : `ASIA${account}`
  return new LambdaClient({ region, endpoint: url, credentials: { accessKeyId, secretAccessKey: 'rig' } })
}

/** Returns the zip of a layer with one module, whose content depends on a number. */
export function zipOf(content: number): Buffer {
  const zip = new AdmZip()
  zip.addFile('nodejs/node_modules/own/index.js', Buffer.from(`module.exports = ${content}\n`))
  for (const entry of zip.getEntries()) entry.header.time = new Date(2026, 0, 1)
  return zip.toBuffer()
}

/** Publishes versions with different content and metadata, from the next number on. */
export async function publishSource(
  aws: Endpoint,
  place: Place,
  contents: readonly number[],
  zip: (content: number) => Buffer = zipOf,
): Promise<void> {
  const lambda = lambdaOf(aws, place)
  for (const content of contents) {
    await lambda.send(
      new PublishLayerVersionCommand({
        LayerName: place.name ?? layerName,
        Content: { ZipFile: zip(content) },
        Description: `release ${content}`,
        LicenseInfo: content % 2 === 0 ? 'MIT' : 'Apache-2.0',
        CompatibleRuntimes: content % 3 === 0 ? ['nodejs24.x'] : ['nodejs22.x', 'nodejs24.x'],
        CompatibleArchitectures: content % 5 === 0 ? [] : ['x86_64', 'arm64'],
      }),
    )
  }
}

export async function deleteFrom(aws: Endpoint, place: Place, versions: readonly number[]): Promise<void> {
  for (const VersionNumber of versions) {
    const command = new DeleteLayerVersionCommand({ LayerName: place.name ?? layerName, VersionNumber })
    await lambdaOf(aws, place).send(command)
  }
}

/** Grants a version to an account, an organization or everyone, with a statement id of another tool. */
export async function grantOn(
  aws: Endpoint,
  place: Place,
  VersionNumber: number,
  principal: string,
): Promise<void> {
  await lambdaOf(aws, place).send(
    new AddLayerVersionPermissionCommand({
      LayerName: place.name ?? layerName,
      VersionNumber,
      StatementId: `by-hand-${principal === '*' ? 'all' : principal}`,
      Action: 'lambda:GetLayerVersion',
      ...(principal.startsWith('o-')
        ? { Principal: '*', OrganizationId: principal }
        : { Principal: principal }),
    }),
  )
}

/** Returns the existing versions of a layer by number. */
export async function versionsOf(aws: Endpoint, place: Place): Promise<Record<number, Described>> {
  const lambda = lambdaOf(aws, place)
  const LayerName = place.name ?? layerName
  const { LayerVersions = [] } = await lambda.send(new ListLayerVersionsCommand({ LayerName }))
  const entries = LayerVersions.map(async ({ Version: VersionNumber = 0 }) => {
    const found = await lambda.send(new GetLayerVersionCommand({ LayerName, VersionNumber }))
    return [
      VersionNumber,
      {
        hash: found.Content?.CodeSha256,
        description: found.Description,
        license: found.LicenseInfo,
        runtimes: found.CompatibleRuntimes,
        architectures: found.CompatibleArchitectures,
      },
    ] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Returns the principals of a version, sorted. An organization is shown by its id. */
export async function principalsOf(aws: Endpoint, place: Place, VersionNumber: number): Promise<string[]> {
  const command = new GetLayerVersionPolicyCommand({ LayerName: place.name ?? layerName, VersionNumber })
  const policy = await lambdaOf(aws, place)
    .send(command)
    .then(
      ({ Policy = '' }) => Policy,
      () => '{"Statement":[]}',
    )
  const { Statement } = JSON.parse(policy) as {
    Statement: {
      Principal: string | { AWS: string }
      Condition?: { StringEquals: Record<string, string> }
    }[]
  }
  return Statement.map(
    ({ Principal, Condition }) =>
      Condition?.StringEquals['aws:PrincipalOrgID'] ??
      (typeof Principal === 'string' ? Principal : (Principal.AWS.split(':')[4] ?? '')),
  ).sort()
}
