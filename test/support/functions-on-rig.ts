import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import AdmZip from 'adm-zip'
import type { Rig } from '../rig/rig.mjs'
import { lambdaOn } from './run-bundle.ts'

/** Creates a function in a Region that uses these layer versions. */
export async function createFunction(rig: Rig, region: string, layers: readonly string[]): Promise<void> {
  const zip = new AdmZip()
  zip.addFile('index.js', Buffer.from('exports.handler = () => undefined\n'))
  await lambdaOn(rig, region).send(
    new CreateFunctionCommand({
      FunctionName: 'user-of-layers',
      Role: await makeRole(rig),
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: zip.toBuffer() },
      Layers: [...layers],
    }),
  )
}

/** Lambda accepts only a role that exists. */
async function makeRole({ url, env }: Rig): Promise<string> {
  const RoleName = 'function'
  const body = { Action: 'CreateRole', Version: '2010-05-08', RoleName, AssumeRolePolicyDocument: '{}' }
  const scope = `${env.AWS_ACCESS_KEY_ID}/20260101/us-east-1/iam/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  await fetch(url, { method: 'POST', headers: { authorization }, body: new URLSearchParams(body) })
  return `arn:aws:iam::123456789012:role/${RoleName}`
}
