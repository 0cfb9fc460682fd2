import { opt, packagesPattern } from '../layer/opt.ts'

/** Where Python finds packages. Files next to site-packages are in none of these. */
const python = `(?:${opt.python.versioned.packagesPattern}/|${opt.python.folder}/(?!lib/python))`
const gems = opt.ruby.versioned.packagesPattern

/** Where packages are in a layer; the group is the package's name. */
const places: readonly RegExp[] = [
  /(?:^|\/)node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?((?:@[^/]+\/)?[^/]+)/,
  new RegExp(`^${python}([^/]+)-[^-/]+\\.(?:dist|egg)-info(?:/|$)`),
  // What auditwheel adds to a package.
  new RegExp(`^${python}([^/]+)\\.libs/`),
  new RegExp(`^${python}([^/.]+)`),
  new RegExp(`^${packagesPattern('java')}/(.+)`),
  new RegExp(`^${gems}/(?:gems|extensions/[^/]+/[^/]+)/([^/]+)`),
  new RegExp(`^${gems}/(?:specifications|cache|build_info|doc)/(.+?)(?:\\.gemspec|\\.gem|\\.info|/|$)`),
]

/** A distribution's name as PyPI and lock files write it (PyPA: "Names and normalization"). */
export function pypiName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-')
}

/** The package of a file of a layer, by its path: the name that people use, or else the first two parts of the path. */
export function packageOf(path: string): string {
  for (const place of places) {
    const name = place.exec(path)?.[1]
    if (name !== undefined) return name
  }
  return path.split('/').slice(0, 2).join('/')
}
