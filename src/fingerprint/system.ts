import { existsSync } from 'node:fs'
import { hashOfFile, readTextOrEmpty } from '../base/files.ts'
import type { Environment } from '../layer/layer.ts'
import { digestOf } from './digest.ts'

/** The lists of installed packages of Debian, Alpine and Red Hat. Compiled code uses their libraries. */
const installed = [
  '/var/lib/dpkg/status',
  '/lib/apk/db/installed',
  '/var/lib/rpm/rpmdb.sqlite',
  '/usr/lib/sysimage/rpm/rpmdb.sqlite',
]

/**
 * Returns a digest of the system of this runner. zlib compresses the archive. The C library decides which wheels pip accepts. If code runs,
 * it can use everything that is installed.
 */
export async function digestOfSystem(
  { ImageOS, ImageVersion }: Environment,
  runsCode: boolean,
): Promise<string> {
  const lists = runsCode ? installed.filter((path) => existsSync(path)) : []
  return digestOf({
    platform: [process.platform, process.arch, process.versions.zlib],
    umask: process.umask(),
    release: await readTextOrEmpty('/etc/os-release'),
    image: runsCode ? [ImageOS, ImageVersion] : [],
    packages: await Promise.all(lists.map((path) => hashOfFile(path))),
  })
}
