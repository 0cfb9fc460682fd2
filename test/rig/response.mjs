import { randomUUID } from 'node:crypto'

/** @import { AwsResponse } from './moto.mjs' */

/** @typedef {{ headers?: Record<string, string>, fields?: Record<string, unknown> }} Details */

/** An error response of AWS. */
export class AwsError extends Error {
  /** @param {number} status @param {string} type @param {string} message @param {Details} [details] */
  constructor(status, type, message, { headers = {}, fields = {} } = {}) {
    super(message)
    this.status = status
    this.type = type
    this.headers = headers
    this.fields = fields
  }
}

/** @param {number} status @param {unknown} [value] if undefined, the body is empty @returns {AwsResponse} */
export function jsonResponse(status, value) {
  const body = value === undefined ? '' : JSON.stringify(value)
  return textResponse(status, 'application/json', body)
}

/** @param {number} status @param {string} type @param {string | Buffer} body @returns {AwsResponse} */
export function textResponse(status, type, body) {
  const headers = { 'content-type': type, 'x-amzn-requestid': randomUUID() }
  return { status, headers, body: Buffer.from(body) }
}

/**
 * Returns an error response in the format of the service: JSON, or XML for STS, S3 and EC2.
 * @param {string} service
 * @param {AwsError} error
 * @returns {AwsResponse}
 */
export function errorResponse(service, error) {
  const { status, type, message } = error
  const response = isXml(service)
    ? textResponse(status, 'text/xml', xmlError(service, type, message))
    : jsonResponse(status, { Type: status < 500 ? 'User' : 'Service', Message: message, ...error.fields })
  if (!isXml(service)) response.headers['x-amzn-errortype'] = type
  Object.assign(response.headers, error.headers)
  return response
}

/** @param {string} service */
function isXml(service) {
  return ['sts', 's3', 'ec2'].includes(service)
}

/** @param {string} service @param {string} code @param {string} message */
function xmlError(service, code, message) {
  const inner = `<Code>${escape(code)}</Code><Message>${escape(message)}</Message>`
  if (service === 's3') return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner}</Error>`
  if (service === 'ec2')
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error>${inner}</Error></Errors><RequestID>${randomUUID()}</RequestID></Response>`
  const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
  return `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type>${inner}</Error></ErrorResponse>`
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
