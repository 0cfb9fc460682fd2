import { opt, packagesPattern } from '../layer/opt.ts'

/** The folders in which Python finds packages. Files next to site-packages belong to no package. */
const python = `(?:${opt.python.versioned.packagesPattern}/|${opt.python.folder}/(?!lib/python))`
const gems = opt.ruby.versioned.packagesPattern

/** The paths of packages in a layer. The group is the name of the package. */
const places: readonly RegExp[] = [
  /(?:^|\/)node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)/,
  new RegExp(`^${python}([^/]+)-[^-/]+\\.(?:dist|egg)-info(?:/|$)`),
  // auditwheel adds these folders to packages.
  new RegExp(`^${python}([^/]+)\\.libs/`),
  new RegExp(`^${python}([^/.]+)`),
  new RegExp(`^${packagesPattern('java')}/(.+)`),
  new RegExp(`^${gems}/(?:gems|extensions/[^/]+/[^/]+)/([^/]+)`),
  new RegExp(`^${gems}/(?:specifications|cache|build_info|doc)/(.+?)(?:\\.gemspec|\\.gem|\\.info|/|$)`),
]

/** Returns the normalized name of a Python package (PyPA: "Names and normalization"). */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** Returns the name of the package to which a path of a layer belongs. If it belongs to none, returns the first two parts of the path. */
export function packageOf(path: string): string {
  for (const place of places) {
    const name = place.exec(path)?.[1]
    if (name !== undefined) return name
  }
  return path.split('/').slice(0, 2).join('/')
}
