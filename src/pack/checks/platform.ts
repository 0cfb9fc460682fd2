/** The words that packages use in paths for operating systems, processors and C libraries. */
const words = [
  'linux linux32 linux64 linuxmusl linuxglibc android alpine darwin macos osx apple win win32 win64 windows msvc freebsd netbsd openbsd sunos unknown pc',
  'x64 x86 x86_64 x86-64 amd64 ia32 i386 i486 i586 i686 386 arm armel armhf armv5 armv6 armv6l armv7 armv7l armv8 arm64 arm64v8 aarch64 armeabi universal universal2',
  'ppc ppc64 ppc64le powerpc64 powerpc64le s390 s390x riscv64 riscv64gc loong64 loongarch64 mips mipsel mips64 mips64el',
  'musl musleabi musleabihf gnu gnueabi gnueabihf glibc libc',
]
  .flatMap((line) => line.split(' '))
  // The longest first, so that `x86_64` does not match as `x86`.
  .sort((one, other) => other.length - one.length)
  .join('|')

const platform = new RegExp(`(?<![a-z0-9])(?:${words})(?:[-_.+](?:${words}))*(?![a-z0-9])`, 'gi')

const platformWithSeparator = new RegExp(`[-_.]?${platform.source}`, 'gi')

/** Returns the name of a file without its platform. `a.musl.node` and `a.node` become the same. */
export function withoutPlatform(name: string): string {
  return name.replaceAll(platformWithSeparator, '')
}

/** Returns a path with `*` for each platform. `prebuilds/linux-arm64/a.node` and `prebuilds/linux-x64/a.node` become the same. */
export function platformPattern(path: string): string {
  return path.replaceAll(platform, '*')
}
