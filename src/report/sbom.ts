import { createHash } from 'node:crypto'
import { ComponentType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums'
import * as Models from '@cyclonedx/cyclonedx-library/Models'
import { fixupSpdxId } from '@cyclonedx/cyclonedx-library/SPDX'
import { JSON as AsJson } from '@cyclonedx/cyclonedx-library/Serialize'
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec'
import { PackageURL } from 'packageurl-js'
import parseExpression from 'spdx-expression-parse'
import type { LeftOut } from '../layer/slim.ts'
import type { Package } from '../packages/packages.ts'

/** The layer that a bill of materials describes. `sha256` is base64. `leftOut` is what "slim" left out, if it was requested. */
export interface Subject {
  readonly layerName: string
  readonly sha256: string
  readonly leftOut?: LeftOut | undefined
}

/**
 * Returns a CycloneDX bill of materials as JSON, which is always the same for the same layer. A package in several places is one component
 * with a property `path` for each place. A package that "slim" left out is no component, but a property of the layer.
 */
export function sbomOf(packages: readonly Package[], subject: Subject): string {
  const bom = new Models.Bom({
    serialNumber: serialNumberOf(subject),
    metadata: new Models.Metadata({
      tools: new Models.Tools({
        components: new Models.ComponentRepository([
          new Models.Component(ComponentType.Application, 'lambda-layer-everywhere'),
        ]),
      }),
      component: layerOf(subject),
    }),
    components: new Models.ComponentRepository(componentsOf(packages)),
  })
  const document = new AsJson.Normalize.Factory(Spec1dot6).makeForBom().normalize(bom, {})
  // The dependencies between packages are not known. An empty graph would claim that there are none.
  return `${JSON.stringify({ ...document, dependencies: undefined }, undefined, 2)}\n`
}

/** GitHub attests only a bill with a serial number. It is a hash of the layer (RFC 9562, UUID version 8), so that it never varies. */
function serialNumberOf({ layerName, sha256 }: Subject): string {
  const digest = createHash('sha256').update(`${layerName}\n${sha256}`).digest('hex')
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
  ]
  return `urn:uuid:${[...parts, digest.slice(20, 32)].join('-')}`
}

function layerOf({ layerName, sha256, leftOut }: Subject): Models.Component {
  const hex = Buffer.from(sha256, 'base64').toString('hex')
  return new Models.Component(ComponentType.Library, layerName, {
    hashes: new Models.HashDictionary([[HashAlgorithm['SHA-256'], hex]]),
    properties: new Models.PropertyRepository(leftOut ? propertiesOf(leftOut) : []),
  })
}

/** A property `slim:KIND` for each kind of files that was left out, and `slim:package` for each package that was left out as a whole. */
function propertiesOf({ kinds, packages }: LeftOut): Models.Property[] {
  const names = packages.map((one) => purlOf(one) ?? `${one.name}@${one.version}`)
  return [
    ...kinds.map(
      ({ kind, files, size }) => new Models.Property(`slim:${kind}`, `${files} files, ${size} bytes`),
    ),
    ...[...new Set(names)].sort().map((name) => new Models.Property('slim:package', name)),
  ]
}

function componentsOf(packages: readonly Package[]): Models.Component[] {
  const places = Map.groupBy(sortedBy(packages, 'path'), (one) => purlOf(one) ?? `${one.name}@${one.version}`)
  const found = [...places].map(([bomRef, at]) => ({ bomRef, at }))
  return sortedBy(found, 'bomRef').map(({ bomRef, at }) => componentOf(bomRef, at))
}

/** The library sorts by the locale of the machine. This order is the same everywhere. */
function sortedBy<K extends string, T extends Readonly<Record<K, string>>>(items: readonly T[], key: K): T[] {
  return items.toSorted((one, other) => (one[key] < other[key] ? -1 : 1))
}

/** All `places` contain the same package. */
function componentOf(bomRef: string, places: readonly Package[]): Models.Component {
  const [found] = places as [Package]
  const { group, name } = splitName(found)
  return new Models.Component(ComponentType.Library, name, {
    bomRef,
    ...(group !== undefined && { group }),
    version: found.version,
    ...(bomRef.startsWith('pkg:') && { purl: bomRef }),
    licenses: new Models.LicenseRepository(found.license === undefined ? [] : [licenseOf(found.license)]),
    properties: new Models.PropertyRepository(places.map(({ path }) => new Models.Property('path', path))),
  })
}

type Identity = Pick<Package, 'ecosystem' | 'name' | 'version'>

/** The package URL (ECMA-427), or undefined for a jar of unknown group. Without its group the URL would name a different package. */
function purlOf(found: Identity): string | undefined {
  const { ecosystem, version } = found
  const { group, name } = splitName(found)
  if (ecosystem === 'maven' && group === undefined) return undefined
  return new PackageURL(ecosystem, group, name, version || undefined).toString()
}

function splitName({ ecosystem, name }: Identity): { group?: string; name: string } {
  if (ecosystem === 'pypi') return { name }
  const [, group, rest] = (ecosystem === 'npm' ? /^(@[^/]+)\/(.+)$/ : /^([^:]+):(.+)$/).exec(name) ?? []
  return group === undefined || rest === undefined ? { name } : { group, name: rest }
}

function licenseOf(text: string): Models.License {
  const id = fixupSpdxId(text)
  if (id !== undefined) return new Models.SpdxLicense(id)
  return isExpression(text) ? new Models.LicenseExpression(text) : new Models.NamedLicense(text)
}

function isExpression(text: string): boolean {
  try {
    parseExpression(text)
    return true
  } catch {
    return false
  }
}
