import type { Ask } from './send.ts'
import { attemptsInPassing, attemptsToRead, attemptsToWrite } from './retry.ts'
import type { LayerService } from './service.ts'

/** A service that sends each call once, as one that sends it again where that is safe; its failures are as `ask` makes them. */
export function patiently(once: LayerService, ask: Ask): LayerService {
  // What grants or removes something can be sent again like a read: once more changes nothing.
  const read = <T>(operation: string, send: () => Promise<T>): Promise<T> =>
    ask(operation, attemptsToRead, send)
  return {
    versions: (layer) => read('ListLayerVersions', () => once.versions(layer)),
    version: (layer, version) => read('GetLayerVersion', () => once.version(layer, version)),
    download: (layer, version) =>
      ask('GetLayerVersion', attemptsInPassing, () => once.download(layer, version)),
    statements: (layer, version) => read('GetLayerVersionPolicy', () => once.statements(layer, version)),
    publish: (release) => ask('PublishLayerVersion', attemptsToWrite, () => once.publish(release)),
    grant: (layer, version, grant) =>
      read('AddLayerVersionPermission', () => once.grant(layer, version, grant)),
    revoke: (layer, version, id) =>
      read('RemoveLayerVersionPermission', () => once.revoke(layer, version, id)),
    remove: (layer, version) => read('DeleteLayerVersion', () => once.remove(layer, version)),
    codeStorage: () => read('GetAccountSettings', () => once.codeStorage()),
    versionsInUse: (layer) => read('ListFunctions', () => once.versionsInUse(layer)),
  }
}
