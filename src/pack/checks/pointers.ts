import type { Message } from '../../base/message.ts'
import { about } from '../../base/message.ts'
import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import { leaveOut } from '../../layer/layer-to-check.ts'
import { installedOwners } from '../../packages/installed.ts'
import type { Findings } from './findings.ts'
import { listed } from './listed.ts'
import { isLoadedAsCode } from './loaded-files.ts'

/** The sentence on how to get the files instead of their Git LFS pointers. */
export const fixForPointers: Record<LayerToCheck['from'], string> = {
  tree: 'Add "lfs: true" to the step that uses actions/checkout.',
  archive: 'Run "git lfs pull" before you create the zip.',
}

const fixForPackages = 'Install Git LFS before the packages, or install them from a package registry.'

/**
 * Finds Git LFS pointers among these paths. An error is about the user's files, and about code in installed packages. Other files of packages
 * are warnings, because they can be data for tests. `isReplaced` returns whether the target loads another file instead.
 */
export async function messagesOnPointers(
  paths: readonly string[],
  layer: LayerToCheck,
  isReplaced: (path: string) => boolean,
): Promise<Findings> {
  if (paths.length === 0) return { errors: [], warnings: [] }
  const ownerOf = await installedOwners(layer)
  const isInstalled = (path: string): boolean => ownerOf(path) !== undefined
  const [installed, own] = [paths.filter(isInstalled), paths.filter((path) => !isInstalled(path))]
  const isNeeded = (path: string): boolean => isLoadedAsCode(path) && !isReplaced(path)
  const message = (subject: string, found: readonly string[], fix: string): Message[] => {
    if (found.length === 0) return []
    const what = `${subject} only Git LFS pointers instead of files: ${listed(found)}.`
    const remedy = leaveOut(layer.from, 'files that the functions do not need')
    return [about('a-file-is-only-a-git-lfs-pointer', `${what} ${fix} ${remedy}`)]
  }
  return {
    errors: [
      ...message('The layer has', own, fixForPointers[layer.from]),
      ...message('Installed packages have', installed.filter(isNeeded), fixForPackages),
    ],
    warnings: message(
      'Installed packages have',
      installed.filter((path) => !isNeeded(path)),
      fixForPackages,
    ),
  }
}
