import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import AdmZip from 'adm-zip'
import type { Endpoint } from './run-bundle.ts'
import { lambdaOn } from './run-bundle.ts'

interface Given {
  readonly name?: string
  readonly tags?: Readonly<Record<string, string>>
  /** The account of the stand-in. */
  readonly id?: string
}

/** Creates a function in a Region that uses these layer versions. */
export async function createFunction(
  aws: Endpoint,
  region: string,
  layers: readonly string[],
  { name = 'user-of-layers', tags = {}, id = '123456789012' }: Given = {},
): Promise<void> {
  const zip = new AdmZip()
  zip.addFile('index.js', Buffer.from('exports.handler = () => undefined\n'))
  await makeRole(aws)
  await lambdaOn(aws, region).send(
    new CreateFunctionCommand({
      FunctionName: name,
      Role: `arn:aws:iam::${id}:role/${roleName}`,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: zip.toBuffer() },
      Layers: [...layers],
      Tags: tags,
    }),
  )
}

const roleName = 'function'

/** moto accepts only a role that exists. */
async function makeRole({ url, env }: Endpoint): Promise<void> {
  const role = { RoleName: roleName, AssumeRolePolicyDocument: '{}' }
  const scope = `${env.AWS_ACCESS_KEY_ID}/20260101/us-east-1/iam/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  const body = new URLSearchParams({ Action: 'CreateRole', Version: '2010-05-08', ...role })
  await fetch(url, { method: 'POST', headers: { authorization }, body })
}
