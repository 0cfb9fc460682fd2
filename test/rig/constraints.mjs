/** @import { Member, Shape } from './model.mjs' */

/** @typedef {Record<string, Shape>} Shapes */

/**
 * Returns an error for each constraint of the shape that a value violates, in the wording of AWS.
 * @param {Shapes} shapes
 * @param {string | undefined} shapeName
 * @param {unknown} value
 * @param {string} [at]
 * @returns {string[]}
 */
export function constraintErrors(shapes, shapeName, value, at = '') {
  const shape = shapes[shapeName ?? '']
  if (!shape) return []
  if (shape.type === 'structure') return inStructure(shapes, shape, value, at)
  const broken = ownConstraints(shape, value)
  if (shape.type === 'list' && Array.isArray(value)) broken.push(...ofElements(shapes, shape, value))
  return broken.map((constraint) => failed(show(value), at, constraint))
}

/** Combines errors into one message, as AWS does. @param {string[]} constraints */
export function validationMessage(constraints) {
  const errors = constraints.length === 1 ? 'error' : 'errors'
  return `${constraints.length} validation ${errors} detected: ${constraints.join('; ')}`
}

/** @param {Shapes} shapes @param {Shape} shape @param {unknown} value @param {string} at @returns {string[]} */
function inStructure(shapes, shape, value, at) {
  const given = /** @type {Record<string, unknown>} */ (value ?? {})
  return Object.entries(shape.members ?? {}).flatMap(([name, member]) => {
    const path = `${at}${at && '.'}${name[0]?.toLowerCase()}${name.slice(1)}`
    const isRequired = shape.required?.includes(name)
    if (given[name] === undefined) return isRequired ? [failed('null', path, 'Member must not be null')] : []
    return constraintErrors(shapes, member.shape, given[name], path)
  })
}

/** @param {Shape} shape @param {unknown} value @returns {string[]} */
function ownConstraints(shape, value) {
  if (shape.type === 'blob' || shape.type === 'map') return []
  const { size, kind } = measure(value)
  const broken = []
  if (shape.max !== undefined && size > shape.max) {
    broken.push(`Member must have ${kind} less than or equal to ${shape.max}`)
  }
  if (shape.min !== undefined && size < shape.min) {
    broken.push(`Member must have ${kind} greater than or equal to ${shape.min}`)
  }
  if (typeof value !== 'string') return broken
  if (shape.pattern && !new RegExp(`^(?:${shape.pattern})$`).test(value)) {
    broken.push(`Member must satisfy regular expression pattern: ${shape.pattern}`)
  }
  if (shape.enum && !shape.enum.includes(value)) {
    broken.push(`Member must satisfy enum value set: [${shape.enum.join(', ')}]`)
  }
  return broken
}

/** @param {Shapes} shapes @param {Shape} shape @param {unknown[]} elements */
function ofElements(shapes, shape, elements) {
  const element = shapes[shape.member?.shape ?? '']
  const broken = new Set(element ? elements.flatMap((each) => ownConstraints(element, each)) : [])
  return broken.size
    ? [`Member must satisfy constraint: [${[...broken].join(', ')}, Member must not be null]`]
    : []
}

/** @param {unknown} value */
function measure(value) {
  if (typeof value === 'number') return { size: value, kind: 'value' }
  const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0
  return { size: length, kind: 'length' }
}

/** @param {unknown} value */
function show(value) {
  return `'${Array.isArray(value) ? `[${value.join(', ')}]` : value}'`
}

/** @param {string} shown @param {string} at @param {string} constraint */
function failed(shown, at, constraint) {
  return `Value ${shown} at '${at}' failed to satisfy constraint: ${constraint}`
}
