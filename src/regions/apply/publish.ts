import { bytes } from '../../base/figures.ts'
import type { LayerVersion } from '../../layer/layer.ts'
import { fillerDescription, fillerSha256 } from '../../plan/filler.ts'
import { messageOf, Problem } from '../../base/problem.ts'
import { deliver } from './deliver.ts'
import { poll } from '../calls/poll.ts'
import { publishForSure } from './reconcile.ts'
import type { Content } from '../calls/service.ts'
import { isBecause, ServiceFailure } from '../calls/service.ts'
import type { Site } from './region-run.ts'

/** The smallest zip that Lambda takes: one empty file, `-`. One without any is refused as empty. */
export const smallestZip = Buffer.from(
  'UEsDBAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAALVBLAQIKAAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACAAQAAAAAtUEsFBgAAAAABAAEALwAAAB8AAAAAAA==',
  'base64',
)

/** Publishes the layer in a Region, and gives the number that AWS gave it. Throws where AWS does not confirm it. */
export async function publishLayer(site: Site): Promise<number> {
  try {
    return await deliver((content) => publishFrom(content, site), site.delivery)
  } catch (error) {
    throw isBecause(error, 'storage-full') ? await withFigures(error, site) : error
  }
}

/** The same failure, with how much is stored; without that where the credentials may not ask. */
async function withFigures(failure: ServiceFailure, { service }: Site): Promise<ServiceFailure> {
  const figures = await service.codeStorage().then(
    ({ used, limit }) => ` ${bytes(used)} of ${bytes(limit)} are used.`,
    () => '',
  )
  return new ServiceFailure(`${failure.message}${figures}`, failure)
}

/** Publishes a version without contents, which takes a number, and gives that. */
export async function publishFiller(site: Site): Promise<number> {
  const { layerName, published, fillers } = site
  const filler = {
    layerName,
    content: { zip: smallestZip },
    codeSha256: fillerSha256,
    description: fillerDescription,
    licenseInfo: '',
    runtimes: [],
    architectures: [],
  }
  const { version } = await publishForSure(filler, site)
  published.push(version)
  fillers.push(version)
  return version
}

/** The version is told before what was staged for it is deleted, which can take its time. */
async function publishFrom(content: Content, site: Site): Promise<number> {
  const { layerName, metadata, archive, advance, published } = site
  const { arn, version } = await publishForSure(
    { ...metadata, layerName, content, codeSha256: archive.sha256 },
    site,
  )
  published.push(version)
  advance({ published: true, standing: { arn, version } })
  return version
}

/** Lambda's own word that the version stands as it was sent. Throws a Problem otherwise. */
export async function requireReadable(site: Site, version: number): Promise<void> {
  const { service, layerName, advance, archive } = site
  const found = await poll(() => service.version(layerName, version), site).catch((cause: unknown) => {
    throw new Problem(
      `Version ${version} was published, but cannot be read back: ${messageOf(cause)} Run again.`,
      { cause },
    )
  })
  if (!found) throw new Problem(`Version ${version} was published, but cannot be read back. Run again.`)
  if (found.codeSha256 === archive.sha256) return
  advance({ standing: undefined })
  throw otherBytes(found, archive.sha256)
}

function otherBytes({ arn, codeSha256 }: LayerVersion, sent: string): Problem {
  return new Problem(
    `AWS reports the CodeSha256 ${codeSha256} for ${arn}, and ${sent} was sent. Do not use this version.`,
  )
}
