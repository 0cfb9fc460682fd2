// Publishes a zip with the AWS SDK in parallel in the Regions of its arguments, as the functions of the original pipeline do.
import { readFile } from 'node:fs/promises'
import { LambdaClient, PublishLayerVersionCommand } from '@aws-sdk/client-lambda'

const [layerName = '', path = '', ...regions] = process.argv.slice(2)
const ZipFile = await readFile(path)
await Promise.all(
  regions.map((region) =>
    new LambdaClient({ region }).send(
      new PublishLayerVersionCommand({ LayerName: layerName, Content: { ZipFile } }),
    ),
  ),
)
