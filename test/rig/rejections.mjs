import { validationMessage } from './constraints.mjs'
import { AwsError } from './response.mjs'

/**
 * @import { Request } from './request.mjs'
 * @typedef {{ runtimes?: string[], architectures?: boolean, filters?: boolean }} Rejections
 *   What a Region rejects in PublishLayerVersion: `runtimes` that it does not know, and all `architectures`. With `filters`,
 *   ListLayerVersions rejects the same values as filters. Without it, that operation accepts them, as AWS does for old runtimes.
 */

const accepted = ['nodejs22.x', 'nodejs24.x', 'python3.13', 'python3.14', 'provided.al2023']

/** Throws the error of AWS if a Region rejects a field of a request. @param {Request} request @param {Rejections} rejections */
export function rejectFields({ operation, region, input }, { runtimes = [], architectures, filters }) {
  const isFilter = operation === 'ListLayerVersions'
  if (!(operation === 'PublishLayerVersion' || (isFilter && filters))) return
  const field = isFilter ? 'compatibleRuntime' : 'compatibleRuntimes'
  const given = isFilter ? input['CompatibleRuntime'] : input['CompatibleRuntimes']
  const values = [given ?? []].flat()
  if (values.some((value) => runtimes.includes(value))) {
    const known = accepted.filter((runtime) => !runtimes.includes(runtime)).join(', ')
    // AWS shows a value of a list as null if it does not know it.
    const shown = isFilter
      ? given
      : `[${values.map((value) => (runtimes.includes(value) ? 'null' : value)).join(', ')}]`
    const error = `Value '${shown}' at '${field}' failed to satisfy constraint: Member must satisfy enum value set: [${known}]`
    throw new AwsError(400, 'ValidationException', validationMessage([error]))
  }
  if (architectures && input[isFilter ? 'CompatibleArchitecture' : 'CompatibleArchitectures']) {
    const message =
      `CompatibleArchitectures are not supported in ${region}. ` +
      'Please remove the CompatibleArchitectures value from your request and try again'
    throw new AwsError(400, 'InvalidParameterValueException', message)
  }
}
