import type { Send } from './send.ts'
import type { LayerService } from './service.ts'

/** Returns a service that repeats the calls of `once` as retry-policy.ts allows. Its methods reject with a ServiceFailure. */
export function withRetries(once: LayerService, send: Send): LayerService {
  return {
    versions: (layer) => send('ListLayerVersions', () => once.versions(layer)),
    version: (layer, version) => send('GetLayerVersion', () => once.version(layer, version)),
    download: (layer, version) => send('GetLayerVersionToCompare', () => once.download(layer, version)),
    statements: (layer, version) => send('GetLayerVersionPolicy', () => once.statements(layer, version)),
    publish: (request) => send('PublishLayerVersion', () => once.publish(request)),
    grant: (layer, version, grant) =>
      send('AddLayerVersionPermission', () => once.grant(layer, version, grant)),
    revoke: (layer, version, id) =>
      send('RemoveLayerVersionPermission', () => once.revoke(layer, version, id)),
    remove: (layer, version) => send('DeleteLayerVersion', () => once.remove(layer, version)),
    codeStorage: () => send('GetAccountSettings', () => once.codeStorage()),
    uses: (layer) => send('ListFunctions', () => once.uses(layer)),
  }
}
