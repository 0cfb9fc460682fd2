/** What an input of action.yml decides: the bytes of the archive, only the metadata of the layer version, or neither. */
type Effect = 'bytes' | 'metadata' | 'neither'

/** The effect of each input. A test compares the names with action.yml. */
export const effects = {
  'layer-name': 'neither',
  // The files of the directory decide, and not its path.
  source: 'neither',
  // There is no fingerprint of an archive.
  archive: 'neither',
  'package-manager': 'bytes',
  extras: 'bytes',
  'build-command': 'bytes',
  'smoke-test': 'neither',
  'test-command': 'neither',
  'build-timeout-minutes': 'neither',
  'install-scripts': 'bytes',
  'require-lockfile': 'neither',
  'compatible-runtimes': 'bytes',
  'compatible-architectures': 'bytes',
  description: 'metadata',
  'license-info': 'metadata',
  include: 'bytes',
  exclude: 'bytes',
  slim: 'bytes',
  regions: 'neither',
  'optional-regions': 'neither',
  'role-to-assume': 'neither',
  'role-session-name': 'neither',
  'role-duration-seconds': 'neither',
  audience: 'neither',
  'allowed-account-ids': 'neither',
  principals: 'neither',
  'allow-public': 'neither',
  's3-bucket': 'neither',
  's3-prefix': 'neither',
  's3-encryption': 'neither',
  release: 'neither',
  'ssm-parameter': 'neither',
  export: 'neither',
  sbom: 'neither',
  'skip-unchanged': 'neither',
  // The files that the patterns match decide, and not the patterns.
  'build-inputs': 'neither',
  'skip-build-if-unchanged': 'neither',
  version: 'neither',
  'align-versions': 'neither',
  'retain-versions': 'neither',
  'on-failure': 'neither',
  'dry-run': 'neither',
  'pull-request-comment': 'neither',
  'github-token': 'neither',
} as const satisfies Readonly<Record<string, Effect>>

type Name = keyof typeof effects

/** The inputs that decide the bytes of the archive, by their names in action.yml. */
export type DecidingInput = { [N in Name]: (typeof effects)[N] extends 'bytes' ? N : never }[Name]

/** Returns the parsed values of the inputs that decide the bytes of the archive. */
export function decidingValues(
  inputs: Readonly<Record<DecidingInput, unknown>>,
): Partial<Record<DecidingInput, unknown>> {
  const names = (Object.keys(effects) as Name[]).filter(
    (name) => effects[name] === 'bytes',
  ) as DecidingInput[]
  return Object.fromEntries(names.map((name) => [name, inputs[name] ?? null]))
}
