/** The metadata of a package. A value is undefined if it is not known. */
export interface PackageMetadata {
  readonly name?: string | undefined
  readonly version?: string | undefined
  readonly license?: string | undefined
}

/** Reads a package.json. Throws if it is not JSON. */
export function readPackageJson(text: string): PackageMetadata {
  const { name, version, license, licenses } = JSON.parse(text.replace(/^\ufeff/, '')) as Record<
    string,
    unknown
  >
  // Old packages list alternative licenses, or objects with a `type`.
  const choices = [license, licenses].flat().map((one) => stringIn(one) ?? stringIn(typeOf(one)))
  return {
    name: stringIn(name),
    version: stringIn(version),
    license: choices.filter((one) => one !== undefined).join(' OR '),
  }
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
}

function stringIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Reads METADATA or PKG-INFO (PyPA: "Core metadata specifications"). */
export function readCoreMetadata(text: string): PackageMetadata {
  const fields = fieldsOf(text)
  const [name, version] = [fields('name')[0], fields('version')[0]]
  const classified = fields('classifier')
    .filter((one) => one.startsWith('License :: '))
    .map((one) => one.slice(one.lastIndexOf(':: ') + 3))
  const [free] = fields('license').filter((license) => license.toUpperCase() !== 'UNKNOWN')
  // Some have the whole text of a license in the field. A classifier says more than its first line.
  const [title, ...more] = free?.trim().split('\n') ?? []
  const license =
    fields('license-expression')[0] ??
    (more.length === 0 ? title : undefined) ??
    (classified.join(', ') || title)
  return { name, version, license }
}

/** The fields of a header by their lower-case names. A line that starts with a space continues the previous one. */
function fieldsOf(text: string): (name: string) => string[] {
  const fields: { name: string; value: string }[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line === '') break
    const last = fields.at(-1)
    const [, name, value] = /^([\w-]+):(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined)
      fields.push({ name: name.toLowerCase(), value: value.trimStart() })
    else if (last) last.value += `\n${line.trim()}`
  }
  return (wanted) => fields.filter(({ name }) => name === wanted).map(({ value }) => value)
}

/** Reads a gemspec as RubyGems writes it when it installs a gem. */
export function readGemspec(text: string): PackageMetadata {
  const [, name, version] = /^# stub: (\S+) (\S+) /m.exec(text) ?? []
  const list = /^[ \t]*\w+\.licenses = \[(.*)\]/m.exec(text)?.[1] ?? ''
  return { name, version, license: [...list.matchAll(/"([^"]+)"/g)].map(([, one]) => one).join(', ') }
}

/** The coordinates of a Maven artifact. */
export interface Coordinates {
  readonly group: string
  readonly artifact: string
  readonly version: string
}

/** Reads the pom.properties that Maven puts into a jar. */
export function readPomProperties(text: string): Coordinates {
  const value = (key: string): string =>
    new RegExp(`^${key}[ \\t]*[=:](.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
  return { group: value('groupId'), artifact: value('artifactId'), version: value('version') }
}

/** Returns whether the file name of a jar, without its extension, is that of the artifact: `artifact[-version[-classifier]]`. */
export function fitsJar({ artifact, version }: Coordinates, name: string): boolean {
  const full = `${artifact}-${version}`
  return artifact !== '' && (name === artifact || name === full || name.startsWith(`${full}-`))
}

/** Returns the name and version in the file name of a jar, without its extension. The version begins with the last number that has a dot. */
export function jarName(name: string): PackageMetadata {
  const [, artifact, version] = /^(.+)-(\d+\..*)$/.exec(name) ?? /^(.+)-(\d.*)$/.exec(name) ?? []
  return { name: artifact ?? name, version }
}

/** Reads the licenses of a pom.xml. Inherited licenses are not in the file. */
export function readPom(text: string): PackageMetadata {
  const [, licenses = ''] = text.split(/<\/?licenses>/, 2)
  const names = [...licenses.matchAll(/<name>([^<]*)<\/name>/g)].map(([, name = '']) => name.trim())
  return { license: names.join(', ') }
}
