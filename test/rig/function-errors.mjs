import { AwsError } from './response.mjs'

/** @import { Input } from './model.mjs' */

/** @param {string} message */
export function absent(message) {
  return new AwsError(404, 'ResourceNotFoundException', message)
}

/** @param {string} message */
export function invalid(message) {
  return new AwsError(400, 'InvalidParameterValueException', message)
}

/** The error of a request with an outdated revision. */
export function changed() {
  const message =
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id'
  return new AwsError(412, 'PreconditionFailedException', message)
}

/** The error of a change during an update. @param {Input} configuration */
export function inProgress({ FunctionArn }) {
  const message = `The operation cannot be performed at this time. An update is in progress for resource: ${FunctionArn}`
  return new AwsError(409, 'ResourceConflictException', message)
}
