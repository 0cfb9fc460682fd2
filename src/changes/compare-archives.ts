import type { Changes } from '../layer/changes.ts'
import type { Judged } from '../layer/judged-archive.ts'
import { openAsJudged } from '../layer/judged-archive.ts'
import { compareContents } from './compare.ts'
import { contentsOf, readingSharedFilesFrom } from './contents.ts'
import type { Download, DownloadContext } from './download-reader.ts'
import { remoteBytes } from './download-reader.ts'
import { localBytes } from './local-reader.ts'
import { openZip } from './zip-reader.ts'

/** Compares the archive of a previous version with a local archive. Rejects with a NotComparable if the download fails or is aborted. */
export async function compareArchives(
  download: Download & { readonly sha256: string },
  archive: Judged,
  context: DownloadContext,
): Promise<Changes> {
  const file = await openAsJudged(archive)
  try {
    const zip = await openZip(await localBytes(file))
    const after = await contentsOf(zip)
    if (download.sha256 === archive.sha256) return compareContents(after, after)
    const old = await openZip(remoteBytes(download, context))
    return compareContents(await contentsOf(readingSharedFilesFrom(old, zip)), after)
  } finally {
    await file.close()
  }
}
