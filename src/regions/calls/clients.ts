import type { Agent, AgentOptions } from 'node:https'
import type { Region } from '../../layer/layer.ts'
import type { Endpoints, ServiceName } from '../../aws-names/endpoints.ts'
import type { TimeLimits, Timeouts } from './timeouts.ts'

/** How the clients of a run connect to AWS: the endpoints, and the agent for the connections. */
export interface ClientSettings {
  readonly endpoints: Endpoints
  readonly httpsAgent: Agent | AgentOptions
}

/** What every client of the SDK is made with, whichever service it is for. */
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
  readonly requestHandler: Timeouts & { readonly httpsAgent: Agent | AgentOptions }
}

/**
 * The configuration of a client. Everything that the SDK would otherwise look up by itself, in variables and in the shared config
 * file, is set here, so that nothing there changes in silence what was judged. The SDK's own retries do not know a read from a
 * write: one lost reply to a publish gave two versions, five times out of five.
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
    requestHandler: { ...requestHandler, httpsAgent },
  }
}
