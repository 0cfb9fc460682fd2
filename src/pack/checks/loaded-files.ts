import { extensions, programs } from '../../layer/opt.ts'

/** Shared libraries and add-ons: `a.so`, `a.so.1.2`, `a.node`. */
const library = /\.(?:so(?:\.\d[^./]*)*|node)$/

/** Python on Windows and Ruby on macOS use these names for extension modules. */
const foreignModule = /\.(?:pyd|bundle)$/

/** Programs that Lambda or functions start, and programs of packages. In packages, those for Windows have an extension. */
const program = new RegExp(`^(?:${programs}|${extensions})/[^/]+$|^bootstrap$|/bin/[^/.]+$`)

const source = /\.(?:py|[cm]?js|json|rb|jar|class|wasm)$/

/** Data for the tests of a package, and debug information. `numpy/testing` is code that is imported. */
const neverLoaded = /(?:^|\/)(?:tests?|__tests__|test[-_]?data|fixtures?|\.debug|lib\/debug)\//i

/** Returns whether a path is that of a library that functions load. */
export function isLoadedAsLibrary(path: string): boolean {
  return library.test(path) && !neverLoaded.test(path)
}

/** Returns whether a path is that of an extension module for another system, whose name ends with `.so` on Linux. */
export function isForeignModule(path: string): boolean {
  return foreignModule.test(path)
}

/** Returns whether a path is that of a library or program that functions load. Other libraries for macOS and Windows are never loaded. */
export function isLoadedAsBinary(path: string): boolean {
  return [library, program, foreignModule].some((name) => name.test(path)) && !neverLoaded.test(path)
}

/** Returns whether a path is that of code that functions load. */
export function isLoadedAsCode(path: string): boolean {
  return isLoadedAsBinary(path) || (source.test(path) && !neverLoaded.test(path))
}
