import type { Message } from '../base/message.ts'
import { about } from '../base/message.ts'
import { Problem } from '../base/problem.ts'
import { quote } from '../base/quote.ts'
import type { Environment } from '../layer/layer.ts'
import { isSafeForSecrets } from '../network/connections.ts'
import type { Setting, SharedConfig } from '../network/shared-config.ts'
import { sharedConfigIn } from '../network/shared-config.ts'

/** The AWS services that the action calls. */
export const services = ['lambda', 'sts', 's3', 'ssm', 'ec2'] as const
export type ServiceName = (typeof services)[number]

/** The endpoints of the services. `custom` contains a URL by service. All other services use an AWS endpoint of the selected kind. */
export interface Endpoints {
  readonly custom: ReadonlyMap<ServiceName, string>
  readonly fips: boolean
  readonly dualStack: boolean
}

/** The endpoints of an environment, with errors and warnings about their settings. */
export interface EndpointSettings {
  readonly endpoints: Endpoints
  readonly errors: readonly Message[]
  readonly warnings: readonly Message[]
}

/** The standard endpoints of AWS. */
export const defaultEndpoints: Endpoints = { custom: new Map(), fips: false, dualStack: false }

/**
 * Returns the endpoints from variables and the shared config file (AWS SDKs and Tools: "Service-specific endpoints"). They are read before
 * the build and passed to the SDK, so that the SDK does not read these settings again.
 */
export function endpointsIn(env: Environment): EndpointSettings {
  let config: SharedConfig
  try {
    config = sharedConfigIn(env)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { endpoints: defaultEndpoints, errors: error.errors, warnings: [] }
  }
  const [ignoresCustom, fips, dualStack] = [
    flagIn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls', env, config),
    flagIn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint', env, config),
    flagIn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint', env, config),
  ] as const
  const given = ignoresCustom.value ? [] : customEndpointsIn(env, config)
  const settings = [...new Map(given.map(({ setting }) => [setting.location, setting])).values()]
  const conflictingKind = [fips, dualStack].find(({ value }) => value)?.location
  return {
    endpoints: {
      custom: new Map(
        given.flatMap(({ service, setting }) => [[service, urlOf(setting)?.href ?? setting.value]]),
      ),
      fips: fips.value,
      dualStack: dualStack.value,
    },
    errors: [
      ...[ignoresCustom, fips, dualStack].flatMap(({ error }) => error ?? []),
      ...settings.filter((setting) => urlOf(setting) === undefined).map(notSafeError),
      ...(conflictingKind === undefined
        ? []
        : settings.slice(0, 1).map((setting) => conflictError(conflictingKind, setting))),
    ],
    warnings: settings.map((setting) =>
      about(
        'an-input-is-not-allowed',
        `${setting.location} sends calls to ${urlOf(setting)?.origin ?? ''} instead of AWS.`,
      ),
    ),
  }
}

interface CustomEndpoint {
  readonly service: ServiceName
  readonly setting: Setting
}

/** Variables take precedence over files. In each, the setting of a service takes precedence over the general one. */
function customEndpointsIn(env: Environment, config: SharedConfig): CustomEndpoint[] {
  return services.flatMap((service) => {
    const setting =
      variableIn(env, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
      variableIn(env, 'AWS_ENDPOINT_URL') ??
      config.getForService(service, 'endpoint_url') ??
      config.get('endpoint_url')
    return setting ? [{ service, setting }] : []
  })
}

function variableIn(env: Environment, name: string): Setting | undefined {
  const { [name]: value } = env
  return value ? { value, location: name } : undefined
}

/** Returns the URL if credentials are allowed to be sent to it. The SDK gets it in normalized form, so that both parse the same host. */
function urlOf({ value }: Setting): URL | undefined {
  if (!URL.canParse(value)) return undefined
  const url = new URL(value)
  return isSafeForSecrets(url) && url.search === '' && url.hash === '' ? withoutUser(url) : undefined
}

/** The SDK does not send user and password, but the log would show them. */
function withoutUser(url: URL): URL {
  url.username = ''
  url.password = ''
  return url
}

function notSafeError({ location }: Setting): Message {
  return about(
    'an-input-is-not-allowed',
    `${location} is neither an "https://" URL nor an "http://" URL with a loopback address. Credentials must not be sent ` +
      'without encryption. Correct it, or remove it.',
  )
}

function conflictError(kind: string, { location }: Setting): Message {
  return about(
    'the-network-is-not-set-up',
    `${kind} and ${location} are both set, but a custom endpoint has no FIPS or dual-stack variant. Remove one of them.`,
  )
}

interface Flag {
  readonly value: boolean
  readonly location: string
  readonly error?: Message
}

/** Returns a setting that is true or false. Upper and lower case are allowed, as in the AWS CLI. */
function flagIn(variable: string, name: string, env: Environment, config: SharedConfig): Flag {
  const { value, location } = variableIn(env, variable) ??
    config.get(name) ?? { value: '', location: variable }
  const word = value.trim().toLowerCase()
  if (word === 'true' || word === 'false' || word === '') return { value: word === 'true', location }
  const error = about(
    'the-network-is-not-set-up',
    `${location} is ${quote(value)}, but only "true" and "false" are allowed. Correct it, or remove it.`,
  )
  return { value: false, location, error }
}
