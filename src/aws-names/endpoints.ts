import { isSafe } from '../network/connections.ts'
import type { Environment } from '../layer/layer.ts'
import { quote } from '../base/quote.ts'
import { Problem } from '../base/problem.ts'
import type { Setting, SharedConfig } from '../network/shared-config.ts'
import { sharedConfigIn } from '../network/shared-config.ts'

/** The services that are called. */
export const services = ['lambda', 'sts', 's3', 'ssm'] as const
export type ServiceName = (typeof services)[number]

/** Where the calls of each service go: to AWS's own endpoints, of one kind or another, but for those that have one of their own here. */
export interface Endpoints {
  readonly custom: ReadonlyMap<ServiceName, string>
  readonly fips: boolean
  readonly dualStack: boolean
}

/** The endpoints that an environment asks for, what is wrong with them, and what is worth knowing of them. */
export interface Judged {
  readonly endpoints: Endpoints
  readonly complaints: readonly string[]
  readonly warnings: readonly string[]
}

/** AWS's own endpoints. */
export const usualEndpoints: Endpoints = { custom: new Map(), fips: false, dualStack: false }

/**
 * Decides where calls go, from variables and from the shared config file (AWS SDKs and Tools: "Service-specific endpoints"). Read once, before
 * the build: what comes of it is what the SDK is told, and it looks nowhere itself.
 */
export function endpointsIn(env: Environment): Judged {
  let config: SharedConfig
  try {
    config = sharedConfigIn(env)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { endpoints: usualEndpoints, complaints: error.complaints, warnings: [] }
  }
  const [ignores, fips, dualStack] = [
    flagIn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls', env, config),
    flagIn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint', env, config),
    flagIn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint', env, config),
  ] as const
  const given = ignores.value ? [] : customIn(env, config)
  const settings = [...new Map(given.map(({ setting }) => [setting.from, setting])).values()]
  const clash = [fips, dualStack].find(({ value }) => value)?.from
  return {
    endpoints: {
      custom: new Map(
        given.flatMap(({ service, setting }) => [[service, urlOf(setting)?.href ?? setting.value]]),
      ),
      fips: fips.value,
      dualStack: dualStack.value,
    },
    complaints: [
      ...[ignores, fips, dualStack].flatMap(({ complaint }) => complaint ?? []),
      ...settings.filter((setting) => urlOf(setting) === undefined).map(unsafe),
      ...(clash === undefined ? [] : settings.slice(0, 1).map((setting) => together(clash, setting))),
    ],
    warnings: settings.map(
      (setting) => `${setting.from} sends calls to ${urlOf(setting)?.origin ?? ''} instead of to AWS.`,
    ),
  }
}

interface Custom {
  readonly service: ServiceName
  readonly setting: Setting
}

/** A variable counts more than a file, and of each the one for the service more than the one for all. */
function customIn(env: Environment, config: SharedConfig): Custom[] {
  return services.flatMap((service) => {
    const setting =
      variableIn(env, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
      variableIn(env, 'AWS_ENDPOINT_URL') ??
      config.ofService(service, 'endpoint_url') ??
      config.get('endpoint_url')
    return setting ? [{ service, setting }] : []
  })
}

function variableIn(env: Environment, name: string): Setting | undefined {
  const { [name]: value } = env
  return value ? { value, from: name } : undefined
}

/** A URL that credentials may be sent to; undefined for any other. The SDK gets it as this class spells it, so that no spelling can mean two hosts. */
function urlOf({ value }: Setting): URL | undefined {
  if (!URL.canParse(value)) return undefined
  const url = new URL(value)
  return isSafe(url) && url.search === '' && url.hash === '' ? withoutUser(url) : undefined
}

/** The SDK does not send them, and they would be shown. */
function withoutUser(url: URL): URL {
  url.username = ''
  url.password = ''
  return url
}

function unsafe({ from }: Setting): string {
  return (
    `${from} is set, but not to an "https://" URL, or an "http://" one of this machine: credentials must not be sent in ` +
    'the clear. Correct it, or remove it.'
  )
}

function together(kind: string, { from }: Setting): string {
  return `${kind} and ${from} are both set, but an endpoint of your own has no other kinds. Remove one of them.`
}

interface Flag {
  readonly value: boolean
  readonly from: string
  readonly complaint?: string
}

/** A setting that is true or false, in any case, as the AWS CLI takes it. */
function flagIn(variable: string, name: string, env: Environment, config: SharedConfig): Flag {
  const { value, from } = variableIn(env, variable) ?? config.get(name) ?? { value: '', from: variable }
  const word = value.trim().toLowerCase()
  if (word === 'true' || word === 'false' || word === '') return { value: word === 'true', from }
  const complaint = `${from} is ${quote(value)}, but only "true" and "false" are allowed. Correct it, or remove it.`
  return { value: false, from, complaint }
}
