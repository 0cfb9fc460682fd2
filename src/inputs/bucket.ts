import type { Encryption } from '../aws-names/encryption.ts'
import { refuse } from './parse.ts'
import type { Parsed } from './parse.ts'
import type { Rule } from './read-all.ts'

/** A bucket's name. Its length and form are checked with the placeholders filled in (AWS: "General purpose bucket naming rules"). */
export function bucket(given: string): Parsed<string> {
  const filled = given.replaceAll('{region}', 'us-gov-west-1').replaceAll('{account}', '111122223333')
  return /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/.test(filled)
    ? { value: given }
    : refuse(
        'a bucket has 3 to 63 lower-case letters, digits, "-" and "."; "{region}" and "{account}" are filled in',
      )
}

/** The prefix of keys. It leaves room for the layer's name and the hash (S3: keys have at most 1,024 bytes). */
export function keyPrefix(given: string): Parsed<string> {
  if (Buffer.byteLength(given) > 700) return refuse('it has more than 700 bytes. Shorten it')
  return /^(?:[\w!.*'()/-]|\{(?:region|account)\})*$/.test(given) &&
    !given.split('/').includes('..') &&
    !given.startsWith('/')
    ? { value: given }
    : refuse(
        'it may have letters, digits and any of _!.*\'()-/, no ".." and no leading "/"; "{region}" and "{account}" are filled in',
      )
}

/** The inputs about the bucket for large archives. */
interface BucketInputs {
  readonly 's3-bucket'?: string | undefined
  readonly 's3-prefix'?: string | undefined
  readonly 's3-encryption'?: Encryption | undefined
}

/** Returns the rules that the other inputs about the bucket are given only with a bucket. */
export function bucketRules(inputs: BucketInputs): Rule[] {
  return [
    [
      Boolean(inputs['s3-prefix']) && inputs['s3-bucket'] === undefined,
      {
        topic: 'two-inputs-contradict-each-other',
        text: 'Input "s3-prefix" is given, but not "s3-bucket". Set "s3-bucket" to the bucket for large archives, or remove the prefix.',
      },
    ],
    [
      inputs['s3-encryption'] !== undefined && inputs['s3-bucket'] === undefined,
      {
        topic: 'two-inputs-contradict-each-other',
        text: 'Input "s3-encryption" is given, but not "s3-bucket". Set "s3-bucket" to the bucket for large archives, or remove the encryption.',
      },
    ],
  ]
}
