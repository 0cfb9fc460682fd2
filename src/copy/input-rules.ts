import type { EndpointSettings } from '../aws-names/endpoints.ts'
import { noIdTokenError } from '../aws-names/missing-credentials.ts'
import { namesIn, partitionOfRegions } from '../aws-names/region-selection.ts'
import { about } from '../base/message.ts'
import { awsRules } from '../inputs/aws-inputs.ts'
import { bucketRules } from '../inputs/bucket.ts'
import { encryptionRules } from '../inputs/encryption.ts'
import type { Surroundings } from '../inputs/parse.ts'
import { publicRule } from '../inputs/principals.ts'
import type { Rule } from '../inputs/read-all.ts'
import { wantedRegions } from '../inputs/regions.ts'
import type { Environment, Region } from '../layer/layer.ts'
import type { Given } from './parsers.ts'

/** Returns the rules for combinations of inputs, and for inputs and the environment. An invalid input has no value here. */
export function rulesFor(
  inputs: Partial<Given>,
  surroundings: Surroundings,
  settings: EndpointSettings,
): Rule[] {
  const { principals = [] } = inputs
  return [
    ...versionRules(inputs),
    ...roleRules(inputs, surroundings),
    publicRule(principals === 'mirror' ? [] : principals, inputs['allow-public']),
    ...bucketRules(inputs),
    ...rulesForRegions(inputs, namesIn(wantedRegions(inputs, surroundings.env))),
    ...awsRules(inputs, surroundings, settings),
  ]
}

/** Returns the rules that depend on the Regions. Those of a pattern are known only after the action has connected to AWS. */
export function rulesForRegions(inputs: Partial<Given>, regions: readonly Region[]): Rule[] {
  return encryptionRules(inputs['s3-encryption'] ?? {}, { regions, bucket: inputs['s3-bucket'] })
}

function versionRules(inputs: Partial<Given>): Rule[] {
  const { from, versions } = inputs
  if (from === undefined) return []
  const isOne =
    from.version !== undefined ||
    versions === 'latest' ||
    (versions?.length === 1 && versions[0]?.from === versions[0]?.to)
  return [
    [
      from.version !== undefined && versions !== undefined,
      about(
        'two-inputs-contradict-each-other',
        'Inputs "from" and "versions" both have version numbers. Remove "versions", or remove the version number from the ARN in "from".',
      ),
    ],
    [
      from.version === undefined && 'versions' in inputs && versions === undefined,
      about(
        'an-input-is-not-allowed',
        'Input "versions" is not given, but "from" is the ARN of a layer without a version number. ' +
          'Set "versions" to numbers such as "1-48", or to "latest".',
      ),
    ],
    [
      inputs['code-sha256'] !== undefined && versions !== undefined && !isOne,
      about(
        'two-inputs-contradict-each-other',
        'Input "code-sha256" is the hash of one version, but "versions" has several. Remove the hash, or copy one version.',
      ),
    ],
  ]
}

/** The source can be in another account or partition than the Regions. Credentials are valid in only one partition. */
function roleRules(inputs: Partial<Given>, { env }: Surroundings): Rule[] {
  const { from, 'from-role': fromRole, 'role-to-assume': role } = inputs
  if (from === undefined || !('from-role' in inputs)) return []
  const target = partitionOfTarget(inputs, env) ?? from.partition
  const ofRole = fromRole?.split(':')[1] ?? from.partition
  const isRequested = fromRole !== undefined && role === undefined && inputs['dry-run'] === false
  return [
    [
      fromRole === undefined && target !== from.partition,
      about(
        'regions-of-several-partitions',
        `Input "from" is a layer in the partition ${from.partition}, but it would be copied to the partition ${target}. ` +
          `Credentials are valid in only one partition. Set "from-role" to a role of the partition ${from.partition}.`,
      ),
    ],
    [
      ofRole !== from.partition,
      about(
        'regions-of-several-partitions',
        `Input "from-role" is a role of the partition ${ofRole}, but the layer in "from" is in ${from.partition}. ` +
          `Use a role of the partition ${from.partition}.`,
      ),
    ],
    [isRequested && !env['ACTIONS_ID_TOKEN_REQUEST_URL'], noIdTokenError('from-role')],
  ]
}

/** Returns the partition of the Regions and the role. Undefined if one of these inputs is invalid. */
function partitionOfTarget(inputs: Partial<Given>, env: Environment): string | undefined {
  const names = ['regions', 'optional-regions', 'role-to-assume'] as const
  if (!names.every((name) => name in inputs)) return undefined
  const roleArn = inputs['role-to-assume'] ?? env['AWS_ROLE_ARN']
  return partitionOfRegions(wantedRegions(inputs, env), { roleArn, region: env['AWS_REGION'] })
}
