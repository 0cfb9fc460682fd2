import type { Numbered } from '../layer/layer.ts'

/** Where each partition has its console (AWS: "Working with the AWS Management Console"); one that is not listed gets no link. */
const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
}

/** The page of a layer version in AWS's console; undefined where the partition has none that is known. */
export function consoleUrl({ arn, version }: Numbered): string | undefined {
  const [, partition = '', , region = '', , , name = ''] = arn.split(':')
  const host = Object.hasOwn(consoles, partition) ? consoles[partition] : undefined
  return host && `https://${region}.${host}/lambda/home?region=${region}#/layers/${name}/versions/${version}`
}
