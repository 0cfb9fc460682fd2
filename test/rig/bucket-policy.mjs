/**
 * @typedef {Record<string, Record<string, string | string[]>>} Conditions
 * @typedef {{ Effect: string, Action: string | string[], Condition?: Conditions }} Statement
 */

/** Returns whether a bucket policy denies an upload with these headers. @param {string} policy @param {Record<string, string>} headers */
export function deniesUpload(policy, headers) {
  /** @type {{ Statement: Statement[] }} */
  const { Statement } = JSON.parse(policy)
  return Statement.some(
    ({ Effect, Action, Condition = {} }) =>
      Effect === 'Deny' && [Action].flat().includes('s3:PutObject') && holds(Condition, headers),
  )
}

/** @param {Conditions} conditions @param {Record<string, string>} headers */
function holds(conditions, headers) {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, given]) =>
      test(operator, headers[key.replace(/^s3:/, '')], [given].flat()),
    ),
  )
}

/** @param {string} operator @param {string | undefined} value @param {string[]} given */
function test(operator, value, given) {
  switch (operator) {
    case 'Null':
      return given.includes(String(value === undefined))
    case 'StringNotEquals':
    case 'ArnNotEquals':
      return value === undefined || !given.includes(value)
    case 'StringNotEqualsIfExists':
    case 'ArnNotEqualsIfExists':
      return value !== undefined && !given.includes(value)
    default:
      throw new Error(`The rig does not support the condition operator ${operator}.`)
  }
}
