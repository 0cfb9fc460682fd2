import { counted } from '../base/figures.ts'
import type { Reason } from '../base/message.ts'
import { about } from '../base/message.ts'
import { quote } from '../base/quote.ts'
import type { Failed, Verdict } from './verdict.ts'

const topic = 'a-package-does-not-load'

/** Returns the result on one runtime as a line of the log. */
export function describeVerdict(runtime: string, { loaded, skipped, failed }: Verdict): string {
  const failing = new Set(failed.map(({ load }) => load.package)).size
  const parts = [
    `${counted(loaded.length, 'package')} ${loaded.length === 1 ? 'loads' : 'load'}`,
    ...(failing > 0 ? [`${failing} ${failing === 1 ? 'does' : 'do'} not`] : []),
    ...(skipped.length > 0
      ? [
          `${skipped.length} skipped: ${skipped.map(({ package: name, why }) => `${name} (${why})`).join(', ')}`,
        ]
      : []),
  ]
  return `${runtime}: ${parts.join(', ')}`
}

/** The packages that fail with the same error, and the runtimes on which they do. */
interface Group {
  readonly line: string
  /** The forms in which a package fails, by its name. */
  readonly packages: Map<string, Set<string>>
  readonly runtimes: Set<string>
}

/** Returns one error for each cause. `results` are the results by runtime. */
export function errorsIn(results: ReadonlyMap<string, Verdict>): Reason[] {
  const groups = new Map<string, Group>()
  for (const [runtime, { failed }] of results) {
    for (const one of failed) {
      const group = groups.get(one.line) ?? {
        line: one.line,
        packages: new Map<string, Set<string>>(),
        runtimes: new Set<string>(),
      }
      const { package: name } = one.load
      group.packages.set(name, (group.packages.get(name) ?? new Set<string>()).add(formOf(one)))
      group.runtimes.add(runtime)
      groups.set(one.line, group)
    }
  }
  return [...groups.values()].map(({ line, packages, runtimes }) =>
    about(
      topic,
      `${listed([...packages].map(nameOf))} ${packages.size === 1 ? 'does' : 'do'} not load on ${[...runtimes].join(' and ')}: ` +
        `"${line.replaceAll('"', "'").replace(/\.$/, '')}". Nothing was published. ${remedyFor(line)}`,
    ),
  )
}

/** Returns a package with the forms in which it fails, such as `"opencv-python" (import cv2)`. */
function nameOf([name, forms]: readonly [string, ReadonlySet<string>]): string {
  return `${quote(name)} (${[...forms].join(', ')})`
}

function formOf({ load: { package: name, module, how } }: Failed): string {
  return how === 'class path' || module === name ? how : `${how} ${module}`
}

/** The maximum number of packages in a message. */
const mostListed = 10

function listed(names: readonly string[]): string {
  const more = names.length - mostListed
  return [...names.slice(0, mostListed), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** What to do about an error, by a pattern for its line. The first match wins. */
const remedies: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [
    /cannot open shared object file|undefined symbol|GLIBC/,
    'Add the library to "lib" of the layer, or use a package that contains it.',
  ],
  [
    /\(wrong name: /,
    'Java does not find classes in that folder of the jar. Use a plain jar instead of an executable one, such as one of Spring Boot.',
  ],
  [
    /No module named|Cannot find (module|package)|cannot load such file|ClassNotFoundException|NoClassDefFoundError/,
    'Add what is missing to the manifest, or to the layer.',
  ],
  [
    /ERR_REQUIRE_ESM|require\(\) of ES Module/,
    'Lambda does not allow "require" of an ES module. Use another version of the package.',
  ],
  [/UnsupportedClassVersionError|SyntaxError/, 'Use a version of the package that supports this runtime.'],
  [
    /changes files of the layer/,
    'A function cannot change the files of a layer. Use another version of the package.',
  ],
]

function remedyFor(line: string): string {
  return (
    remedies.find(([pattern]) => pattern.test(line))?.[1] ??
    'See its full output in the log above, and fix or replace the package.'
  )
}
