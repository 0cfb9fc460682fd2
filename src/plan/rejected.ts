import type { LayerVersion, Message, WantedLayer } from '../layer/layer.ts'
import type { Architecture, Declared, Metadata } from '../layer/metadata.ts'

/**
 * A Region can reject runtimes or architectures that other Regions accept. Its version does not declare them, and its description lists
 * them, such as `[not declared: arm64]`, so that the next run finds no difference. No call of Lambda returns what a Region rejects: its reads
 * accept runtimes that its writes reject.
 */

const topic = 'a-region-rejects-runtimes-or-architectures'

/** The longest description that Lambda accepts (AWS: PublishLayerVersion). */
const longestDescription = 256

/**
 * Returns metadata without what a Region rejects. Returns undefined if no runtime is left, or if the layer cannot load there. Every Region
 * has x86_64, also if it rejects the architectures of all versions.
 */
export function withoutRejected<M extends Metadata>(wanted: M, rejected: Declared): M | undefined {
  const runtimes = without(wanted.runtimes, rejected.runtimes)
  const architectures = without(wanted.architectures, rejected.architectures)
  const hasRuntime = runtimes.length > 0 || wanted.runtimes.length === 0
  const loads =
    architectures.length > 0 || wanted.architectures.length === 0 || wanted.architectures.includes('x86_64')
  if (!hasRuntime || !loads) return undefined
  return { ...wanted, runtimes, architectures, description: withList(wanted.description, rejected) }
}

/** The properties of the wanted layer that depend on what a Region rejects. */
type Wanted = Metadata & Pick<WantedLayer, 'isExplicit'>

/** Returns the metadata that a new version would get in a Region, if the Region still rejects what the existing version lists. */
export function wantedAs<W extends Wanted>(existing: LayerVersion, wanted: W): W {
  // A text of the user is not a list of the action.
  if (wanted.isExplicit.description && existing.description === wanted.description) return wanted
  const listed = listedIn(existing)
  return (listed && withoutRejected(wanted, listed)) ?? wanted
}

/** Returns what a Region rejected when a version was published, as its description lists it. Undefined if it has no list. */
function listedIn({ description }: Pick<LayerVersion, 'description'>): Declared | undefined {
  const [, list] = /\[not declared: ([\w., -]+)\]$/.exec(description) ?? []
  const names = list?.split(', ')
  return (
    names && {
      runtimes: names.filter((name) => !isArchitecture(name)),
      architectures: names.filter(isArchitecture),
    }
  )
}

/** Returns a version with the metadata for which it was published: it declares what its Region rejected, and does not list it. */
export function asRequested<V extends Metadata>(version: V): V {
  const rejected = listedIn(version)
  if (!rejected) return version
  const { runtimes, architectures, description } = version
  return {
    ...version,
    runtimes: [...runtimes, ...rejected.runtimes],
    architectures: [...architectures, ...rejected.architectures],
    description: description.replace(/ ?\[not declared: [\w., -]+\]$/, ''),
  }
}

/** Returns the architectures that a version was published for: those that it declares, and those that its Region rejected. */
export function requestedArchitectures(
  version: Pick<LayerVersion, 'architectures' | 'description'>,
): readonly Architecture[] {
  return [...version.architectures, ...(listedIn(version)?.architectures ?? [])]
}

/** Returns what an existing version declares and a note about it, if it declares less than wanted. */
export function declaredBy(
  existing: LayerVersion,
  wanted: WantedLayer,
): { readonly declared: Declared; readonly note: Message } | undefined {
  const { runtimes, architectures } = existing
  const missing = {
    runtimes: without(wanted.runtimes, runtimes),
    architectures: without(wanted.architectures, architectures),
  }
  if (namesOf(missing).length === 0) return undefined
  const text =
    `Version ${existing.version} does not declare ${namesOf(missing).join(', ')}, because Lambda rejected this in the Region. ` +
    'The next version declares it, if Lambda accepts it then.'
  return { declared: { runtimes, architectures }, note: { topic, text } }
}

/** Returns a warning about a version that does not declare what Lambda rejects in its Region. */
export function notDeclared(rejected: Declared): Message {
  const names = namesOf(rejected)
  const text =
    `In this Region, Lambda rejects ${names.join(', ')} in the metadata of a layer version. ` +
    `The version does not declare ${names.length === 1 ? 'it' : 'them'}.`
  return { topic, text }
}

/** Returns why a Region can have no version, and what to do: Lambda rejects all runtimes, or the layer cannot load there. */
export function nothingLeft(
  { runtimes, architectures }: Metadata,
  rejected: Declared,
): { readonly why: Message; readonly advice: string } {
  const others = 'remove the Region from "regions", or add it to "optional-regions".'
  return runtimes.length > 0 && without(runtimes, rejected.runtimes).length === 0
    ? {
        why: {
          topic,
          text: `In this Region, Lambda rejects all runtimes of the layer: ${runtimes.join(', ')}.`,
        },
        advice: `Add a runtime that it accepts to "compatible-runtimes", ${others}`,
      }
    : {
        why: {
          topic,
          text: `In this Region, Lambda does not offer ${architectures.join(', ')}, so the layer cannot load there.`,
        },
        advice: `R${others.slice(1)}`,
      }
}

/** If the description would be too long, the end of its text is left out. */
function withList(description: string, rejected: Declared): string {
  const list = `[not declared: ${namesOf(rejected).join(', ')}]`
  const text = description.slice(0, Math.max(0, longestDescription - list.length - 1))
  // A character of two code units is not divided.
  return `${text.replace(/[\uD800-\uDBFF]$/, '')} ${list}`.trimStart()
}

function namesOf({ runtimes, architectures }: Declared): readonly string[] {
  return [...runtimes, ...architectures]
}

function isArchitecture(name: string): name is Architecture {
  return name === 'x86_64' || name === 'arm64'
}

function without<T>(list: readonly T[], others: readonly T[]): T[] {
  return list.filter((one) => !others.includes(one))
}
