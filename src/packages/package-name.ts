/** Where packages lie in a layer; the first group that fits is the package's name. */
const places: readonly RegExp[] = [
  /(?:^|\/)node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)/,
  /^python\/(?:lib\/python[^/]+\/site-packages\/|(?!lib\/python))([^/]+)-[^-/]+\.(?:dist|egg)-info(?:\/|$)/,
  // What auditwheel adds to a package.
  /^python\/(?:lib\/python[^/]+\/site-packages\/|(?!lib\/python))([^/]+)\.libs\//,
  /^python\/(?:lib\/python[^/]+\/site-packages\/|(?!lib\/python))([^/.]+)/,
  /^java\/lib\/(.+)/,
  /^ruby\/gems\/[^/]+\/(?:gems|extensions\/[^/]+\/[^/]+)\/([^/]+)/,
  /^ruby\/gems\/[^/]+\/(?:specifications|cache|build_info|doc)\/(.+?)(?:\.gemspec|\.gem|\.info|\/|$)/,
]

/** A distribution's name as PyPI and lock files write it (PyPA: "Names and normalization"). */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** The package that a file of a layer belongs to, by where it lies: as people name it, or else the first two parts of its path. */
export function packageOf(path: string): string {
  for (const place of places) {
    const name = place.exec(path)?.[1]
    if (name !== undefined) return name
  }
  return path.split('/').slice(0, 2).join('/')
}
