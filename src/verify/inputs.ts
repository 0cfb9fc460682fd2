import type { EndpointSettings } from '../aws-names/endpoints.ts'
import { hasCredentials, noIdTokenError } from '../aws-names/missing-credentials.ts'
import { namedRegions } from '../aws-names/region-selection.ts'
import type { RegionSelection } from '../aws-names/region-selection.ts'
import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { awsParsers, awsRules, awsWarnings, layerName, partitionOf, roleArn } from '../inputs/aws-inputs.ts'
import { parameterRules, parameterTemplate } from '../inputs/parameter.ts'
import { list, optional, refuse, withDefault } from '../inputs/parse.ts'
import type { Parsed, Parser, Surroundings } from '../inputs/parse.ts'
import { principal } from '../inputs/principals.ts'
import type { InputsRead, InputText, Rule, Values } from '../inputs/read-all.ts'
import { readForAws } from '../inputs/read-for-aws.ts'
import type { AwsContext } from '../inputs/read-for-aws.ts'
import { oneOf, wholeNumber } from '../inputs/values.ts'
import { codeSha256Form } from '../layer/code-sha256.ts'
import type { Environment, Principal } from '../layer/layer.ts'
import { expectedLayers } from './expected-file.ts'
import type { ExpectedLayer } from './expected-layer.ts'

/** The inputs that verify/action.yml declares. A test compares the two. */
export const parsers = {
  'layer-name': optional(layerName),
  expected: optional(expectedLayers),
  version: optional(wholeNumber(1, 1_000_000)),
  'code-sha256': optional(codeSha256),
  principals: optional(declaredPrincipals),
  'ssm-parameter': list(parameterTemplate(['name', 'version', 'region'])),
  ...awsParsers,
  'consumer-role': optional(roleArn),
  'fail-on': withDefault('drift', oneOf(['drift', 'missing', 'nothing'])),
} satisfies Record<string, Parser<unknown>>

type Given = Values<typeof parsers>

/** What follows from the inputs. */
interface More extends AwsContext {
  readonly 'layer-name': string
  readonly regions: RegionSelection | undefined
  /** What is expected of the layer. Undefined if the Regions are compared with each other. */
  readonly layer: ExpectedLayer | undefined
  /** Whether there are credentials of the account that owns the layer. Otherwise, only the consumer reads it. */
  readonly hasPublisher: boolean
}

/** Every input by its name in verify/action.yml, parsed. */
export type Inputs = Given & More

/** All inputs, each parsed once. */
export function readInputs(read: InputText, surroundings: Surroundings): InputsRead<Given, More> {
  return readForAws(parsers, read, surroundings, {
    rules: rulesFor,
    more: (inputs) => ({
      'layer-name': inputs['layer-name'] ?? layerOf(inputs)?.layerName ?? '',
      regions: withRegions(inputs).regions,
      layer: layerOf(inputs),
      hasPublisher: hasPublisher(inputs, surroundings.env),
    }),
    warnings: awsWarnings,
  })
}

function rulesFor(given: Partial<Given>, surroundings: Surroundings, settings: EndpointSettings): Rule[] {
  const { env } = surroundings
  const name = given['layer-name'] ?? layerOf(given)?.layerName
  return [
    ...awsRules({ ...withRegions(given), 'dry-run': isConsumerOnly(given, env) }, surroundings, settings),
    ...expectationRules(given),
    ...consumerRules(given, env),
    ...parameterRules(given['ssm-parameter'] ?? [], { name }, []),
  ]
}

/** Returns the inputs with the Regions of "expected" if none are given. If "expected" is not valid, the Regions are not known. */
function withRegions({ regions, ...others }: Partial<Given>): Partial<Given> {
  const layer = layerOf(others)
  const isUnknown = !('expected' in others) || (others.expected !== undefined && layer === undefined)
  if (regions !== undefined || isUnknown) return { ...others, ...(regions && { regions }) }
  return { ...others, regions: layer && namedRegions(layer.regions) }
}

/** Returns the layer that "expected" describes. If it describes several, "layer-name" selects one of them. */
function layerOf({ 'layer-name': name, expected }: Partial<Given>): ExpectedLayer | undefined {
  return expected?.length === 1 ? expected[0] : expected?.find(({ layerName: one }) => one === name)
}

function expectationRules(given: Partial<Given>): Rule[] {
  const { 'layer-name': name, expected = [], version, 'code-sha256': hash } = given
  const layer = layerOf(given)
  const names = expected.map((one) => `"${one.layerName}"`).join(' and ')
  const isAbsent = (input: keyof Given): boolean => input in given && given[input] === undefined
  return [
    [
      isAbsent('layer-name') && isAbsent('expected'),
      about(
        'an-input-is-not-allowed',
        'Input "layer-name" is not given, but it is required without "expected".',
      ),
    ],
    [
      name !== undefined && expected.length > 0 && name !== layer?.layerName,
      contradiction(
        `Input "layer-name" is "${name ?? ''}", but "expected" describes the layer ${names}. ` +
          'Use that name, or the file of the other layer.',
      ),
    ],
    [
      isAbsent('layer-name') && expected.length > 1,
      about(
        'an-input-is-not-allowed',
        `Input "layer-name" is not given, but "expected" describes the layers ${names}. Set "layer-name" to one of them.`,
      ),
    ],
    [
      version !== undefined && expected.length > 0,
      contradiction(
        'Inputs "version" and "expected" are both given, but "expected" already contains the version numbers. Remove one of them.',
      ),
    ],
    [
      hash !== undefined && layer?.codeSha256 !== undefined && hash !== layer.codeSha256,
      contradiction(
        `Input "code-sha256" is ${hash ?? ''}, but the file in "expected" has ${layer?.codeSha256 ?? ''}. ` +
          'Find out which of them is correct, and remove the other.',
      ),
    ],
  ]
}

/** Only the account that owns a layer can list its versions, and read its policies and parameters. */
function consumerRules(given: Partial<Given>, env: Environment): Rule[] {
  const { 'consumer-role': role, expected, principals, 'ssm-parameter': parameters = [] } = given
  const isOnly = isConsumerOnly(given, env)
  return [
    [role !== undefined && !env['ACTIONS_ID_TOKEN_REQUEST_URL'], noIdTokenError('consumer-role')],
    [
      isOfOtherPartition(role, given),
      about(
        'regions-of-several-partitions',
        `Input "consumer-role" is a role of the partition ${role?.split(':')[1] ?? ''}, but the layer is in another one. ` +
          'Use a role of the same partition.',
      ),
    ],
    [
      isOnly && 'expected' in given && expected === undefined,
      withoutPublisher('"expected" is not', 'Set "expected" to the ARNs of the layer versions'),
    ],
    [
      isOnly && (principals !== undefined || parameters.length > 0),
      withoutPublisher(
        '"principals" or "ssm-parameter" is too, which only the account of the layer can read',
        'Remove these inputs',
      ),
    ],
  ]
}

function isOfOtherPartition(role: string | undefined, given: Partial<Given>): boolean {
  const { 'role-to-assume': publisher, regions } = given
  const [, partition] = role?.split(':') ?? []
  const [region] = regions?.names ?? layerOf(given)?.regions ?? []
  const other = publisher?.split(':')[1] ?? (region === undefined ? undefined : partitionOf(region))
  return partition !== undefined && other !== undefined && partition !== other
}

function withoutPublisher(what: string, advice: string): Message {
  return contradiction(
    `Input "consumer-role" is given without credentials of the account that owns the layer, but ${what}. ${advice}, or set "role-to-assume".`,
  )
}

function contradiction(text: string): Message {
  return about('two-inputs-contradict-each-other', text)
}

function hasPublisher({ 'role-to-assume': role }: Partial<Given>, env: Environment): boolean {
  return role !== undefined || hasCredentials(env)
}

function isConsumerOnly(given: Partial<Given>, env: Environment): boolean {
  return given['consumer-role'] !== undefined && !hasPublisher(given, env)
}

/** `none` means that nobody else is allowed to use the layer. An empty input would mean that the policy is not compared. */
function declaredPrincipals(given: string, surroundings: Surroundings): Parsed<readonly Principal[]> {
  return given === 'none' ? { value: [] } : list(principal)(given, surroundings)
}

/** A hash as AWS writes it. Other programs write the same hash in hexadecimal. */
function codeSha256(given: string): Parsed<string> {
  if (codeSha256Form.test(given)) return { value: given }
  const hexadecimal = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(given)?.[1]
  return hexadecimal === undefined
    ? refuse('a CodeSha256 has 44 characters in base64, as Lambda and the output "code-sha256" write it')
    : refuse(
        `it is in hexadecimal. A CodeSha256 is in base64. Did you mean ${Buffer.from(hexadecimal, 'hex').toString('base64')}`,
      )
}
