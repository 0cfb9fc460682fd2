import { createHash } from 'node:crypto'

/**
 * The fields of a function configuration that differ between `$LATEST` and a version that was just published from it, and those that are
 * compared separately. A field that is not listed here is compared, so that a new setting of Lambda counts as a difference.
 */
const notCompared = new Set([
  '$metadata',
  'FunctionArn',
  'MasterArn',
  'Version',
  'Description',
  'LastModified',
  'RevisionId',
  'CodeSha256',
  'ConfigSha256',
  'Layers',
  'State',
  'StateReason',
  'StateReasonCode',
  'LastUpdateStatus',
  'LastUpdateStatusReason',
  'LastUpdateStatusReasonCode',
  // Lambda updates the patch version of the runtime of $LATEST by itself.
  'RuntimeVersionConfig',
  // Only of published versions, in SnapStart.
  'OptimizationStatus',
])

/**
 * Returns a hash of the settings in a function configuration, which depends neither on the order of fields nor on fields without a value.
 * It is a hash, because environment variables can contain secrets.
 */
export function settingsHash(configuration: object): string {
  return createHash('sha256')
    .update(JSON.stringify(normalized(configuration)))
    .digest('base64')
}

function normalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalized)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([key]) => !notCompared.has(key))
    .map(([key, one]): [string, unknown] => [key, normalized(one)])
    .filter(([, one]) => !isUnset(one))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return entries
}

/** AWS omits, empties or denies a setting that is not set, depending on how the function was created. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false || isEmptyList(value)
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
