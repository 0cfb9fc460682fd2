import type { Agent, AgentOptions } from 'node:https'
import type { Endpoints, ServiceName } from '../../aws-names/endpoints.ts'
import type { Region } from '../../layer/layer.ts'
import type { TimeLimits, Timeouts } from './timeouts.ts'

/** How the clients of the SDK connect to AWS. */
export interface ClientSettings {
  readonly endpoints: Endpoints
  readonly httpsAgent: Agent | AgentOptions
}

/** The settings of every client of the SDK, for any service. */
export interface ClientConfig {
  readonly region: Region
  readonly maxAttempts: 1
  readonly retryMode: 'standard'
  readonly defaultsMode: 'legacy'
  readonly authSchemePreference: string[]
  readonly ignoreConfiguredEndpointUrls: true
  readonly endpoint?: string
  readonly useFipsEndpoint: boolean
  readonly useDualstackEndpoint: boolean
  readonly logger: typeof logger
  readonly requestHandler: Timeouts & { readonly httpsAgent: Agent | AgentOptions }
}

/** Suppresses a warning of the SDK that it cannot send a stream again. `send` creates a new stream for each attempt. */
const silent = () => undefined
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }

/**
 * The configuration of a client. It sets everything that the SDK would otherwise read from variables and the shared config file, so
 * that nothing there changes what the action checked. The SDK does not retry: it does not distinguish reads from writes, and
 * a lost response to PublishLayerVersion created two versions.
 */
export function configOf(
  service: ServiceName,
  region: Region,
  { endpoints: { custom, fips, dualStack }, httpsAgent }: ClientSettings,
  { requestHandler }: TimeLimits,
): ClientConfig {
  const endpoint = custom.get(service)
  return {
    region,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'legacy',
    authSchemePreference: [],
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
    useFipsEndpoint: fips,
    useDualstackEndpoint: dualStack,
    logger,
    requestHandler: { ...requestHandler, httpsAgent },
  }
}
