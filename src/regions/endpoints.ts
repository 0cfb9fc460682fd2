import type { Environment } from '../layer.ts'

/** A variable that sends calls elsewhere than to AWS. */
export interface Endpoint {
  readonly variable: string
  readonly url: string
}

/** The services that are called, as the SDK names them in variables. */
const services = ['LAMBDA', 'STS', 'S3', 'SSM']

/** The endpoints that an environment names in the place of AWS's own (AWS SDKs: "Service-specific endpoints"). */
export function customEndpoints(env: Environment): Endpoint[] {
  if (/^true$/i.test(env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? '')) return []
  return ['AWS_ENDPOINT_URL', ...services.map((service) => `AWS_ENDPOINT_URL_${service}`)].flatMap(
    (variable) => {
      const url = env[variable]
      return url ? [{ variable, url }] : []
    },
  )
}

/** Where an endpoint leads, without what may be secret in its URL; undefined: nowhere that credentials may be sent to. */
export function safeOriginOf({ url }: Endpoint): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname, origin } = new URL(url)
  if (protocol === 'https:') return origin
  return protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname) ? origin : undefined
}
