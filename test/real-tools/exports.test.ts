import { expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { exportFormats } from '../../src/report/exports.ts'
import type { Exported } from '../../src/report/exports.ts'
import { cfnLint } from '../rig/cfn-lint.mjs'

function exported(layerName: string): Exported {
  const arn = `arn:aws:lambda:eu-west-1:111122223333:layer:${layerName}:3`
  const versions = ['eu-west-1', 'ap-southeast-1'].map(
    (region) => [region, { arn: arn.replace('eu-west-1', region), version: 3, do: 'reuse' }] as const,
  )
  return { layerName, versions: new Map(versions) }
}

test('an export for CloudFormation contains Mappings sections that cfn-lint accepts in a template', async () => {
  const mappings = {
    'my-layer': 'MyLayer',
    '7-layer': '7Layer',
    _: 'Layer',
    // In YAML 1.1, which CloudFormation and cfn-lint use, these names are not strings unless they are quoted.
    no: 'No',
    on: 'On',
    off: 'Off',
    yes: 'Yes',
    '0b101': '0b101',
    '1-0': '10',
  }
  const texts = Object.keys(mappings).map((name) =>
    exportFormats.cloudformation(exported(name), 'layers.yaml'),
  )
  const section = (await Promise.all(texts)).map((text) => text.split(/^Mappings:\n/m)[1]).join('')
  const functionWith = (mapping: string, key: string) => ({
    Type: 'AWS::Lambda::Function',
    Properties: {
      Role: 'arn:aws:iam::111122223333:role/function',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { S3Bucket: 'code', S3Key: 'code.zip' },
      Layers: [{ 'Fn::FindInMap': [mapping, { Ref: 'AWS::Region' }, key] }],
    },
  })
  const template = (key: string): string => {
    const functions = Object.values(mappings).map((mapping) => functionWith(mapping, key))
    const Resources = Object.fromEntries(functions.map((one, index) => [`Function${index}`, one]))
    const rest = stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources }, { version: '1.1' })
    return `Mappings:\n${section}${rest}`
  }
  const [right, wrong] = await Promise.all([cfnLint(template('Arn')), cfnLint(template('Absent'))])
  expect(right).toBe('')
  expect(wrong).toContain("E1011 'Absent'")
})
