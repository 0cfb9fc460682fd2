import {
  credentialErrors,
  defaultSessionName,
  roleArnForm,
  sessionNameForm,
} from '../aws-names/credential-variables.ts'
import type { EndpointSettings } from '../aws-names/endpoints.ts'
import { hasCredentials, noCredentialsError, noIdTokenError } from '../aws-names/missing-credentials.ts'
import { namesIn } from '../aws-names/region-selection.ts'
import { isKnownRegion, partitionOf } from '../aws-names/regions-and-runtimes.ts'
import type { Message } from '../base/message.ts'
import { about, withoutDuplicates } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import type { Environment } from '../layer/layer.ts'
import { networkErrors } from '../network/connections.ts'
import { list, optional, withDefault, refuse, required } from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import type { Rule, Values } from './read-all.ts'
import { defaultRegionRules, orEmptyList, regions, wantedRegions } from './regions.ts'
import type { RegionInputs } from './regions.ts'
import { text, wholeNumber } from './values.ts'

/** The form of a layer name. It has at most 140 characters (Lambda: PublishLayerVersion). */
export const layerNameForm = /^[a-zA-Z0-9-_]+$/

/** The name of a layer. */
export const layerName = required(
  text({
    atMost: 140,
    form: {
      pattern: layerNameForm,
      must: 'a layer name can have only letters, digits, "-" and "_". Specify the name, not an ARN',
    },
  }),
)

/** The ARN of a role. */
export const roleArn = text({
  atMost: 2048,
  form: { pattern: roleArnForm, must: 'a role ARN looks like arn:aws:iam::111122223333:role/name' },
})

/** The parsers of the inputs that all actions with AWS calls have: the Regions and the credentials. */
export const awsParsers = {
  regions,
  'optional-regions': orEmptyList(regions),
  'role-to-assume': optional(roleArn),
  'role-session-name': withDefault(
    defaultSessionName,
    text({
      atMost: 64,
      form: {
        pattern: sessionNameForm,
        must: 'it must have 2 to 64 characters: letters, digits, and any of _+=,.@-',
      },
    }),
  ),
  'role-duration-seconds': withDefault(3600, wholeNumber(900, 43_200)),
  audience: optional(text({ atMost: 255, form: { pattern: /^\S+$/, must: 'it must not contain spaces' } })),
  'allowed-account-ids': list(accountId),
} satisfies Record<string, Parser<unknown>>

export type AwsInputs = Values<typeof awsParsers>

/** The inputs of an action that has a dry run, which does not require credentials. */
type WithDryRun = AwsInputs & { readonly 'dry-run': boolean }

export { partitionOf }

/** Returns the rules about combinations of these inputs, and about their combination with the environment. */
export function awsRules(
  inputs: Partial<WithDryRun>,
  { env }: Surroundings,
  { errors }: EndpointSettings,
): Rule[] {
  return [
    ...defaultRegionRules(inputs, env),
    ...partitionRules(inputs, env),
    ...credentialRules(inputs, env),
    ...withoutDuplicates([...errors, ...networkErrors(env)]).map((error): Rule => [true, error]),
    [
      inputs['role-to-assume'] !== undefined && Boolean(env['AWS_ACCESS_KEY_ID']),
      {
        topic: 'two-inputs-contradict-each-other',
        text:
          'Input "role-to-assume" is given, but the variable AWS_ACCESS_KEY_ID is set too. The action can use only one of them. ' +
          'Remove the input, or remove the step that sets the keys.',
      },
    ],
  ]
}

/** Without credentials, a dry run continues with a warning. Any other run would fail only after the build. */
function credentialRules(inputs: Partial<WithDryRun>, env: Environment): Rule[] {
  if (!('role-to-assume' in inputs)) return []
  // Invalid credentials fail every run before the build, including a dry run.
  const wrong = inputs['role-to-assume'] === undefined ? credentialErrors(env) : []
  if (wrong.length > 0) return wrong.map((error) => [true, error])
  if (inputs['dry-run'] !== false) return []
  return inputs['role-to-assume'] === undefined
    ? [[!hasCredentials(env), noCredentialsError(env)]]
    : [[!env['ACTIONS_ID_TOKEN_REQUEST_URL'], noIdTokenError('role-to-assume')]]
}

/** Returns warnings about unknown Regions and about endpoints. */
export function awsWarnings(inputs: RegionInputs, { warnings }: EndpointSettings): Message[] {
  return [...regionWarnings('regions', inputs), ...regionWarnings('optional-regions', inputs), ...warnings]
}

function regionWarnings(input: keyof RegionInputs, { [input]: selection }: RegionInputs): Message[] {
  const names = selection?.names ?? []
  return names.filter((region) => !isKnownRegion(region)).map((region) => unknownValue(input, region))
}

/** Returns the warning about a value that the action does not know, but passes to AWS, because AWS adds values. */
export function unknownValue(name: string, value: string): Message {
  return about(
    'an-input-is-not-allowed',
    `Input "${name}" has ${quote(value)}, which this action does not know. It passes the value to AWS unchanged.`,
  )
}

/** Credentials are valid in only one partition. */
function partitionRules(inputs: Partial<AwsInputs>, env: Environment): Rule[] {
  const { 'role-to-assume': role } = inputs
  const partitions = [...new Set(namesIn(wantedRegions(inputs, env)).map(partitionOf))]
  const partitionOfRole = role?.split(':')[1]
  return [
    [
      partitions.length > 1,
      {
        topic: 'regions-of-several-partitions',
        text:
          `Input "regions" has Regions of several partitions (${partitions.join(', ')}). ` +
          'Credentials are valid in only one partition. Use one step for each partition.',
      },
    ],
    [
      partitionOfRole !== undefined && partitions.length === 1 && !partitions.includes(partitionOfRole),
      {
        topic: 'regions-of-several-partitions',
        text:
          `Input "role-to-assume" is a role of the partition ${partitionOfRole ?? ''}, ` +
          `but the Regions in "regions" are in ${partitions.join()}. Use a role of the partition ${partitions.join()}.`,
      },
    ],
  ]
}

function accountId(given: string): Parsed<string> {
  return /^\d{12}$/.test(given)
    ? { value: given }
    : refuse(
        'an account ID has 12 digits. Put it in quotes, so that YAML keeps its leading zeros',
        'an-account-id-has-lost-its-zeros',
      )
}
