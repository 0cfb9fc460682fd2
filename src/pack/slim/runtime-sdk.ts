import type { LayerToCheck } from '../../layer/layer-to-check.ts'
import type { Runtime } from '../../layer/layer.ts'
import { factsOf } from '../../layer/runtimes.ts'
import type { InstalledPackage } from '../../packages/installed.ts'

/** What decides which packages of the SDK can be left out. All runtimes include an SDK. */
export interface SdkRequest {
  readonly runtimes: readonly Runtime[]
  /** The npm packages on which the project depends directly. Undefined if they are not known. */
  readonly directDependencies?: readonly string[] | undefined
  readonly read: LayerToCheck['read']
}

/** Returns the packages of the AWS SDKs that the declared runtimes include, and the packages inside of them. */
export async function sdkAmong(
  packages: readonly InstalledPackage[],
  { runtimes, directDependencies, read }: SdkRequest,
): Promise<InstalledPackage[]> {
  const languages = new Set(runtimes.map((runtime) => factsOf(runtime)?.language))
  const { npm = [], pypi = [], gem = [] } = Object.groupBy(packages, ({ ecosystem }) => ecosystem)
  const found = [
    ...(languages.has('nodejs') ? sdkForNode(npm, directDependencies) : []),
    ...(languages.has('python') ? await sdkForPython(pypi, read) : []),
    ...(languages.has('ruby') ? gem.filter(isSdkGem) : []),
  ]
  const roots = found.filter(({ ecosystem }) => ecosystem === 'npm').map(({ root }) => `${root}/`)
  return packages.filter((one) => found.includes(one) || roots.some((root) => one.root.startsWith(root)))
}

/** The packages of the SDK that functions can load from the Node.js runtimes. Functions cannot load the parts that these need. */
const offered = /^@aws-sdk\/(?:client-[\w-]+|lib-dynamodb|util-dynamodb)$/
const partOfSdk = /^@(?:aws-sdk|smithy)\//

/**
 * A part of the SDK stays if other code can load it: a package outside of the SDK depends on it, or the project does. For example,
 * aws-xray-sdk-core needs @smithy/service-error-classification, which the runtimes do not offer.
 */
function sdkForNode(
  npm: readonly InstalledPackage[],
  direct: readonly string[] | undefined,
): InstalledPackage[] {
  const parts = npm.filter(({ name, manifest }) => partOfSdk.test(name) && manifest['name'] === name)
  const partsNamed = Map.groupBy(parts, ({ name }) => name)
  const closure = (names: readonly string[]): Set<string> => {
    const reached = new Set<string>()
    const visit = (name: string): void => {
      if (reached.has(name) || !partsNamed.has(name)) return
      reached.add(name)
      for (const one of partsNamed.get(name) ?? []) dependenciesOf(one).forEach(visit)
    }
    names.forEach(visit)
    return reached
  }
  const ofSdk = closure([...partsNamed.keys()].filter((name) => offered.test(name)))
  const others = npm.filter(({ name }) => !ofSdk.has(name))
  const needed = closure(
    [...others.flatMap(dependenciesOf), ...(direct ?? [...partsNamed.keys()].filter(isUnknown))].filter(
      (name) => !offered.test(name),
    ),
  )
  return parts.filter(({ name }) => ofSdk.has(name) && (offered.test(name) || !needed.has(name)))
}

/** If the direct dependencies are not known, each of these can be one. */
function isUnknown(name: string): boolean {
  return name.startsWith('@smithy/')
}

function dependenciesOf({ manifest }: InstalledPackage): string[] {
  return ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((key) =>
    Object.keys(manifest[key] ?? {}),
  )
}

const sdkOfPython = ['boto3', 'botocore', 's3transfer', 'jmespath']

/** Returns no package if another package restricts the version: it would not work with the version that AWS chooses. */
async function sdkForPython(
  pypi: readonly InstalledPackage[],
  read: LayerToCheck['read'],
): Promise<InstalledPackage[]> {
  const sdk = pypi.filter(({ name }) => sdkOfPython.includes(name))
  if (sdk.length === 0) return []
  for (const { files, path } of pypi.filter((one) => !sdk.includes(one))) {
    const metadata = `${path}/METADATA`
    if (!files.some((file) => file.path === metadata)) continue
    if (restrictsSdk((await read(metadata)).toString('latin1'))) return []
  }
  return sdk
}

/** Returns whether core metadata has a requirement such as `botocore <1.40` or `boto3 ==1.39.1`. `boto3 <2` allows what AWS chooses. */
function restrictsSdk(metadata: string): boolean {
  const [header = ''] = metadata.split(/\r?\n\r?\n/, 1)
  const requirements = header.matchAll(/^Requires-Dist:\s*(?:boto3|botocore|s3transfer)(?![\w-])([^;\n]*)/gim)
  return [...requirements].some(([, versions = '']) =>
    [...versions.matchAll(/(===?|<=?|~=)\s*([\d.*]+)/g)].some(([, operator = '', version = '']) =>
      isNarrow(operator, version.split('.')),
    ),
  )
}

/** Returns whether a version specifier excludes newer versions with the same first number (PyPA: "Version specifiers"). */
function isNarrow(operator: string, [, ...rest]: readonly string[]): boolean {
  switch (operator) {
    case '<':
      return rest.some((part) => Number(part) > 0)
    case '~=':
      return rest.length > 1
    default:
      return rest[0] !== '*' && (operator !== '<=' || rest.length > 0)
  }
}

/** A gem of a service, or one that all of these need. Other gems with such names, such as aws-sdk-rails, are not in the runtimes. */
function isSdkGem({ name, root, files }: InstalledPackage): boolean {
  const [, gem = ''] = /^(aws-sdk(?:-\w+)?)-\d/.exec(name) ?? []
  return (
    ['aws-sdk', 'aws-sdk-core', 'aws-sdk-resources'].includes(gem) ||
    files.some(({ path }) => gem !== '' && path === `${root}/lib/${gem}/client_api.rb`)
  )
}
