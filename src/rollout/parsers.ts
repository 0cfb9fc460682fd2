import { awsParsers } from '../inputs/aws-inputs.ts'
import { layerArns } from '../inputs/layer-arns.ts'
import { list, optional, refuse, required, withDefault } from '../inputs/parse.ts'
import type { Parsed, Parser } from '../inputs/parse.ts'
import type { Values } from '../inputs/read-all.ts'
import { boolean, text, wholeNumber } from '../inputs/values.ts'
import type { TagPattern } from './plan/types.ts'

/** A pattern of function names. A function name has at most 64 characters (AWS: CreateFunction). */
const namePattern = text({
  atMost: 64,
  form: {
    pattern: /^[a-zA-Z0-9-_*]+$/,
    must: 'a pattern consists of letters, digits, "-" and "_" as in function names, and of "*" for any characters',
  },
})

/** The name of an alias (AWS: CreateAlias). */
const aliasName = text({
  atMost: 128,
  form: {
    pattern: /^(?!\d+$)[a-zA-Z0-9-_]+$/,
    must: 'the name of an alias consists of letters, digits, "-" and "_", and is not a number',
  },
})

/** The inputs that rollout/action.yml declares. A test compares the two. */
export const parsers = {
  arns: required(layerArns),
  functions: list(namePattern),
  exclude: list(namePattern),
  tags: list(tagPattern),
  'include-managed': withDefault(false, boolean),
  'managed-tags': list(tagPattern),
  'publish-version': withDefault(false, boolean),
  alias: optional(aliasName),
  'alias-weight': withDefault(100, wholeNumber(1, 100)),
  'at-most': optional(wholeNumber(1, 1_000_000)),
  'stop-after': withDefault(1, wholeNumber(1, 1_000)),
  ...awsParsers,
  'dry-run': withDefault(true, boolean),
} satisfies Record<string, Parser<unknown>>

export type Given = Values<typeof parsers>

/** A tag as `key` or `key=value`. A key has at most 128 characters, and a value at most 256 (AWS: "Tag naming limits"). */
function tagPattern(given: string): Parsed<TagPattern> {
  const [, key = '', value] = /^([^=]{1,128})(?:=(.{0,256}))?$/.exec(given) ?? []
  if (key.trim() === '')
    return refuse(
      'a tag is given as key or key=value. A key has at most 128 characters, and a value at most 256',
    )
  return { value: value === undefined ? { key: key.trim() } : { key: key.trim(), value: value.trim() } }
}
