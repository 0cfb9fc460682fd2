import type { Changes } from '../layer/layer.ts'
import type { Judged } from '../layer/judged-archive.ts'
import { openAsJudged } from '../layer/judged-archive.ts'
import { compare } from './compare.ts'
import { contentsOf, sharing } from './contents.ts'
import { localBytes } from './local.ts'
import type { Download, Way } from './remote.ts'
import { remoteBytes } from './remote.ts'
import { openZip } from './zip.ts'

/** Compares the archive of a previous version with a local archive. Rejects with an Unread if the download fails or is aborted. */
export async function changesBetween(
  download: Download & { readonly sha256: string },
  archive: Judged,
  way: Way,
): Promise<Changes> {
  const file = await openAsJudged(archive)
  try {
    const zip = await openZip(await localBytes(file))
    const after = await contentsOf(zip)
    if (download.sha256 === archive.sha256) return compare(after, after)
    const old = await openZip(remoteBytes(download, way))
    return compare(await contentsOf(sharing(old, zip)), after)
  } finally {
    await file.close()
  }
}
