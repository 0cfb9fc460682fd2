import {
  credentialErrors,
  defaultSessionName,
  roleArnForm,
  sessionNameForm,
} from '../aws-names/credential-variables.ts'
import type { EndpointSettings } from '../aws-names/endpoints.ts'
import { hasCredentials, noCredentialsError, noIdTokenError } from '../aws-names/missing-credentials.ts'
import { hasRegionForm, isKnownRegion, knownRegions, partitionOf } from '../aws-names/regions-and-runtimes.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import type { Environment, Region } from '../layer/layer.ts'
import { networkErrors } from '../network/connections.ts'
import { list, optional, otherwise, refuse, required } from './parse.ts'
import type { Parsed, Parser, Surroundings } from './parse.ts'
import type { Rule, Values } from './read-all.ts'
import { regionMeantBy } from './typos.ts'
import { text, wholeNumber, withoutTypo } from './values.ts'

/** The form of a layer name. It has at most 140 characters (Lambda: PublishLayerVersion). */
export const layerNameForm = /^[a-zA-Z0-9-_]+$/

/** The form of a Region's code. */
export const regionForm = /^[a-z]{2,4}(-[a-z0-9]+)+-\d+$/

/** The name of a layer. */
export const layerName = required(
  text({
    atMost: 140,
    form: {
      pattern: layerNameForm,
      must: 'a layer name has only letters, digits, "-" and "_". Give the name alone, not an ARN',
    },
  }),
)

/** Where AWS is called, and with which credentials: the inputs of every action that does so. */
export const awsParsers = {
  regions,
  'role-to-assume': optional(
    text({
      atMost: 2048,
      form: {
        pattern: roleArnForm,
        must: 'a role ARN looks like arn:aws:iam::111122223333:role/name',
      },
    }),
  ),
  'role-session-name': otherwise(
    defaultSessionName,
    text({
      atMost: 64,
      form: { pattern: sessionNameForm, must: 'it must be 2 to 64 letters, digits or any of _+=,.@-' },
    }),
  ),
  'role-duration-seconds': otherwise(3600, wholeNumber(900, 43_200)),
  audience: optional(text({ atMost: 255, form: { pattern: /^\S+$/, must: 'it must not have spaces' } })),
  'allowed-account-ids': list(accountId),
} satisfies Record<string, Parser<unknown>>

export type AwsInputs = Values<typeof awsParsers>

/** The inputs of an action that can have no credentials in a dry run. */
type Dry = AwsInputs & { readonly 'dry-run': boolean }

export { partitionOf }

/** The rules that these inputs must follow together, and with the environment. */
export function awsRules(inputs: Partial<Dry>, { env }: Surroundings, { errors }: EndpointSettings): Rule[] {
  return [
    ...partitionRules(inputs),
    ...credentialRules(inputs, env),
    ...eachOnce([...errors, ...networkErrors(env)]).map((error): Rule => [true, error]),
    [
      inputs['role-to-assume'] !== undefined && Boolean(env['AWS_ACCESS_KEY_ID']),
      {
        topic: 'two-inputs-contradict-each-other',
        text:
          'Input "role-to-assume" is given, but AWS_ACCESS_KEY_ID is set too, and only one of them can be used. ' +
          'Remove the input, or the step that sets the keys.',
      },
    ],
  ]
}

function eachOnce(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [message.text, message])).values()]
}

/** Without credentials, a dry run has a warning. Any other run would fail after the build. */
function credentialRules(inputs: Partial<Dry>, env: Environment): Rule[] {
  if (!('role-to-assume' in inputs)) return []
  // Credentials that are wrong fail every run, before the build.
  const wrong = inputs['role-to-assume'] === undefined ? credentialErrors(env) : []
  if (wrong.length > 0) return wrong.map((error) => [true, error])
  if (inputs['dry-run'] !== false) return []
  return inputs['role-to-assume'] === undefined
    ? [[!hasCredentials(env), noCredentialsError(env)]]
    : [[!env['ACTIONS_ID_TOKEN_REQUEST_URL'], noIdTokenError]]
}

/** Warnings about where AWS is called. */
export function awsWarnings(inputs: Pick<AwsInputs, 'regions'>, { warnings }: EndpointSettings): Message[] {
  return [...regionWarnings(inputs), ...warnings]
}

function regionWarnings({ regions }: Pick<AwsInputs, 'regions'>): Message[] {
  return regions.filter((region) => !isKnownRegion(region)).map((region) => unknownValue('regions', region))
}

/** The warning about a value that is tried although the action does not know it. */
export function unknownValue(name: string, value: string): Message {
  return about(
    'an-input-is-not-allowed',
    `Input "${name}" has ${quote(value)}, which this action does not know. It is tried as it is.`,
  )
}

/** A role, and everything that it can reach, is in one partition. */
function partitionRules({ regions = [], 'role-to-assume': role }: Partial<AwsInputs>): Rule[] {
  const partitions = [...new Set(regions.map(partitionOf))]
  const ofRole = role?.split(':')[1]
  return [
    [
      partitions.length > 1,
      {
        topic: 'regions-of-several-partitions',
        text:
          `Input "regions" has Regions of several partitions (${partitions.join(', ')}), and credentials are good for one. ` +
          'Use one step for each partition.',
      },
    ],
    [
      ofRole !== undefined && partitions.length === 1 && !partitions.includes(ofRole),
      {
        topic: 'regions-of-several-partitions',
        text:
          `Input "role-to-assume" is a role of the partition ${ofRole ?? ''}, but "regions" are in ${partitions.join()}. ` +
          'Use a role of that partition.',
      },
    ],
  ]
}

const region = withoutTypo(
  text({
    atMost: 40,
    form: {
      pattern: { test: (given) => regionForm.test(given) && hasRegionForm(given) },
      must: 'a Region looks like eu-central-1 or us-gov-west-1',
      near: knownRegions,
    },
  }),
  (given) => regionMeantBy(given, knownRegions),
)

function regions(given: string, surroundings: Surroundings): Parsed<Region[]> {
  return given === '' ? ownRegion(surroundings) : list(region)(given, surroundings)
}

/** The Region for which the job is configured. */
function ownRegion(surroundings: Surroundings): Parsed<Region[]> {
  const own = (surroundings.env['AWS_REGION'] ?? '').trim()
  if (own === '') {
    return refuse(
      'neither it nor AWS_REGION names a Region. List the Regions, such as "eu-central-1, us-east-1"',
      'no-region-is-given',
    )
  }
  return 'value' in region(own, surroundings)
    ? { value: [own] }
    : refuse(`AWS_REGION is ${quote(own)}, which is not a Region. List the Regions`, 'no-region-is-given')
}

function accountId(given: string): Parsed<string> {
  return /^\d{12}$/.test(given)
    ? { value: given }
    : refuse(
        'an account id has 12 digits. Put it in quotes, so that YAML keeps its leading zeros',
        'an-account-id-has-lost-its-zeros',
      )
}
