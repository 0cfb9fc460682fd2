import type { Failure, Outcome } from './load-packages.ts'
import { isUnsupportedForm } from './node-packages.ts'
import type { Load, Selection, Skipped } from './selection.ts'
import { reasons } from './selection.ts'

/** A package that does not load, in the form in which it was tried, with the last line of the error. */
export interface Failed {
  readonly load: Load
  readonly line: string
}

/** The packages of a layer on one runtime, by their names. */
export interface Verdict {
  readonly loaded: readonly string[]
  readonly skipped: readonly Skipped[]
  readonly failed: readonly Failed[]
}

/**
 * Returns which packages load. A package must load in each form that it supports. A package that requires a package of the runtime cannot
 * be tested on a runner without it. `missingOfRuntime` returns the name of that package.
 */
export function verdictOn(
  { loads, skipped }: Selection,
  outcomes: ReadonlyMap<Load, Outcome>,
  missingOfRuntime: (failure: Failure) => string | undefined = () => undefined,
): Verdict {
  const names = [...new Set(loads.map((load) => load.package))]
  const parts = names.map((name) => {
    const own = loads.filter((load) => load.package === name)
    return verdictOnPackage(name, own, outcomes, missingOfRuntime)
  })
  return {
    loaded: parts.flatMap(({ loaded }) => loaded),
    skipped: [...skipped, ...parts.flatMap((part) => part.skipped)],
    failed: parts.flatMap(({ failed }) => failed),
  }
}

function verdictOnPackage(
  name: string,
  loads: readonly Load[],
  outcomes: ReadonlyMap<Load, Outcome>,
  missingOfRuntime: (failure: Failure) => string | undefined,
): Verdict {
  const all = loads.map((load) => ({ load, outcome: outcomes.get(load) ?? { state: 'skipped' as const } }))
  const hasLoaded = all.some(({ outcome }) => outcome.state === 'loaded')
  const failures = all.flatMap(({ load, outcome }) => {
    if (outcome.state !== 'failed' || isUnsupportedForm(load, outcome)) return []
    const isUnused = load.isOptional === true && outcome.missing !== undefined && hasLoaded
    return isUnused ? [] : [{ load, ...outcome }]
  })
  const missing = failures.map(missingOfRuntime)
  const failed = failures.filter((_failure, index) => missing[index] === undefined)
  if (failed.length > 0) return { loaded: [], skipped: [], failed }
  const [required] = missing.filter((one) => one !== undefined)
  if (required !== undefined) return skip(name, `requires ${required}, which is part of the runtime`)
  return hasLoaded ? { loaded: [name], skipped: [], failed: [] } : skip(name, reasons.noEntry)
}

function skip(name: string, why: string): Verdict {
  return { loaded: [], skipped: [{ package: name, why }], failed: [] }
}
