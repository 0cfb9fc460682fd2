import type { Encryption } from '../aws-names/encryption.ts'
import { hasRegionForm, partitionOf } from '../aws-names/regions-and-runtimes.ts'
import { quote } from '../base/quote.ts'
import type { Region } from '../layer/layer.ts'
import { refuse } from './parse.ts'
import type { Parsed } from './parse.ts'
import type { Rule } from './read-all.ts'

/** The ARN of a key or an alias in KMS. The groups are its partition and its Region. */
const keyArn =
  /^arn:(aws[a-z-]*):kms:(\{region\}|[a-z0-9-]+):(?:\{account\}|\d{12}):(?:key\/[\w-]{1,128}|alias\/(?:[\w/-]|\{(?:region|account)\}){1,250})$/

const allowed =
  'it must be "AES256", "aws:kms", or "aws:kms:" with the ARN of a key or an alias, such as ' +
  '"aws:kms:arn:aws:kms:{region}:{account}:alias/layers"'

/** The value of the input "s3-encryption". */
export function encryption(given: string): Parsed<Encryption> {
  if (given === 'AES256' || given === 'aws:kms') return { value: { by: given } }
  if (given === 'aws:kms:dsse')
    return refuse(
      'encryption in two layers is not supported for layers. Write "aws:kms", or the ARN of a key',
    )
  const meant = meantBy(given)
  if (meant !== undefined) return refuse(`${allowed}. Did you mean ${meant}`)
  const key = given.startsWith('aws:kms:') ? given.slice('aws:kms:'.length) : ''
  return keyArn.test(key) || /^alias\/(?:[\w/-]|\{(?:region|account)\}){1,250}$/.test(key)
    ? { value: { by: 'aws:kms', key } }
    : refuse(allowed)
}

/** The value that another spelling means. */
function meantBy(given: string): string | undefined {
  const word = given.toLowerCase().replaceAll(/[\s_-]/g, '')
  if (word === 'aes256' || word === 'sses3') return 'AES256'
  if (['kms', 'awskms', 'ssekms', 'aws:kms'].includes(word)) return 'aws:kms'
  if (keyArn.test(given)) return `aws:kms:${given}`
  const id = /^aws:kms:((?:mrk-)?[0-9a-f-]{32,36})$/i.exec(given)?.[1]
  return id === undefined ? undefined : `aws:kms:arn:aws:kms:{region}:{account}:key/${id}`
}

/** A key works only in its Region and partition, which must be those of the bucket. */
export function encryptionRules(
  { key = '' }: Partial<Encryption>,
  { regions, bucket }: { readonly regions: readonly Region[]; readonly bucket: string | undefined },
): Rule[] {
  const [, partition, place] = keyArn.exec(key) ?? []
  const isFixed = place !== undefined && place !== '{region}'
  const elsewhere = isFixed ? regions.filter((region) => region !== place) : []
  const foreign = regions.filter((region) => hasRegionForm(region) && partitionOf(region) !== partition)
  if (bucket === undefined || partition === undefined) return []
  return [
    [
      elsewhere.length > 0,
      {
        topic: 'an-input-is-not-allowed',
        text:
          `Input "s3-encryption" has a key in ${place ?? ''}, but the buckets are also in ${elsewhere.join(', ')}, and S3 uses only keys of ` +
          'its own Region. Write "{region}" in its place.',
      },
    ],
    [
      foreign.length > 0 && elsewhere.length === 0,
      {
        topic: 'an-input-is-not-allowed',
        text: `Input "s3-encryption" has a key of the partition ${quote(partition)}, but ${foreign.join(', ')} is in another. Correct the ARN.`,
      },
    ],
  ]
}
